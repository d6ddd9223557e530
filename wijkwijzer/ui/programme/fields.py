"""The fields of a measure, as they are asked; what they hold goes to the record as it is."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.records import MOST_EFFECTS, Amount, Costs, Effect, Measure, Stake
from wijkwijzer.ui.programme.holding import Held, paragraph
from wijkwijzer.ui.records.on_map import on_map
from wijkwijzer.ui.records.words import as_label

Values = dict[str, Any]
STRENGTHS = (-3, -2, -1, 0, 1, 2, 3)


def asked(held: Held, base: Measure) -> Values:
    """Draw the fields, filled with what the measure holds; return what stands in them."""
    key = f"m-{base.id}"
    title = st.text_input(_("Titel"), base.title, max_chars=200, key=f"{key}-title")
    text = st.text_area(
        _("Toelichting"), base.description, max_chars=4000, height=110, key=f"{key}-text"
    )
    values: Values = {"title": title.strip(), "description": text.strip()}
    values |= _serves(held, base, key)
    values |= _where_and_when(held, base, key)
    values |= _proposer(held, base, key)
    with st.expander(_("Kosten"), expanded=base.costs.lifetime is not None):
        values["costs"] = _costs(base.costs, key)
    with st.expander(_("Wie betaalt en wat het oplevert"), expanded=bool(base.pays)):
        values["pays"] = _stakes(held, base.pays, _("Wie betaalt"), f"{key}-pays")
        values["benefits"] = _stakes(
            held, base.benefits, _("Wie heeft voordeel"), f"{key}-benefits"
        )
        values["effects"] = _effects(base.effects, key)
    return values


def strength_words(strength: int) -> str:
    """Say how strongly a measure helps a theme."""
    return {
        -3: _("−3 veel slechter"),
        -2: _("−2 slechter"),
        -1: _("−1 iets slechter"),
        0: _("0 geen verschil"),
        1: _("+1 iets beter"),
        2: _("+2 beter"),
        3: _("+3 veel beter"),
    }[strength]


def _serves(held: Held, base: Measure, key: str) -> Values:
    before = {one.theme: one for one in base.serves}
    chosen = st.multiselect(
        _("Voor welke thema’s"),
        tuple(held.theme_names),
        default=[theme for theme in before if theme in held.theme_names],
        format_func=lambda id_: held.theme_names[id_],
        placeholder=_("Kies thema’s"),
        key=f"{key}-themes",
    )
    found = []
    for theme in chosen:
        name = as_label(held.theme_names[theme])
        stood = before.get(theme)
        left, right = st.columns([2, 3])
        strength = left.select_slider(
            _("{theme}: hoe sterk").format(theme=name),
            STRENGTHS,
            value=stood.strength if stood else 1,
            format_func=strength_words,
            key=f"{key}-strength-{theme}",
        )
        why = right.text_input(
            _("{theme}: waarom").format(theme=name),
            stood.why if stood else "",
            max_chars=1000,
            key=f"{key}-why-{theme}",
        )
        found.append({"theme": theme, "strength": strength, "why": why.strip()})
    return {"serves": found}


def _where_and_when(held: Held, base: Measure, key: str) -> Values:
    buurten = st.multiselect(
        _("Waar"),
        tuple(held.buurt_names),
        default=[id_ for id_ in base.buurten if id_ in held.buurt_names],
        format_func=lambda id_: held.buurt_names[id_],
        placeholder=_("De hele wijk"),
        key=f"{key}-buurten",
    )
    # Not in an expander: a map that is made while it is folded stays without a size.
    kept = (base.point, base.ring)
    point, ring = on_map(held.wijk, held.buurten, buurten, kept, f"{key}-{base.version}")
    left, right = st.columns(2)
    days = {}
    for column, field, label in (
        (left, "begins_on", _("Begint op")),
        (right, "ends_on", _("Eindigt op")),
    ):
        stood = getattr(base, field)
        day = column.date_input(
            label,
            dt.date.fromisoformat(stood) if stood else None,
            min_value=dt.date(1900, 1, 1),
            max_value=dt.date(2200, 12, 31),
            format="DD-MM-YYYY",
            key=f"{key}-{field}",
        )
        days[field] = day.isoformat() if isinstance(day, dt.date) else ""
    return {"buurten": buurten, "point": point, "ring": ring, **days}


def _proposer(held: Held, base: Measure, key: str) -> Values:
    names = {
        "bewoner": _("Een bewoner"),
        "bijeenkomst": _("Een bijeenkomst"),
        "partij": _("Een partij"),
    }
    left, right = st.columns(2)
    who = left.radio(
        _("Wie kwam ermee"),
        tuple(names),
        index=tuple(names).index(base.initiator),
        format_func=lambda one: names[one],
        horizontal=True,
        key=f"{key}-initiator",
    )
    if who == "bewoner":
        return {"initiator": who, "initiator_id": None}
    offered = held.party_names if who == "partij" else held.meeting_names
    ids = tuple(offered)
    which = right.selectbox(
        _("Welke"),
        ids,
        index=ids.index(base.initiator_id) if base.initiator_id in ids else None,
        format_func=lambda id_: offered[id_],
        placeholder=_("Nog niet gezegd"),
        key=f"{key}-{who}",
    )
    return {"initiator": who, "initiator_id": which}


def _costs(costs: Costs, key: str) -> Values:
    st.html(paragraph(_("In hele euro’s. Weet u alleen het midden, laat laag en hoog dan leeg.")))
    once = _amount(costs.once, _("Eenmalig"), f"{key}-once")
    yearly = _amount(costs.yearly, _("Per jaar"), f"{key}-yearly")
    years = st.number_input(
        _("Hoeveel jaar het meegaat"), 1, 100, costs.years, key=f"{key}-years", width=220
    )
    return {"once": once, "yearly": yearly, "years": years}


def _amount(amount: Amount | None, label: str, key: str) -> Values | None:
    names = (("low", _("laag")), ("mid", _("midden")), ("high", _("hoog")))
    given = {
        name: column.number_input(
            f"{label}, {word}",
            min_value=0,
            value=getattr(amount, name) if amount else None,
            step=1000,
            key=f"{key}-{name}",
        )
        for column, (name, word) in zip(st.columns(3), names, strict=True)
    }
    known = [value for value in given.values() if value is not None]
    if not known:
        return None
    # What is left empty is as sure as what was filled in.
    mid = given["mid"] if given["mid"] is not None else round(sum(known) / len(known))
    low, high = given["low"], given["high"]
    return {
        "low": mid if low is None else low,
        "mid": mid,
        "high": mid if high is None else high,
    }


def _stakes(held: Held, stakes: Sequence[Stake], label: str, key: str) -> list[Values]:
    what = {one.party_id or one.name: one.what for one in stakes}
    left, right = st.columns(2)
    chosen = left.multiselect(
        label,
        tuple(held.party_names),
        default=[one.party_id for one in stakes if one.party_id in held.party_names],
        format_func=lambda id_: held.party_names[id_],
        placeholder=_("Kies partijen"),
        key=f"{key}-parties",
    )
    others = right.text_input(
        _("{label}: anderen, met een puntkomma ertussen").format(label=label),
        "; ".join(one.name for one in stakes if one.party_id is None),
        key=f"{key}-others",
    )
    return [{"party_id": id_, "what": what.get(id_, "")} for id_ in chosen] + [
        {"name": name.strip(), "what": what.get(name.strip(), "")}
        for name in others.split(";")
        if name.strip()
    ]


def _effects(effects: Sequence[Effect], key: str) -> list[Values]:
    """Ask effects a row at a time: there is always one empty row below."""
    found: list[Values] = []
    row = 0
    while row < MOST_EFFECTS:
        stood = effects[row] if row < len(effects) else None
        columns = st.columns([5, 3, 3])
        cells = [
            column.text_input(
                f"{label} {row + 1}",
                getattr(stood, field) if stood else "",
                max_chars=200,
                key=f"{key}-effect-{row}-{field}",
            ).strip()
            for column, field, label in zip(
                columns,
                ("what", "whom", "size"),
                (_("Effect"), _("Voor wie"), _("Hoeveel")),
                strict=True,
            )
        ]
        if any(cells):
            found.append(dict(zip(("what", "whom", "size"), cells, strict=True)))
        elif stood is None:
            break
        row += 1
    return found
