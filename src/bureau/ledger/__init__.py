"""What is known: facts with source, grade and two times; never overwritten."""
