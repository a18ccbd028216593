"""The face for firms, platforms and the public: pages that put the rooms together, no table."""
