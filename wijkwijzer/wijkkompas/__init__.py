"""The wijkkompas: what residents need against what the parties have to do."""
