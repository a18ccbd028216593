"""Assessed indicators: targets, values, splits to towns, differences with the upper level."""
