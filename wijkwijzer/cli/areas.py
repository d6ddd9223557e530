"""`wijkwijzer import-areas`: boundaries and figures from a file of CBS, PDOK or anyone."""

from pathlib import Path

import click

from wijkwijzer.cli.database import now, opened_store
from wijkwijzer.cli.example import COMMAND_LINE
from wijkwijzer.i18n import gettext as _


@click.command("import-areas")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--wijk", "wanted", help="Code of naam van de wijk; anders alle wijken.")
@click.option("--code-column", help="Kolom met de code, als het bestand eigen namen heeft.")
@click.option("--name-column", help="Kolom met de naam.")
def import_areas(
    file: Path, wanted: str | None, code_column: str | None, name_column: str | None
) -> None:
    """Lees wijken en buurten, bijvoorbeeld: wijkwijzer import-areas buurten.gpkg."""
    from wijkwijzer.intake import areas
    from wijkwijzer.neighbourhood.areas import read_areas, select_wijk

    found = read_areas(file, code_column=code_column, name_column=name_column)
    chosen = (select_wijk(found, wanted),) if wanted else found.wijken
    with opened_store() as store:
        imported = areas.import_areas(
            store,
            chosen,
            source=found.source,
            year=found.year,
            identity=COMMAND_LINE,
            now=now(),
        )
    for skipped in found.skipped:
        click.echo(
            _("Overgeslagen: {code} {name} ({reason})").format(
                code=skipped.code, name=skipped.name, reason=skipped.reason
            )
        )
    for note in found.notes:
        click.echo(note)
    for wijk in imported:
        click.echo(
            _("{name} ({id}): {created} buurten nieuw, {updated} bijgewerkt.").format(
                name=wijk.wijk.name, id=wijk.wijk.id, created=wijk.created, updated=wijk.updated
            )
        )
        if wijk.kept:
            click.echo(
                _("Niet in het bestand, wel bewaard: {names}").format(names=", ".join(wijk.kept))
            )


COMMANDS = (import_areas,)
