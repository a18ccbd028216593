"""The project's own rulebook over made-up firms, in a process of its own, to see what it needs."""
