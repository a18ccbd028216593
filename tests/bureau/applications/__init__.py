"""Windows and applications."""
