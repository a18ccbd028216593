"""Wiring only: settings, the root of the addresses, the command."""
