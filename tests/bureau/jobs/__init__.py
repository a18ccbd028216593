"""The lease table."""
