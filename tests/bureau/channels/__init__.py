"""Messages: told once, seen after a pause, read by whom they are for."""
