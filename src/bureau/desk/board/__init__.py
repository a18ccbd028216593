"""`/desk/board`: the ladder over the county, by rung and by town, between two runs."""
