"""`wijkwijzer demo`: the invented neighbourhood."""

import click

from wijkwijzer.access.records import Identity
from wijkwijzer.cli.database import now, opened_store
from wijkwijzer.i18n import gettext as _

COMMAND_LINE = Identity(role="facilitator", account="opdrachtregel")
"""Whoever has the file and the command has everything."""


@click.command()
@click.option("--seed", default=2026, show_default=True, help="Beginwaarde van het toeval.")
@click.option("--als-leeg", is_flag=True, help="Doe niets als er al een wijk is.")
def demo(seed: int, als_leeg: bool) -> None:  # noqa: FBT001 - a flag of the command
    """Maak de voorbeeldwijk, bijvoorbeeld: wijkwijzer demo."""
    from wijkwijzer.cli.example_meetings import store_meetings
    from wijkwijzer.cli.example_pact import store_pact
    from wijkwijzer.demo import build_demo
    from wijkwijzer.intake.example import store_example
    from wijkwijzer.neighbourhood.records import Wijk
    from wijkwijzer.publish.stands import new_stand

    with opened_store() as store:
        with store.read() as reader:
            if als_leeg and reader.all(Wijk):
                return
        made = build_demo(seed)
        wijk = store_example(store, **made.parts(), now=now())
        new_stand(store, wijk.id, made.round.id, identity=COMMAND_LINE, now=now())
        store_meetings(store, wijk, identity=COMMAND_LINE, now=now())
        store_pact(store, wijk, identity=COMMAND_LINE, now=now())
    click.echo(
        _("Voorbeeldwijk {name} gemaakt: {n} enquêtes, {tasks} opgaven.").format(
            name=wijk.name, n=len(made.responses), tasks=len(made.tasks)
        )
    )


COMMANDS = (demo,)
