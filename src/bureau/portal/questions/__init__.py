"""`/me/questions`: one question at a time, the most useful first."""
