"""Wijkwijzer: from what residents need to what the parties do about it."""

__version__ = "0.1.0"
