"""Where every migration registers itself."""

from sqlite_utils.migrations import Migrations

migrations = Migrations("wijkwijzer")
