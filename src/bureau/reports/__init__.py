"""Editions of reports: written by sections from an outline, checked, signed, frozen."""
