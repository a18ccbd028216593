"""`/me/file`: every fact of one’s own body, corrected by proposals."""
