"""The face for firms, platforms and the public."""
