"""`/desk/firms/<code>`: one firm, where it stands, the one thing to do, its reasons, its facts."""
