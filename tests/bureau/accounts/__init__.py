"""The tests of accounts."""
