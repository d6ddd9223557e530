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
            titles[screen_id(step, themes)] = _title(step)
    return titles


def screen_id(step: Step, themes: Sequence[Theme]) -> str:
    """Return the id of the screen of a step that is no step per theme.

    It is that of the step, unless a theme has the same: then the screens would not be told apart.
    """
    taken = any(theme.id == step.id for theme in themes)
    return f"stap-{step.id}" if taken else step.id


def screen_title(step: str, titles: dict[str, str]) -> str:
    """Return the title of a screen, also of one that comes after the questions."""
    if step in titles:
        return titles[step]
    return _("Plekken op de kaart") if "plek" in step else _("Nakijken en versturen")


def _title(step: Step) -> str:
    text = step.title or step.questions[0].text
    return choose(text)
