"""In which languages residents of a wijk can read."""

from wijkwijzer.i18n import CHECKED, LANGUAGES
from wijkwijzer.neighbourhood.records import Wijk


def enabled_languages(wijk: Wijk) -> tuple[str, ...]:
    """Return the languages that are on in this wijk, in the order of `LANGUAGES`.

    Dutch is always one of them; what is no language of this version is left out.
    """
    return tuple(id_ for id_ in LANGUAGES if id_ == "nl" or id_ in wijk.languages)


def allowed_language(wijk: Wijk | None, asked: str) -> str:
    """Return `asked` where residents of this wijk may read it, else Dutch."""
    on = enabled_languages(wijk) if wijk else CHECKED
    return asked if asked in on else "nl"
