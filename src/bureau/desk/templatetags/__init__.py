"""Tags of the staff face."""
