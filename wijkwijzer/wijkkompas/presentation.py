"""A compass ready to be shown: its drawing with words, and its table."""

from collections.abc import Mapping, Sequence

import pandas as pd

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.statistics.disclosure import SMALLEST, Audience, Released
from wijkwijzer.survey.records import NeedRule
from wijkwijzer.wijkkompas.compass import CompassDrawing, Petal
from wijkwijzer.wijkkompas.computation import MIDDLE, on_line
from wijkwijzer.wijkkompas.results import Compass, ThemeResult
from wijkwijzer.wijkkompas.sentences import (
    answers_needed,
    headline,
    hidden_words,
    petal_description,
)
from wijkwijzer.wijkkompas.words import capitalised, field_name, view_title

Names = Mapping[str, str]


def theme_names(themes: Sequence[Theme]) -> dict[str, str]:
    """Return the name of each theme in the language of this context."""
    return {theme.id: choose(theme.name) for theme in themes}


def compass_drawing(
    released: Released[Compass],
    themes: Sequence[Theme],
    buurt_names: Names,
    rule: NeedRule = "urgency",
) -> CompassDrawing:
    """Put a compass in words and petals, in the language of this context.

    Petals and arcs are drawn on the lines on which both borders lie in the middle, as in the gap:
    a petal that reaches past its arc is a need larger than the task.

    Parameters
    ----------
    released
        What passed the disclosure gate.
    themes
        All themes of the compass.
    rule
        The need rule of the questionnaire.
    """
    found, names = released.content, theme_names(themes)
    known = {theme.id: theme for theme in themes}
    # Fourteen times the same words would only crowd the drawing: then the sentence says it.
    say_why = any(result.need is not None for result in found.themes)
    return CompassDrawing(
        petals=tuple(
            Petal(
                theme=result.theme,
                name=names[result.theme],
                pictogram=known[result.theme].pictogram,
                wind=known[result.theme].wind,
                need=_drawn(result.need, found.borders.need),
                low=_drawn(result.low, found.borders.need),
                high=_drawn(result.high, found.borders.need),
                task=_drawn(result.task, found.borders.task),
                state=result.field,
                label_reason=_why(result, released.audience) if say_why else "",
                description=petal_description(result, names, buurt_names, released.audience, rule),
            )
            for result in found.themes
        ),
        needle=found.needle,
        border=MIDDLE,
        border_value=found.borders.need,
        title=_("Wijkkompas: {view}").format(view=view_title(found.view, buurt_names)),
        sentence=headline(found, names, buurt_names, rule),
    )


def _drawn(value: float | None, border: float) -> float | None:
    return None if value is None else on_line(value, border)


def _why(result: ThemeResult, audience: Audience) -> str:
    if result.need is None:
        return hidden_words(result)
    few = audience == "facilitator" and (result.n or 0) < SMALLEST
    return answers_needed(result.n or 0) if few else ""


def compass_table(released: Released[Compass], names: Names) -> pd.DataFrame:
    """Return the numbers behind a compass, one row per theme.

    Columns, named in the language of this context: theme, need with its margin, people who
    answered, task, gap, field; the standard error where the audience has it; and for the
    facilitator how many answers are still needed before others see the theme. Missing where hidden.
    """
    found, audience = released.content, released.audience
    digits = 0 if audience == "public" else 1
    rows = []
    for result in found.themes:
        row: dict[str, object] = {
            _("Onderwerp"): capitalised(names[result.theme]),
            _("Behoefte"): _rounded(result.need, digits),
            _("Marge van"): _rounded(result.low, digits),
            _("Marge tot"): _rounded(result.high, digits),
            _("Bewoners"): result.n,
            _("Opgave"): _rounded(result.task, digits),
            _("Verschil"): _rounded(result.gap, digits),
            _("Veld"): field_name(result.field),
        }
        if audience != "public":
            row[_("Standaardfout")] = _rounded(result.standard_error, 2)
        if audience == "facilitator":
            missing = SMALLEST - (result.n or 0)
            row[_("Nog nodig")] = answers_needed(result.n or 0) if missing > 0 else ""
        rows.append(row)
    table = pd.DataFrame(rows)
    whole = [_("Bewoners")]
    if not digits:
        whole += [_("Behoefte"), _("Marge van"), _("Marge tot"), _("Opgave"), _("Verschil")]
    return table.astype(dict.fromkeys(whole, "Int64"))


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
