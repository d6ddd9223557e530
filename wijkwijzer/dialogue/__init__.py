"""The wijkdialoog: what a room says together, and what is computed from it."""
