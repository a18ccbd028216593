"""The bureau's service: rooms over one ledger, with the kernel underneath."""
