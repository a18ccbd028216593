"""Windows in which something can be handed in, and who has handed in what."""
