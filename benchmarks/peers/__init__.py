"""The same work by other packages; each runs by itself, outside this project's environment."""
