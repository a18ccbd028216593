"""Excel sheets in and out: opened safely, understood, written; no database and no request here."""
