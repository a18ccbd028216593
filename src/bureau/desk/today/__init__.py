"""`/desk`: what falls due, for whoever is looking; each item with its reason and one action."""
