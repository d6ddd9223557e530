"""Accounts by name, sign-in sessions, counted attempts and the secrets of this database."""

from wijkwijzer.access.records import Account
from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites, from_row


class Session(Entry):
    """A running sign-in; `id` is the hash of its cookie."""

    id: str
    account_id: str
    started_at: str
    expires_at: str


class AccessQueries(Queries):
    """Read accounts, sessions, attempts and secrets."""

    def account_named(self, name: str) -> Account | None:
        """Return the account that signs in with `name` (lower case), or None."""
        rows = self.rows("SELECT * FROM account WHERE name = ?", (name,))
        return from_row(Account, rows[0]) if rows else None

    def account_of_session(self, session_id: str, *, now: str) -> Account | None:
        """Return who a running session belongs to; None when ended, expired or closed."""
        rows = self.rows(
            "SELECT account.* FROM session JOIN account ON account.id = session.account_id"
            " WHERE session.id = ? AND session.expires_at > ? AND account.password_hash <> ''",
            (session_id, now),
        )
        return from_row(Account, rows[0]) if rows else None

    def sessions_of(self, account_id: str) -> list[Session]:
        """Return the sessions of an account, ended ones excepted."""
        rows = self.rows("SELECT * FROM session WHERE account_id = ?", (account_id,))
        return [Session.model_validate(row) for row in rows]

    def attempts(self, key: str, since: float) -> list[float]:
        """Return the moments (seconds since 1970) of counted attempts after `since`."""
        rows = self.rows(
            "SELECT at FROM attempt WHERE key = ? AND at > ? ORDER BY at", (key, since)
        )
        return [float(row["at"]) for row in rows]

    def secret(self, name: str) -> str | None:
        """Return a secret of this database, or None."""
        rows = self.rows("SELECT value FROM secret WHERE name = ?", (name,))
        return str(rows[0]["value"]) if rows else None


class AccessWrites(AccessQueries, RecordWrites):
    """Write sessions, attempts and secrets."""

    def start_session(self, session_id: str, account_id: str, *, at: str, expires_at: str) -> None:
        """Remember a sign-in by the hash of its cookie."""
        self._insert(
            "session",
            {
                "id": session_id,
                "account_id": account_id,
                "started_at": at,
                "expires_at": expires_at,
            },
        )

    def end_session(self, session_id: str) -> None:
        """Sign out."""
        self.db.execute("DELETE FROM session WHERE id = ?", (session_id,))

    def end_sessions_of(self, account_id: str, *, but: str = "") -> None:
        """Sign an account out everywhere, except in the session `but`."""
        self.db.execute("DELETE FROM session WHERE account_id = ? AND id <> ?", (account_id, but))

    def end_all_sessions(self) -> None:
        """Sign everybody out."""
        self.db.execute("DELETE FROM session")

    def count_attempt(self, key: str, at: float, *, forget_before: float) -> None:
        """Count an attempt, and forget old ones."""
        self.db.execute("DELETE FROM attempt WHERE at < ?", (forget_before,))
        self._insert("attempt", {"key": key, "at": at})

    def forget_attempts_before(self, moment: float) -> None:
        """Forget attempts that no limit looks at any more."""
        self.db.execute("DELETE FROM attempt WHERE at < ?", (moment,))

    def forget_attempts(self, key: str) -> None:
        """Start counting anew after a success."""
        self.db.execute("DELETE FROM attempt WHERE key = ?", (key,))

    def set_secret(self, name: str, value: str) -> None:
        """Keep a secret of this database."""
        self.db.execute(
            "INSERT INTO secret (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def forget_secret(self, name: str) -> None:
        """Forget a secret of this database: what was hashed with it can never be told again."""
        self.db.execute("DELETE FROM secret WHERE name = ?", (name,))
