"""The matrix in plain words: what to look at first, and each finding with its names."""

from collections.abc import Mapping, Sequence

from babel.lists import format_list

from wijkwijzer.ambitions.findings import Finding
from wijkwijzer.ambitions.matrix import Matrix, MatrixRow, strongest_shared, widest_spread
from wijkwijzer.ambitions.wall import WallRows
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import locale

MOST_NAMES = 3
"""A headline names at most this many parties or themes before it counts them."""


def level_name(level: int) -> str:
    """Return the word for a level: geen ambitie, basis, beter, meerwaarde."""
    return (_("geen ambitie"), _("basis"), _("beter"), _("meerwaarde"))[level]


def headline(
    matrix: Matrix, party_names: Mapping[str, str], theme_names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what to look at first, one sentence each, the most important first.

    Where the parties differ most; which themes are equally wide; what they share most. The first
    sentence can stand alone above the chart.

    Parameters
    ----------
    party_names, theme_names
        Names by id, in the language of the reader.
    """
    if not any(row.n_stated >= 2 for row in matrix.rows):
        return (
            _(
                "Er valt nog niets te vergelijken. Vul eerst van twee partijen in wat zij willen "
                "bij hetzelfde thema."
            ),
        )
    told = []
    widest = widest_spread(matrix)
    if widest:
        told.append(_differing(matrix.row(widest[0]), party_names, theme_names[widest[0]]))
    else:
        told.append(_("Bij geen enkel thema verschillen de partijen van elkaar."))
    if len(widest) > 1:
        told.append(_equally_wide(widest[1:], theme_names))
    shared = strongest_shared(matrix)
    if shared is not None and shared not in widest:
        told.append(_sharing(matrix.row(shared), theme_names[shared]))
    return tuple(told)


def wall_sentence(
    matrix: Matrix, party_names: Mapping[str, str], theme_names: Mapping[str, str]
) -> str:
    """Return the one sentence of a wall; it picks no theme where several are equally wide apart."""
    widest = widest_spread(matrix)
    if len(widest) < 2:
        return headline(matrix, party_names, theme_names)[0]
    if len(widest) > MOST_NAMES:
        text = _("Bij {number} thema’s lopen de ambities het verst uiteen.")
        return text.format(number=len(widest))
    text = _("Bij {themes} lopen de ambities het verst uiteen.")
    return text.format(themes=_listed([theme_names[theme] for theme in widest]))


def wall_rest(rows: WallRows, theme_names: Mapping[str, str]) -> str:
    """Return what there is to say of the themes that a wall does not show; "" if nothing."""
    told = []
    if rows.as_wide:
        told.append(_equally_wide(rows.as_wide, theme_names))
    if len(rows.closer) == 1:
        text = _("Bij {theme} liggen de partijen dichter bij elkaar.")
        told.append(text.format(theme=theme_names[rows.closer[0]]))
    elif rows.closer:
        text = _("Bij {number} andere thema’s liggen de partijen dichter bij elkaar.")
        told.append(text.format(number=len(rows.closer)))
    compared = any(row.spread is not None for row in rows.large)
    if len(rows.unknown) == 1 and compared:
        text = _("Bij {theme} valt nog niets te vergelijken.")
        told.append(text.format(theme=theme_names[rows.unknown[0]]))
    elif rows.unknown and compared:
        text = _("Bij {number} thema’s valt nog niets te vergelijken.")
        told.append(text.format(number=len(rows.unknown)))
    return " ".join(told)


def without_level(row: MatrixRow, party_names: Mapping[str, str]) -> str:
    """Return who has no role on a theme and who has not stated a level yet; "" if nobody."""
    texts = {"geen_rol": _("Geen rol: {parties}."), "niet_gezegd": _("Nog niet gezegd: {parties}.")}
    told = []
    for state, text in texts.items():
        names = [party_names[party] for party, own in row.states.items() if own == state]
        if names:
            told.append(text.format(parties=_some_names(names)))
    return " ".join(told)


def _sharing(row: MatrixRow, theme: str) -> str:
    level = row.shared or 0
    text = _(
        "De sterkste gedeelde ambitie is {theme}: "
        "iedere partij die iets zei wil minstens niveau {level} ({word})."
    )
    return text.format(theme=theme, level=level, word=level_name(level))


def _differing(row: MatrixRow, party_names: Mapping[str, str], theme: str) -> str:
    stated = {party: level for party, level in row.levels.items() if level is not None}
    lowest, highest = min(stated.values()), max(stated.values())

    def who(level: int) -> str:
        return _some_names([party_names[p] for p, own in stated.items() if own == level])

    text = _(
        "Bij {theme} lopen de ambities het verst uiteen: "
        "van {low} ({low_parties}) tot {high} ({high_parties})."
    )
    return text.format(
        theme=theme,
        low=level_name(lowest),
        low_parties=who(lowest),
        high=level_name(highest),
        high_parties=who(highest),
    )


def _equally_wide(themes: Sequence[str], theme_names: Mapping[str, str]) -> str:
    if len(themes) > MOST_NAMES:
        text = _("Bij nog {number} thema’s is het verschil even groot.")
        return text.format(number=len(themes))
    text = _("Even groot is het verschil bij {themes}.")
    return text.format(themes=_listed([theme_names[theme] for theme in themes]))


def sentence(
    finding: Finding, party_names: Mapping[str, str], theme_names: Mapping[str, str]
) -> str:
    """Return a finding in one or two plain sentences, with the names of parties and theme.

    Names and what parties bring are as they were typed in: show the result as text, not as
    markup.
    """
    write = {
        "dragers": _carriers,
        "kan_aansluiten": _joining,
        "behoefte_zonder_ambitie": _need_without_ambition,
        "ambitie_zonder_behoefte": _ambition_without_need,
    }[finding.kind]
    return write(finding, party_names, theme_names[finding.theme])


def _carriers(finding: Finding, party_names: Mapping[str, str], theme: str) -> str:
    names = _listed([party_names[party] for party in finding.parties])
    if len(finding.parties) > 1:
        text = _("{parties} willen bij {theme} meer dan de basis.")
    elif finding.n_not_stated:
        text = _("Tot nu toe wil alleen {parties} bij {theme} meer dan de basis.")
    else:
        text = _("Alleen {parties} wil bij {theme} meer dan de basis.")
    return text.format(parties=names, theme=theme)


def _joining(finding: Finding, party_names: Mapping[str, str], theme: str) -> str:
    names = _listed([party_names[party] for party in finding.parties])
    if len(finding.parties) > 1:
        text = _("{parties} kunnen aansluiten bij {theme}.")
    else:
        text = _("{parties} kan aansluiten bij {theme}.")
    parts = [text.format(parties=names, theme=theme)]
    for party, items in finding.brings.items():
        text = _("{party} brengt in: {items}.")
        parts.append(text.format(party=party_names[party], items=_listed(items)))
    return " ".join(parts)


def _need_without_ambition(finding: Finding, party_names: Mapping[str, str], theme: str) -> str:
    if finding.parties:
        text = _(
            "Bij {theme} is de behoefte van bewoners zeker hoog. "
            "Toch wil alleen {parties} hier meer dan de basis."
        )
    else:
        text = _(
            "Bij {theme} is de behoefte van bewoners zeker hoog. "
            "Toch wil geen partij hier meer dan de basis."
        )
    return text.format(
        theme=theme, parties=_listed([party_names[party] for party in finding.parties])
    )


def _ambition_without_need(finding: Finding, party_names: Mapping[str, str], theme: str) -> str:
    text = _(
        "{parties} willen bij {theme} meer dan de basis, "
        "maar de behoefte van bewoners is zeker laag."
    )
    if len(finding.parties) == 1:
        text = _(
            "{parties} wil bij {theme} meer dan de basis, "
            "maar de behoefte van bewoners is zeker laag."
        )
    return text.format(
        theme=theme, parties=_listed([party_names[party] for party in finding.parties])
    )


def _listed(words: Sequence[str]) -> str:
    return format_list(list(words), locale=locale()) if words else ""


def _some_names(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMES:
        return _("{number} partijen").format(number=len(names))
    return _listed(names)
