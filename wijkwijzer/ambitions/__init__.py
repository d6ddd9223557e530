"""The ambition matrix: what each party wants on each theme, and what stands out."""
