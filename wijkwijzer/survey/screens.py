"""The screens of a survey in order, each in a few words."""

from collections.abc import Sequence

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.survey.records import Questionnaire, Step


def screen_titles(questionnaire: Questionnaire, themes: Sequence[Theme]) -> dict[str, str]:
    """Return id -> title of every screen, in the order in which a resident meets them.

    A step per theme has a screen per theme, under the id of the theme. The first id is "", for
    who answered nothing yet; what comes after the questions is not among them.
    """
    titles = {"": _("Nog niets ingevuld")}
    for step in questionnaire.steps:
        if step.each_theme:
            titles |= {theme.id: choose(theme.name) for theme in themes}
        else:
            titles[step.id] = _title(step)
    return titles


def screen_title(step: str, titles: dict[str, str]) -> str:
    """Return the title of a screen, also of one that comes after the questions."""
    if step in titles:
        return titles[step]
    return _("Plekken op de kaart") if "plek" in step else _("Nakijken en versturen")


def _title(step: Step) -> str:
    text = step.title or step.questions[0].text
    return choose(text)
