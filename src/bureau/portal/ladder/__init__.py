"""`/me/ladder`: where the firm stands, the next step, a change tried."""
