"""The service as a browser meets it: its own process, its own settings, a real Chromium."""
