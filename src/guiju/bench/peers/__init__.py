"""Scripts run by the peers' own interpreter; each imports its peer and nothing of ours."""
