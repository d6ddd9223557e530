"""The fields of one part of a programme, for every kind of part."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from pydantic import ValidationError

from wijkwijzer.dialogue.editing import moved, options_of, slug, with_part, without_part
from wijkwijzer.dialogue.part_words import kind_name, kind_sentence
from wijkwijzer.dialogue.records import CARDS, Meeting, Option, Part
from wijkwijzer.dialogue.templates import dilemmas
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.records import Measure
from wijkwijzer.ui.acts import confirmed, told
from wijkwijzer.ui.dialogue.holding import FACTS, PART, Held
from wijkwijzer.ui.dialogue.versions import keep
from wijkwijzer.ui.runtime import store

Values = dict[str, Any]
NONE = ""


def part_form(held: Held, meeting: Meeting, part: Part) -> None:
    """Draw the fields of a part, with moving and removing it."""
    key = f"part-{meeting.version}-{part.id}"
    st.header(part.title, anchor=False)
    st.html(f'<p class="ww-quiet">{kind_name(part.kind)}. {kind_sentence(part.kind)}</p>')
    values: Values = {
        "title": st.text_input(_("Titel"), part.title, max_chars=200, key=f"{key}-title"),
        "question": st.text_area(
            _("Wat vraagt u de zaal?"),
            part.question,
            max_chars=500,
            height=80,
            key=f"{key}-question",
        ),
        "minutes": st.number_input(
            _("Minuten"), 0, 240, part.minutes, step=5, key=f"{key}-minutes"
        ),
    }
    whole = False
    with told():
        values |= _own(held, meeting, part, key)
        whole = True
    if CARDS[part.kind] and part.kind != "ideeen":
        values["open"] = st.checkbox(
            _("Deelnemers mogen schrijven; u leest het eerst"), part.open, key=f"{key}-open"
        )
    _buttons(held, meeting, part, values if whole else None, key)


def _own(held: Held, meeting: Meeting, part: Part, key: str) -> Values:
    """Draw what only this kind of part has."""
    if part.kind in {"kompas", "ambities"}:
        return {"themes": _themes(held, part, key)}
    if part.kind == "dilemmas":
        return {"options": _dilemmas(part, key)}
    if part.kind == "stippen":
        return _dots(held, meeting, part, key)
    if part.kind == "ideeen":
        return {"open": True}
    if part.kind == "kennismaken":
        most = st.number_input(_("Hoeveel mag men kiezen?"), 1, 20, part.each, key=f"{key}-each")
        return {"options": _lines(part, key, _("Antwoorden, een per regel")), "each": most}
    label = _("Stellingen, een per regel") if part.kind == "stellingen" else _("Voorstellen")
    return {"options": _with_themes(held, _lines(part, key, label), key)}


def _lines(part: Part, key: str, label: str) -> tuple[Option, ...]:
    text = "\n".join(option.text for option in part.options)
    written = st.text_area(label, text, height=200, key=f"{key}-options")
    lines = written.splitlines()
    longest = 140 if part.kind == "stellingen" else 200
    if any(len(line.strip()) > longest for line in lines):
        raise InvalidInput(_("Een regel is te lang: hoogstens {n} tekens.").format(n=longest))
    return options_of(lines, part.options)


def _with_themes(held: Held, options: Sequence[Option], key: str) -> tuple[Option, ...]:
    """Ask which theme each is about, folded away."""
    names = {NONE: _("geen thema")} | held.theme_names
    if not options:
        return ()
    with st.expander(_("Bij welk thema hoort het?")):
        chosen = [
            st.selectbox(
                option.text,
                tuple(names),
                index=list(names).index(option.theme or NONE),
                format_func=lambda id_: names[id_],
                key=f"{key}-theme-{option.id}",
            )
            for option in options
        ]
    return tuple(
        option.model_copy(update={"theme": theme or None})
        for option, theme in zip(options, chosen, strict=True)
    )


def _themes(held: Held, part: Part, key: str) -> tuple[str, ...]:
    names = held.theme_names
    chosen = st.multiselect(
        _("Welke thema’s?"),
        tuple(names),
        default=[theme for theme in part.themes if theme in names],
        format_func=lambda id_: names[id_],
        placeholder=_("Alle thema’s van de wijk"),
        key=f"{key}-themes",
    )
    return tuple(theme for theme in names if theme in chosen)


def _dilemmas(part: Part, key: str) -> tuple[Option, ...]:
    """Ask for the poles of each dilemma; one without a subject is left out."""
    known = {option.id: option for option in dilemmas()}
    offered = [id_ for id_ in known if id_ not in {option.id for option in part.options}]
    found = []
    for place, option in enumerate((*part.options, None), start=1):
        name = option.id if option else "nieuw"
        head = _("Dilemma {n}").format(n=place) if option else _("Nog een dilemma")
        subject = st.text_input(
            head, option.text if option else "", max_chars=200, key=f"{key}-{name}-text"
        ).strip()
        left, right = st.columns(2)
        low = left.text_input(
            _("Links"), option.low if option else "", max_chars=200, key=f"{key}-{name}-low"
        ).strip()
        high = right.text_input(
            _("Rechts"), option.high if option else "", max_chars=200, key=f"{key}-{name}-high"
        ).strip()
        if not subject:
            continue
        if not (low and high):
            raise InvalidInput(_("Een dilemma heeft links en rechts een tekst."))
        id_ = option.id if option else slug(subject, (each.id for each in part.options))
        found.append(Option(id=id_, text=subject, low=low, high=high))
    added = st.multiselect(
        _("Voeg toe uit de wijkenaanpak"),
        offered,
        format_func=lambda id_: known[id_].text,
        placeholder=_("Kies een dilemma"),
        key=f"{key}-known",
    )
    return (*found, *(known[id_] for id_ in added))


def _dots(held: Held, meeting: Meeting, part: Part, key: str) -> Values:
    ideas = {each.id: each.title for each in meeting.programme if each.kind == "ideeen"}
    names = {"options": _("Eigen keuzes"), "themes": _("Thema’s")}
    if ideas:
        names["ideas"] = _("Ideeën van de zaal")
    measures = _longlist(held, part)
    if measures:
        names["measures"] = _("Maatregelen")
    over = st.radio(
        _("Waar komen de stippen op?"),
        tuple(names),
        index=list(names).index(part.over),
        format_func=lambda id_: names[id_],
        horizontal=True,
        key=f"{key}-over",
    )
    values: Values = {"over": over, "ideas_of": None}
    if over == "ideas":
        kept = part.ideas_of if part.ideas_of in ideas else next(iter(ideas))
        values["ideas_of"] = st.selectbox(
            _("Uit welk onderdeel?"),
            tuple(ideas),
            index=list(ideas).index(kept),
            format_func=lambda id_: ideas[id_],
            key=f"{key}-ideas",
        )
    elif over == "themes":
        values["themes"] = _themes(held, part, key)
    elif over == "measures":
        values["options"] = _measures(part, measures, key)
    else:
        values["options"] = _lines(part, key, _("Keuzes, een per regel"))
    left, right = st.columns(2)
    values["each"] = left.number_input(
        _("Stippen per persoon"), 1, 20, part.each, key=f"{key}-each"
    )
    values["per_option"] = right.number_input(
        _("Hoogstens op één keuze"), 1, 20, part.per_option, key=f"{key}-most"
    )
    return values


def _longlist(held: Held, part: Part) -> dict[str, Option]:
    """Return what dots can be put on: what is proposed, and what this part has already."""
    kept = {option.id: option for option in part.options if part.over == "measures"}
    with store().read() as reader:
        known = reader.all(Measure, held.wijk.id)
    return kept | {
        one.id: Option(id=one.id, text=one.title, theme=next(iter(one.themes), None))
        for one in known
        if one.status == "voorgesteld" or one.id in kept
    }


def _measures(part: Part, longlist: dict[str, Option], key: str) -> tuple[Option, ...]:
    chosen = st.multiselect(
        _("Welke maatregelen?"),
        tuple(longlist),
        default=[option.id for option in part.options if option.id in longlist],
        format_func=lambda id_: longlist[id_].text,
        placeholder=_("Kies uit de longlist"),
        key=f"{key}-measures",
    )
    return tuple(longlist[id_] for id_ in chosen)


def _buttons(held: Held, meeting: Meeting, part: Part, values: Values | None, key: str) -> None:
    """Draw what is done with the part; without `values` something in it is wrong."""
    place = [each.id for each in meeting.programme].index(part.id)
    last = len(meeting.programme) - 1
    with st.container(key="ww-save"), st.container(horizontal=True):
        save = _("Bewaar dit onderdeel")
        if st.button(save, type="primary", disabled=values is None, key=f"{key}-save"):
            with told():
                keep(held, meeting, with_part(meeting, _changed(part, values or {})), _("Bewaard."))
        if st.button(
            _("Eerder"), icon=":material/arrow_upward:", disabled=place == 0, key=f"{key}-up"
        ):
            keep(held, meeting, moved(meeting, part.id, -1), _("Verplaatst."))
        if st.button(
            _("Later"), icon=":material/arrow_downward:", disabled=place == last, key=f"{key}-down"
        ):
            keep(held, meeting, moved(meeting, part.id, 1), _("Verplaatst."))
    if confirmed(
        f"part-{part.id}",
        _("Haal dit onderdeel weg"),
        question=_("Het onderdeel gaat uit het programma, met wat erin staat."),
        yes=_("Ja, haal weg"),
    ):

        def show_facts() -> None:
            st.query_params[PART] = FACTS

        said = _("Het onderdeel is weg.")
        keep(held, meeting, without_part(meeting, part.id), said, then=show_facts)


def _changed(part: Part, values: Values) -> Part:
    try:
        return Part.model_validate(part.model_dump() | values)
    except ValidationError:
        raise InvalidInput(_("Geef het onderdeel een titel.")) from None
