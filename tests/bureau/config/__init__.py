"""The service as a whole: its commands run as a person would run them."""
