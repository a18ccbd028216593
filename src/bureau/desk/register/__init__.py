"""`/desk/firms`: every firm within reach, filtered, sorted, counted; saved by its address."""
