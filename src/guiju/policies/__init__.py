"""Policies: the law as frozen, dated objects, checked when built."""
