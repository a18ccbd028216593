"""Measurements against the peers, as ratios: what is promised, and whether it holds here."""
