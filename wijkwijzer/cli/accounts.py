"""`wijkwijzer user`: who may sign in."""

from typing import Literal

import click

from wijkwijzer.access.records import Account
from wijkwijzer.cli.database import now, opened_store
from wijkwijzer.i18n import gettext as _

Role = Literal["steering", "facilitator"]

ROLE_NAMES: dict[Role, str] = {"facilitator": "begeleider", "steering": "stuurgroep"}
_ROLES: dict[str, Role] = {
    **{name: role for role, name in ROLE_NAMES.items()},
    "facilitator": "facilitator",
    "steering": "steering",
}
"""What may be typed: the Dutch name, or the name in the code."""


@click.group()
def user() -> None:
    """Accounts van begeleiders en stuurgroep."""


@user.command("add")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(list(_ROLES)),
    default="stuurgroep",
    show_default=True,
    help="Wat dit account mag.",
)
def add(name: str, role: str) -> None:
    """Maak een account en toon het wachtwoord, bijvoorbeeld: wijkwijzer user add samira."""
    from wijkwijzer.intake import accounts

    with opened_store() as store:
        password = accounts.create_account(store, accounts.COMMAND_LINE, name, _ROLES[role], now())
    click.echo(
        _("Account {name} ({role}). Wachtwoord: {password}").format(
            name=name.strip().lower(), role=ROLE_NAMES[_ROLES[role]], password=password
        )
    )


@user.command("list")
def list_() -> None:
    """Toon alle accounts, bijvoorbeeld: wijkwijzer user list."""
    from wijkwijzer.intake import accounts

    with opened_store() as store:
        found: list[Account] = accounts.accounts(store)
    for account in found:
        click.echo(f"{account.name}\t{ROLE_NAMES[account.role]}")
    if not found:
        click.echo(_("Er zijn nog geen accounts."))


@user.command("password")
@click.argument("name")
def password(name: str) -> None:
    """Geef iemand een nieuw wachtwoord, bijvoorbeeld: wijkwijzer user password samira."""
    from wijkwijzer.intake import accounts

    with opened_store() as store:
        fresh = accounts.new_password(store, accounts.COMMAND_LINE, name, now())
    click.echo(_("Nieuw wachtwoord van {name}: {password}").format(name=name, password=fresh))


@user.command("close")
@click.argument("name")
def close(name: str) -> None:
    """Sluit een account, bijvoorbeeld: wijkwijzer user close samira."""
    from wijkwijzer.intake import accounts

    with opened_store() as store:
        accounts.close_account(store, accounts.COMMAND_LINE, name, now())
    click.echo(_("Account {name} is gesloten.").format(name=name))


COMMANDS = (user,)
