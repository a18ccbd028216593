"""`/me/platform`: who came this month, and what the platforms have reached."""
