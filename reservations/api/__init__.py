"""REST of houses, their availability and their reservations."""
