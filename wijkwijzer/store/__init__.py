"""The only door to a database."""

from wijkwijzer.store.sqlite import Reader, Store, Writer

__all__ = ["Reader", "Store", "Writer"]
