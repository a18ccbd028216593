"""`/me`: what falls due for one’s own body, and how it stands."""
