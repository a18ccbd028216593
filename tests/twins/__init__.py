"""Second answers: policies written out by hand from the law, reading no rulebook and no engine."""
