"""What a measure answers to: what was tied already, and what is suggested with why."""

from collections.abc import Collection, Sequence

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.places import encloses, middle
from wijkwijzer.pact.thread import Key
from wijkwijzer.programme.records import Measure, Tie
from wijkwijzer.programme.suggestions import Suggester, Suggestion
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.programme import suggester
from wijkwijzer.publish.thread import named
from wijkwijzer.store.links import need_id
from wijkwijzer.ui.programme.fields import Values
from wijkwijzer.ui.programme.holding import Held, kind_names, paragraph
from wijkwijzer.ui.records.words import as_label
from wijkwijzer.ui.runtime import store

LONGEST = 150
"""So much of a text stands beside its tick."""
MOST = 3
"""So many suggestions of each kind."""
MOST_FOUND = 8
"""So many of each kind of what is looked for."""


def origins(held: Held, base: Measure, tied: tuple[Tie, ...], values: Values) -> tuple[Tie, ...]:
    """Draw ticks for what a measure comes from; return all that are ticked."""
    st.subheader(_("Waar komt het uit voort?"), anchor=False)
    found = suggester(store(), held.wijk.id, identity=held.who).content
    stands = [(tie.kind, tie.id) for tie in tied]
    names = _names(held, found, stands)
    chosen = [tie for tie in tied if _tick(base, tie, names, "", stands=True)]
    words = st.text_input(
        _("Zoek wat erbij hoort"),
        placeholder=_("een woord uit een opmerking, kaart, opgave of werk"),
        key=f"m-{base.id}-search",
    )
    offered = _searched(held, found, words or "") | _offered(held, found, values)
    fresh = _fresh(base, offered, stands)
    if fresh:
        st.html(paragraph(_("Past dit erbij? Vink aan wat deze maatregel beantwoordt.")))
    elif not tied:
        st.html(paragraph(_("Kies een thema of schrijf een titel, dan staat hier wat erbij past.")))
    names = _names(held, found, fresh)
    for key in fresh:
        tie = Tie(kind=key[0], id=key[1])
        if _tick(base, tie, names, offered.get(key, ""), stands=False):
            chosen.append(tie)
    return tuple(chosen)


def _offered(held: Held, found: Suggester, values: Values) -> dict[Key, str]:
    """Return what fits what was filled in, with why; the likeliest of each kind."""
    themes = [one["theme"] for one in values["serves"] if one["strength"] > 0]
    suggested = found.suggest(
        f"{values['title']} {values['description']}",
        themes=themes,
        buurten=values["buurten"],
        point=values["point"] or (middle(values["ring"]) if encloses(values["ring"]) else None),
        most=MOST,
    )
    offered: dict[Key, str] = {
        ("need", need_id(held.wijk.id, theme)): _("hetzelfde thema") for theme in themes
    }
    if values["initiator"] == "bijeenkomst" and values["initiator_id"]:
        offered["meeting", values["initiator_id"]] = _("daar kwam het vandaan")
    return offered | {(one.kind, one.id): _why(one) for one in suggested}


def _searched(held: Held, found: Suggester, words: str) -> dict[Key, str]:
    """Return what has words that somebody looks for in it; meetings by their title."""
    wanted = words.strip().casefold()
    if not wanted:
        return {}
    said = _("gezocht: {words}").format(words=words.strip())
    meetings = [id_ for id_, name in held.meeting_names.items() if wanted in name.casefold()]
    hits = [(one.kind, one.id) for one in found.suggest(words, most=MOST_FOUND)]
    return dict.fromkeys((*(("meeting", id_) for id_ in meetings[:MOST_FOUND]), *hits), said)


def _fresh(base: Measure, offered: Collection[Key], stands: Collection[Key]) -> list[Key]:
    """Return what is offered beside what is tied already."""
    fresh = [key for key in offered if key not in stands]
    # What was ticked stays in view, also when the words no longer point at it.
    prefix = f"m-{base.id}-tie-"
    for name, on in st.session_state.items():
        if on is True and str(name).startswith(prefix):
            kind, _sep, id_ = str(name).removeprefix(prefix).partition("|")
            if (kind, id_) not in fresh and (kind, id_) not in stands:
                fresh.insert(0, (kind, id_))
    return fresh


def _tick(base: Measure, tie: Tie, names: dict[Key, str], why: str, *, stands: bool) -> bool:
    text = " ".join(names.get((tie.kind, tie.id), "").split())
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    label = f"{kind_names().get(tie.kind, tie.kind)}: {short}" if short else kind_names()[tie.kind]
    said = f"**{as_label(label)}**" if stands else as_label(label)
    if why:
        said += f"  \n:small[{as_label(why)}]"
    return st.checkbox(said, value=stands, key=f"m-{base.id}-tie-{tie.kind}|{tie.id}")


def _why(one: Suggestion) -> str:
    reasons = []
    if one.themes:
        reasons.append(_("hetzelfde thema"))
    if one.near or one.buurten:
        reasons.append(_("dezelfde plek"))
    if one.words:
        reasons.append(_("dezelfde woorden ({words})").format(words=", ".join(one.words[:4])))
    return listed(reasons)


def _names(held: Held, found: Suggester, keys: Sequence[Key]) -> dict[Key, str]:
    """Return what each thing is called, in its own words."""
    nodes = named(store(), held.wijk.id, "facilitator", keys).content
    names = {("need", need_id(held.wijk.id, id_)): name for id_, name in held.theme_names.items()}
    names |= {("meeting", id_): name for id_, name in held.meeting_names.items()}
    for key in keys:
        node = nodes.get(key)
        names[key] = (node.title if node else "") or found.text_of(*key) or names.get(key, "")
    return names
