"""A text held against the ledger: what each number of it is, and whether it is so."""
