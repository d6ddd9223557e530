"""`wijkwijzer rehearse`: a hall of simulated people, so that a facilitator can practise."""

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from wijkwijzer.errors import InvalidInput, NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.settings import read_settings

if TYPE_CHECKING:
    from wijkwijzer.dialogue.screens import ScreenContent

MOST = 300


@click.command()
@click.argument("code")
@click.option(
    "--people",
    type=click.IntRange(1, MOST),
    default=80,
    show_default=True,
    help="Hoeveel mensen er meedoen.",
)
@click.option(
    "--think",
    type=click.FloatRange(0, 60),
    default=4.0,
    show_default=True,
    help="Seconden nadenken voor elke keuze.",
)
@click.option("--seed", default=2026, show_default=True, help="Beginwaarde van het toeval.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Poort; anders WIJKWIJZER_PORT of 8501."
)
def rehearse(code: str, people: int, think: float, seed: int, port: int | None) -> None:
    """Vul een oefening met mensen, bijvoorbeeld: wijkwijzer rehearse 482915 --people 80.

    De app moet draaien op dit apparaat. CODE is die van een oefening; stoppen kan met Ctrl-C.
    """
    from wijkwijzer.cli import participants
    from wijkwijzer.cli.participants import Ledger, Pace

    at = port or read_settings().port
    digits = "".join(sign for sign in code if sign.isdigit())
    content = asyncio.run(_shown(at, digits))
    if not content.meeting.rehearsal:
        raise InvalidInput(
            _(
                "{title} is een echte bijeenkomst. Begin een oefening en neem de code daarvan."
            ).format(title=content.meeting.title)
        )
    click.echo(
        _("{n} mensen komen binnen bij de oefening van {title}. Stoppen: Ctrl-C").format(
            n=people, title=content.meeting.title
        )
    )
    ledger = Ledger()
    pace = Pace(arrive=min(20.0, people / 4), think=think)
    with suppress(KeyboardInterrupt):
        asyncio.run(participants.people(at, content, people, seed=seed, pace=pace, ledger=ledger))
    click.echo(
        _("{n} mensen deden mee: {votes} stemmen en {cards} kaarten.").format(
            n=ledger.joined, votes=len(ledger.stored), cards=ledger.cards
        )
    )


async def _shown(port: int, code: str) -> "ScreenContent":
    """Ask what the meeting of this code shows.

    Raises
    ------
    NotFound
        The app does not run here; no meeting has this code.
    """
    from wijkwijzer.cli.loopback import Device
    from wijkwijzer.cli.participants import read_frame

    device = Device(port)
    try:
        found = await device.ask("GET", f"/dialoog/stand?d={code}")
    except (OSError, EOFError):
        raise NotFound(
            _("Op poort {port} antwoordt Wijkwijzer niet. Start de app eerst.").format(port=port)
        ) from None
    finally:
        device.close()
    if found.status != 200:
        raise NotFound(found.error or _("Op poort {port} draait iets anders.").format(port=port))
    return read_frame(json.dumps(found.content))


COMMANDS = (rehearse,)
