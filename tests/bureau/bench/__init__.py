"""How fast the service is at a county's full size: ratios and limits, never part of a test run."""
