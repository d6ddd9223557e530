"""`wijkwijzer paper`: the form on paper, without a browser."""

from pathlib import Path

import click

from wijkwijzer.cli.choice import chosen_wijk, newest_round
from wijkwijzer.cli.database import opened_store
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _


@click.command()
@click.option("--wijk", help="Id, code of naam van de wijk; nodig als er meer zijn.")
@click.option("--round", "round_id", help="Id van de meting; anders de nieuwste.")
@click.option("--language", default="nl", show_default=True, help="Taal van het formulier.")
@click.option("--place", default="", help="Waar het formulier wordt ingeleverd.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Bestand; anders formulier-TAAL.pdf.",
)
def paper(
    wijk: str | None, round_id: str | None, language: str, place: str, output: Path | None
) -> None:
    """Maak het formulier op papier als PDF, bijvoorbeeld: wijkwijzer paper --language en."""
    from wijkwijzer.reports.paper_form import paper_form
    from wijkwijzer.store.context import round_context

    with opened_store() as store:
        chosen = chosen_wijk(store, wijk)
        with store.read() as reader:
            context = round_context(reader, chosen.id, round_id or newest_round(store, chosen))
    if language not in context.questionnaire.languages:
        raise InvalidInput(
            _("Deze vragenlijst is er niet in de taal {language}. Kies uit: {languages}.").format(
                language=language, languages=", ".join(context.questionnaire.languages)
            )
        )
    form = paper_form(
        context.questionnaire,
        context.themes,
        context.buurten,
        language,
        round_name=context.round.name,
        wijk=chosen.name,
        intake_place=place,
    )
    file = output or Path(f"formulier-{language}.pdf")
    unfinished = file.with_name(file.name + ".part")
    unfinished.write_bytes(form)
    unfinished.replace(file)
    click.echo(_("Formulier geschreven naar {file}.").format(file=file))


COMMANDS = (paper,)
