"""Estimates and disclosure rules: pure numerics that know nothing of a wijk."""
