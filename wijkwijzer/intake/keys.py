"""The secret with which this database hashes codes."""

from wijkwijzer.access.codes import new_token
from wijkwijzer.store import Writer


def database_secret(writer: Writer) -> str:
    """Return the secret with which this database hashes codes; made at first use."""
    return _secret(writer, "codes")


def keep_database_secret(writer: Writer, secret: str) -> None:
    """Go on with a known secret in a database that has none yet."""
    if writer.secret("codes") is None:
        writer.set_secret("codes", secret)


def device_salt(writer: Writer, round_id: str) -> str:
    """Return the salt of a round for devices; it is forgotten when the round closes."""
    return _secret(writer, device_salt_name(round_id))


def device_salt_name(round_id: str) -> str:
    """Return under which name the salt of a round is kept."""
    return f"device:{round_id}"


def _secret(writer: Writer, name: str) -> str:
    secret = writer.secret(name)
    if secret is None:
        secret = new_token() + new_token()
        writer.set_secret(name, secret)
    return secret
