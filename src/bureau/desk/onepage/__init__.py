"""领导一页纸: one sheet of A4 before every meeting."""
