"""`wijkwijzer serve`: the web app, on this machine and in the hall."""

import runpy
import socket
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import click

from wijkwijzer.cli import example
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.network import own_addresses
from wijkwijzer.settings import PROJECT, read_settings

CONNECTIONS = 4096
"""Room for three hundred browsers that open all they open at once, and for live screens."""

CONFIGURATION = PROJECT / ".streamlit" / "config.toml"


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Poort; anders WIJKWIJZER_PORT of 8501."
)
@click.option("--demo", is_flag=True, help="Maak de voorbeeldwijk als er nog geen database is.")
@click.pass_context
def serve(context: click.Context, port: int | None, *, demo: bool) -> None:
    """Start de app, bijvoorbeeld: wijkwijzer serve --port 8502."""
    port = port or read_settings().port
    refuse_taken_port(port)
    if demo and not read_settings().database.exists():
        context.invoke(example.demo)
    _announce_first_account()
    allow_connections()
    click.echo("\n" + "\n".join(address_lines(port, own_addresses())) + "\n")
    app = runpy.run_path(str(PROJECT / "app.py"))["app"]
    app.run(config=configuration(CONFIGURATION) | {"server.port": port})


def configuration(path: Path) -> dict[str, object]:
    """Read a Streamlit configuration file as dotted options.

    The options are passed on by hand because Streamlit looks for the file beside the command and
    in the working directory, and neither need be the project.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": value
        for section, options in content.items()
        for name, value in options.items()
    }


def refuse_taken_port(port: int) -> None:
    """Refuse a port that something else listens on.

    Raises
    ------
    InvalidInput
        It is taken; the message says what to do.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise InvalidInput(
                _(
                    "Poort {port} is bezet. Misschien draait Wijkwijzer al: kijk op "
                    "http://localhost:{port}. Kies anders een andere poort met --port."
                ).format(port=port)
            )


def allow_connections() -> None:
    """Let this process hold many connections at once, as far as the system lets it.

    macOS starts a program with room for 256 files and connections in all; Windows has no such
    limit.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = CONNECTIONS if hard == resource.RLIM_INFINITY else min(CONNECTIONS, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def address_lines(port: int, addresses: Iterable[str]) -> list[str]:
    """Return what is printed at the start: where this machine and the hall find the app."""
    lines = [_("Dit apparaat:  http://localhost:{port}").format(port=port)]
    hall = _("In de zaal:    http://{address}:{port}")
    lines += [hall.format(address=address, port=port) for address in addresses]
    if len(lines) == 1:
        lines.append(_("In de zaal:    geen netwerk gevonden; zet de wifi aan en start opnieuw"))
    lines.append(_("Stoppen:       Ctrl-C"))
    return lines


def _announce_first_account() -> None:
    from wijkwijzer.cli.database import now, opened_store
    from wijkwijzer.intake import accounts

    with opened_store() as store:
        made = accounts.first_facilitator(store, now())
    if made:
        name, password = made
        click.echo(_("Uw account als begeleider. Schrijf het op, dit ziet u maar een keer:"))
        click.echo(_("  naam        {name}").format(name=name))
        click.echo(_("  wachtwoord  {password}").format(password=password))


COMMANDS = (serve,)
