"""Who may see and do what: users, roles, deputies, the log of readings."""
