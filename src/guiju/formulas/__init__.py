"""Formulas: parsed once, checked for units, read exactly, in columns and as sentences."""
