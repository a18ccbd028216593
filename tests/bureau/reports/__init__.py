"""Editions: opened, written, composed, signed, frozen; and made again."""
