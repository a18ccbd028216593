"""The own rulebook over made-up firms, in processes of their own, to see what they need."""
