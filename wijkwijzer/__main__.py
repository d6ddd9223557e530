"""`python -m wijkwijzer`: the same as the command `wijkwijzer`."""

from wijkwijzer.cli import main

main()
