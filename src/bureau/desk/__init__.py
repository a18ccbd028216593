"""The staff face: pages that put the rooms together. It owns no table."""
