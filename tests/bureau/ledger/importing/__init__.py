"""Tests of sheets on their way into the ledger."""
