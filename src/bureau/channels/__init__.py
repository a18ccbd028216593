"""What is told to people: an inbox with receipts. Other channels stand beside it as folders."""
