"""The log: who did what and when, in words; what was done in one go is one line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from wijkwijzer.i18n import choose, moment, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.parties.records import Party
from wijkwijzer.store import Reader
from wijkwijzer.store.records import Change
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting_words import chosen_sentence
from wijkwijzer.ui.management.accounts import role_name
from wijkwijzer.ui.records.versions import change_words
from wijkwijzer.ui.runtime import store

AT_ONCE = 30
_SHOWN = "management-log-shown"
_DEPTH = 4000
"""So many changes are read; an import of areas alone makes hundreds."""


@dataclass(frozen=True)
class LogLine:
    """One thing that somebody did."""

    at: str
    by: str
    what: str


def log_section() -> None:
    """List what was done last, in all wijken of this installation."""
    with store().read() as reader:
        changes, names = reader.changes(limit=_DEPTH), _names(reader)
    lines = log_lines(changes, names)
    most = st.session_state.setdefault(_SHOWN, AT_ONCE)
    rows = "".join(
        f"<tr><td>{escape(moment(dt.datetime.fromisoformat(line.at)))}</td>"
        f"<td>{escape(line.by)}</td><td>{escape(line.what)}</td></tr>"
        for line in lines[:most]
    )
    heads = "".join(f"<th>{text}</th>" for text in (_("Wanneer"), _("Wie"), _("Wat")))
    st.html(f'<table class="ww-log"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>')
    st.caption(_("Wie wat doorliet of weigerde, staat bij Opmerkingen nakijken."))
    if len(lines) > most and st.button(_("Toon er meer"), key="log-more"):
        st.session_state[_SHOWN] = most + AT_ONCE
        st.rerun()


def log_lines(changes: Sequence[Change], names: Mapping[str, str]) -> list[LogLine]:
    """Put changes in words; several of one kind in one transaction become one line.

    Parameters
    ----------
    changes
        Newest first.
    names
        What people call wijken, buurten, parties and themes, by id.
    """
    groups: dict[tuple[str, str, str, str], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.at, change.by, change.kind, _verb(change)), []).append(change)
    return [
        LogLine(at, by, _words(group, names) if len(group) == 1 else _many(group))
        for (at, by, _kind, _done), group in groups.items()
    ]


def _verb(change: Change) -> str:
    if change.kind in _NOTES:
        return "noted"
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def _many(group: list[Change]) -> str:
    first = group[0]
    plural = {
        "wijk": _("wijken"),
        "buurt": _("buurten"),
        "population": _("cijfers over bewoners"),
        "party": _("partijen"),
        "task": _("opgaven"),
        "ambition": _("ambities"),
        "round": _("metingen"),
        "weighting": _("wegingen"),
        "tag": _("teksten met thema's"),
        "quote": _("citaten"),
        "work": _("werken"),
        "measure": _("maatregelen"),
        "agreement": _("afspraken"),
        "reply": _("antwoorden op inbreng"),
        "account": _("accounts"),
    }.get(first.kind, first.kind)
    verb = {
        "added": _("{n} {what} toegevoegd"),
        "removed": _("{n} {what} verwijderd"),
    }.get(_verb(first), _("{n} {what} gewijzigd"))
    return verb.format(n=number(len(group)), what=plural)


def _words(group: list[Change], names: Mapping[str, str]) -> str:
    change = group[0]
    content: dict[str, Any] = change.after or change.before or {}
    if change.kind in _NOTES:
        return _noted(change.kind, content, names.get(change.record_id, ""))
    if change.kind == "account":
        return _account(change, content)
    if change.kind == "round":
        return _round(change, content)
    if change.kind == "weighting":
        return chosen_sentence(Weighting.model_validate(content))
    if change.kind in {"tag", "quote"}:
        return _of_a_text(change, content, names)
    name = str(content.get("name") or content.get("title") or "")
    if change.kind == "ambition":
        name = f"{names.get(content['party_id'], '?')}, {names.get(content['theme'], '?')}"
    label = {
        "wijk": _("Wijk {name}"),
        "buurt": _("Buurt {name}"),
        "population": _("Cijfer over bewoners"),
        "party": _("Partij {name}"),
        "task": _("Opgave {name}"),
        "ambition": _("Ambitie van {name}"),
        "work": _("Werk {name}"),
        "measure": _("Maatregel {name}"),
        "agreement": _("Afspraak {name}"),
        "reply": _("Antwoord op inbreng"),
    }.get(change.kind, change.kind)
    return f"{label.format(name=name)}: {change_words(change, names)}"


_NOTES = frozenset(
    {"export", "backup", "copy_taken", "restore", "kiosk_code", "invitations", "import"}
    | {"pact_version", "signature", "progress", "measures_read"}
)


_NAMED = ("responses", "file", "before", "codes", "round", "number", "party", "title", "measures")
"""What a note may name."""


def _noted(kind: str, content: Mapping[str, Any], wijk: str) -> str:
    texts = {
        "export": _("Haalde alle {responses} antwoorden op van {wijk}"),
        "import": _("Las {responses} antwoorden in uit {file}"),
        "backup": _("Maakte reservekopie {file}"),
        "copy_taken": _("Haalde reservekopie {file} op"),
        "restore": _("Zette {file} terug; wat er stond is bewaard in {before}"),
        "invitations": _("Maakte {codes} codes voor brieven bij de meting {round}"),
        "pact_version": _("Maakte versie {number} van het wijkpact van {wijk}"),
        "signature": _("Tekende versie {number} van het wijkpact voor {party}"),
        "progress": _("Schreef voortgang op bij de afspraak {title}"),
        "measures_read": _("Las {measures} maatregelen in uit {file}"),
        "kiosk_code": _("Stelde een nieuwe code in voor de tablets")
        if content.get("set")
        else _("Haalde de code van de tablets weg"),
    }
    known = dict.fromkeys(_NAMED, "")
    return texts[kind].format(**known | dict(content) | {"wijk": wijk})


def _of_a_text(change: Change, content: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if change.kind == "tag":
        themes = [names.get(theme, _("geen van de thema's")) for theme in content["themes"]]
        given = ", ".join(themes) or _("niets meer")
        return _("Gaf een tekst van een bewoner als thema: {themes}").format(themes=given)
    theme = names.get(content["theme"], content["theme"])
    if change.after is None:
        return _("Haalde een citaat weg bij {theme}").format(theme=theme)
    return _("Koos een citaat bij {theme}").format(theme=theme)


def _account(change: Change, content: Mapping[str, Any]) -> str:
    name, role = content.get("name", ""), role_name(str(content.get("role", "")))
    if change.before is None:
        return _("Account {name} gemaakt ({role})").format(name=name, role=role)
    if change.before.get("role") != content.get("role"):
        return _("Account {name} is nu van {role}").format(name=name, role=role)
    # Passwords are no history that is kept, so the log cannot tell these apart.
    return _("Account {name}: nieuw wachtwoord, of gesloten").format(name=name)


def _round(change: Change, content: Mapping[str, Any]) -> str:
    name = content.get("name", "")
    if change.before is None:
        return _("Meting {name} geopend").format(name=name)
    if content.get("closed_at") and not change.before.get("closed_at"):
        return _("Meting {name} gesloten").format(name=name)
    return _("Meting {name} gewijzigd").format(name=name)


def _names(reader: Reader) -> dict[str, str]:
    wijken = reader.all(Wijk)
    names = {wijk.id: wijk.name for wijk in wijken}
    for wijk in wijken:
        names |= {theme.id: choose(theme.name) for theme in theme_set(wijk.theme_set)}
    names |= {buurt.id: buurt.name for buurt in reader.all(Buurt)}
    return names | {party.id: party.name for party in reader.all(Party)}
