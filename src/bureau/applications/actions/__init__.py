"""What may be done in the room."""
