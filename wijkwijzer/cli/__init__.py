"""The command `wijkwijzer`: one module per subject; heavy imports stand inside the commands."""

import sys
from collections.abc import Sequence

import click

from wijkwijzer.cli import (
    accounts,
    answers,
    areas,
    example,
    keeping,
    printing,
    rehearse,
    results,
    serve,
)
from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import gettext as _

MODULES = (serve, example, areas, results, answers, printing, rehearse, accounts, keeping)
"""Each has `COMMANDS`, the click commands it adds."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def commands() -> None:
    """Wijkwijzer: van wat bewoners nodig hebben naar wat partijen samen afspreken."""


for module in MODULES:
    for command in module.COMMANDS:
        commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; an error is one line on stderr and exit status 1."""
    try:
        commands.main(list(sys.argv[1:] if arguments is None else arguments), standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Afgebroken."), err=True)
        sys.exit(130)
    except (WijkwijzerError, click.ClickException) as error:
        _fail(error)


def _fail(error: Exception) -> None:
    text = error.format_message() if isinstance(error, click.ClickException) else str(error)
    problems = [str(problem) for problem in getattr(error, "problems", ())]
    click.echo(" ".join([text, *problems]).replace("\n", " "), err=True)
    sys.exit(1)
