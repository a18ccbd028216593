"""From the rows of a sheet to what would change in the ledger, and to having changed it."""
