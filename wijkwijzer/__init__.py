"""Wijkwijzer: from what residents need to what the parties do about it."""

import os

__version__ = "0.1.0"

# Our matrices are small: threads of the linear algebra cost more than they bring, and on a busy
# two-core laptop seventy times more. Must be set before numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
