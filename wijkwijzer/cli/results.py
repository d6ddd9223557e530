"""`wijkwijzer compass`, `matrix` and `stand`: what the pages show, without a browser."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from wijkwijzer.cli.choice import chosen_wijk, newest_round
from wijkwijzer.cli.database import now, opened_store
from wijkwijzer.cli.example import COMMAND_LINE
from wijkwijzer.errors import MissingData
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number

if TYPE_CHECKING:
    from wijkwijzer.publish.as_json import Beside
    from wijkwijzer.publish.book import Book
    from wijkwijzer.statistics.disclosure import Audience

F = TypeVar("F", bound=Callable[..., Any])


def _of_wijk(function: F) -> F:
    """Add the options of every command that shows results."""
    for option in (
        click.option("--wijk", help="Id, code of naam van de wijk; nodig als er meer zijn."),
        click.option("--round", "round_id", help="Id van de meting; anders de nieuwste."),
        click.option(
            "--audience",
            type=click.Choice(["public", "steering", "facilitator"]),
            default="facilitator",
            show_default=True,
            help="Voor wie: bepaalt wat verborgen is.",
        ),
        click.option("--json", "as_object", is_flag=True, help="Eén JSON-object."),
    ):
        function = option(function)
    return function


@click.command()
@_of_wijk
def compass(
    wijk: str | None,
    round_id: str | None,
    audience: "Audience",
    as_object: bool,  # noqa: FBT001 - a flag of the command
) -> None:
    """Toon het wijkkompas, bijvoorbeeld: wijkwijzer compass --audience public --json."""
    from wijkwijzer.publish.as_json import compass_json

    book, beside = _book_beside_earlier(wijk, round_id, audience)
    found = compass_json(book, beside)
    if as_object:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    click.echo(f"{found['name']}: {found['needle'] or _('geen duidelijke richting')}")
    for theme in found["themes"]:
        click.echo(_line(theme))


@click.command()
@_of_wijk
def matrix(
    wijk: str | None,
    round_id: str | None,
    audience: "Audience",
    as_object: bool,  # noqa: FBT001 - a flag of the command
) -> None:
    """Toon de ambitiematrix, bijvoorbeeld: wijkwijzer matrix --json."""
    from wijkwijzer.publish.as_json import matrix_json

    found = matrix_json(_book(wijk, round_id, audience))
    if as_object:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for row in found["themes"]:
        levels = "  ".join(
            f"{party} {'-' if level is None else level}" for party, level in row["levels"].items()
        )
        click.echo(f"{row['theme']:<12} {levels}")


@click.command()
@click.option("--wijk", help="Id, code of naam van de wijk; nodig als er meer zijn.")
def stand(wijk: str | None) -> None:
    """Maak een nieuwe stand van buurten en groepen, bijvoorbeeld: wijkwijzer stand."""
    from wijkwijzer.publish.stands import new_stand

    with opened_store() as store:
        chosen = chosen_wijk(store, wijk)
        report = new_stand(
            store, chosen.id, newest_round(store, chosen), identity=COMMAND_LINE, now=now()
        )
    if report is None:
        raise MissingData(_("Er zijn nog te weinig antwoorden voor een stand."))
    click.echo(
        _("Stand {number}: {n} enquêtes, {share} van de cijfers te zien.").format(
            number=report.number,
            n=report.n_responses,
            share=f"{number(100 * report.share_shown)} %",
        )
    )


def _book(wijk: str | None, round_id: str | None, audience: "Audience") -> "Book":
    from wijkwijzer.publish.book import open_book

    with opened_store() as store:
        chosen = chosen_wijk(store, wijk)
        book = open_book(store, chosen.id, audience, now=now(), round_id=round_id)
    if book is None:
        raise MissingData(_("Deze wijk heeft nog geen meting. Begin er een op de pagina Meting."))
    return book


def _book_beside_earlier(
    wijk: str | None, round_id: str | None, audience: "Audience"
) -> "tuple[Book, Beside | None]":
    from wijkwijzer.publish.rounds import beside_earlier, earlier_round
    from wijkwijzer.wijkkompas.results import View

    book = _book(wijk, round_id, audience)
    with opened_store() as store:
        earlier = earlier_round(store, book)
        if earlier is None:
            return book, None
        return book, (earlier, beside_earlier(store, book, earlier, View(), now=now()))


def _line(theme: dict[str, Any]) -> str:
    if theme["need"] is None:
        return f"{theme['theme']:<12} {theme['field']} ({theme.get('reason', '')})"
    return (
        f"{theme['theme']:<12} {number(theme['need']):>4} "
        f"({number(theme['low'])}-{number(theme['high'])})  {number(theme['task']):>4}  "
        f"{theme['field']}"
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--wijk", help="Id, code of naam van de wijk; nodig als er meer zijn.")
@click.option("--round", "round_id", help="Id van de meting; anders de nieuwste.")
@click.option(
    "--audience",
    type=click.Choice(["public", "steering", "facilitator"]),
    default="facilitator",
    show_default=True,
    help="Voor wie: bepaalt wat verborgen is.",
)
def figures(file: Path, wijk: str | None, round_id: str | None, audience: "Audience") -> None:
    """Schrijf alle cijfers als CSV: wijkwijzer figures cijfers.csv --audience steering."""
    from wijkwijzer.publish.lattice import lattice
    from wijkwijzer.spreadsheet import csv_bytes

    table = lattice(_book(wijk, round_id, audience)).content
    unfinished = file.with_name(file.name + ".part")
    unfinished.write_bytes(csv_bytes(table, dutch=False))
    unfinished.replace(file)
    click.echo(_("{n} cijfers geschreven naar {file}.").format(n=len(table), file=file))


COMMANDS = (compass, matrix, stand, figures)
