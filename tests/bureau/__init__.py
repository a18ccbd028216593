"""The service's tests, room by room."""
