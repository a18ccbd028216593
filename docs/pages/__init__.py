"""Makers of the generated reference pages, one module a kind of page."""
