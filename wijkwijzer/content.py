"""Content as readable files: YAML in, checked records out, errors that name the place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _

_SENTENCES = {
    "missing": "dit veld ontbreekt; vul het in",
    "extra_forbidden": "dit veld bestaat niet; haal het weg of verbeter de naam",
    "literal_error": "deze waarde kan hier niet; kies een van: {expected}",
    "string_type": "hier hoort tekst; zet de waarde tussen aanhalingstekens",
    "int_type": "hier hoort een heel getal",
    "int_parsing": "hier hoort een heel getal",
    "bool_type": "hier hoort true of false",
    "bool_parsing": "hier hoort true of false",
    "greater_than_equal": "het getal is te klein; minstens {ge}",
    "string_too_short": "deze tekst is leeg; vul hem in",
    "dict_type": "hier horen teksten per taal (nl: ..., en: ...)",
    "tuple_type": "hier hoort een lijst; begin elke regel met een streepje",
}
Namer = Callable[[Any, Sequence[int | str]], str]
"""Names the place of a fault for a reader: (content, location) -> "vraag urgentie: help"."""


class _TwiceError(yaml.MarkedYAMLError):
    """A key stands twice in one mapping."""


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a key that stands twice is a fault, not a silent overwrite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - the signature of PyYAML
        """Build a dict; two equal keys raise `yaml.MarkedYAMLError`."""
        keys = [key.value for key, _value in node.value]
        for (key, _value), text in zip(node.value, keys, strict=True):
            if keys.count(text) > 1:
                raise _TwiceError(
                    problem=_('"{key}" staat er twee keer').format(key=text),
                    problem_mark=key.start_mark,
                )
        return super().construct_mapping(node, deep=deep)


def read_source(source: Path | str) -> tuple[str, str]:
    """Return (name for messages, text) of a file, or of the text itself.

    Raises
    ------
    InvalidInput
        The file cannot be read.
    """
    if isinstance(source, str):
        return _("de tekst"), source
    try:
        return source.name, source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(
            _("{file} kan niet gelezen worden. Kijk of het bestand er staat en UTF-8 is.").format(
                file=source.name
            )
        ) from error


def parse_yaml(name: str, text: str) -> Any:
    """Read YAML text; dates and the like are not interpreted beyond the safe subset.

    Raises
    ------
    InvalidInput
        It is not YAML; the message names the file, the line and the column.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        layout = _(
            "hier klopt de opmaak niet; zet een tekst met leestekens tussen aanhalingstekens"
        )
        raise InvalidInput(
            _("{file}, regel {line}, teken {column}: {problem}. Verbeter deze regel.").format(
                file=name,
                line=mark.line + 1 if mark else "?",
                column=mark.column + 1 if mark else "?",
                problem=error.problem if isinstance(error, _TwiceError) else layout,
            )
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InvalidInput(
            _("{file} is geen leesbare YAML. Sla het bestand op als gewone tekst.").format(
                file=name
            )
        ) from error


def explain(error: ValidationError, content: Any, name: Namer) -> tuple[str, ...]:
    """Put each fault that pydantic found in a sentence, with its place."""
    lines = []
    for fault in error.errors():
        sentence = _SENTENCES.get(fault["type"])
        text = _(sentence).format(**fault.get("ctx", {})) if sentence else fault["msg"]
        text = text.replace("' or '", "' of '")
        lines.append(f"{name(content, fault['loc'])}: {text}")
    return tuple(lines)


def refuse(file: str, problems: Sequence[str]) -> InvalidInput:
    """Make the error for a file with faults; the message holds the first, `problems` all."""
    more = _(" (en nog {n})").format(n=len(problems) - 1) if len(problems) > 1 else ""
    return InvalidInput(f"{file}: {problems[0]}{more}.", tuple(problems))
