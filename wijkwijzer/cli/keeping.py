"""`wijkwijzer backup`, `restore` and `check`: keeping the database safe."""

from pathlib import Path

import click

from wijkwijzer.cli.database import now, opened_store
from wijkwijzer.i18n import gettext as _
from wijkwijzer.settings import read_settings


@click.command()
def backup() -> None:
    """Maak een reservekopie, bijvoorbeeld: wijkwijzer backup."""
    from wijkwijzer.intake import keeping
    from wijkwijzer.intake.accounts import COMMAND_LINE

    with opened_store() as store:
        copy = keeping.backup(store, COMMAND_LINE, now(), keep_days=read_settings().backup_days)
    click.echo(_("Reservekopie gemaakt: {file}").format(file=copy))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Zet een reservekopie terug, bijvoorbeeld: wijkwijzer restore kopie.db."""
    from wijkwijzer.intake import keeping
    from wijkwijzer.intake.accounts import COMMAND_LINE
    from wijkwijzer.store.backup import require_backup

    require_backup(file)  # before a database is made for a copy that is none
    with opened_store() as store:
        before = keeping.restore(store, file, COMMAND_LINE, now())
    click.echo(
        _("Teruggezet: {file}. Wat er stond is bewaard in {before}.").format(
            file=file, before=before
        )
    )


@click.command()
def check() -> None:
    """Kijk of de database gezond is, bijvoorbeeld: wijkwijzer check."""
    from wijkwijzer.errors import InvalidInput, NotFound
    from wijkwijzer.store.backup import check_file

    path = read_settings().database
    if not path.exists():
        raise NotFound(_("Er is geen database: {path}.").format(path=path))
    problems = check_file(path)
    if problems:
        raise InvalidInput(
            _("De database is niet in orde ({n}).").format(n=len(problems)), tuple(problems)
        )
    click.echo(_("De database is in orde: {path}").format(path=path))


COMMANDS = (backup, restore, check)
