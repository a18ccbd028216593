"""Targets, values, splits, differences with the upper level."""
