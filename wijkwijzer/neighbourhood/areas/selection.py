"""Finding one wijk in a file that may hold those of the whole country."""

import difflib
import unicodedata

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas.area_file import AreaFile, WijkArea

_MOST_LISTED = 40


def select_wijk(file: AreaFile, wanted: str) -> WijkArea:
    """Return the wijk with this code or name.

    Parameters
    ----------
    file
        What was read.
    wanted
        A code (`WK059003`) or a name; capitals, accents and spaces do not matter. A name that
        occurs in several municipalities can be told apart as `Centrum, Papendrecht`.

    Raises
    ------
    InvalidInput
        If none or several fit; `problems` lists what there is, what looks alike first.
    """
    sought = _plain(wanted)
    found = [wijk for wijk in file.wijken if sought in _names_of(wijk)]
    if len(found) == 1:
        return found[0]
    if found:
        text = _("Er zijn {number} wijken die {wanted} heten. Kies er een met de code.")
        message = text.format(number=len(found), wanted=wanted)
        raise InvalidInput(message, tuple(_line(wijk) for wijk in found[:_MOST_LISTED]))
    alike = _alike(file, sought)
    rest = [wijk for wijk in file.wijken if wijk not in alike]
    lines = [_line(wijk) for wijk in (*alike, *rest)]
    if alike:
        text = _("Er is geen wijk {wanted}. Bedoelt u {alike}?")
        message = text.format(wanted=wanted, alike=_(" of ").join(_line(wijk) for wijk in alike))
    else:
        message = _("Er is geen wijk {wanted} in dit bestand.").format(wanted=wanted)
    if len(lines) > _MOST_LISTED:
        more = _("en nog {number} wijken").format(number=len(lines) - _MOST_LISTED)
        lines = [*lines[:_MOST_LISTED], more]
    raise InvalidInput(message, tuple(lines))


def _alike(file: AreaFile, sought: str) -> list[WijkArea]:
    """Return up to three wijken that look alike by name or code, or have such a buurt."""
    if not sought:
        return []
    by_name: dict[str, list[WijkArea]] = {}
    for wijk in file.wijken:
        buurten = [text for buurt in wijk.buurten for text in (buurt.name, buurt.code)]
        for name in dict.fromkeys(_plain(text) for text in (wijk.name, wijk.code, *buurten)):
            if name:
                by_name.setdefault(name, []).append(wijk)
    close = [name for name in by_name if len(sought) > 3 and sought in name]
    close += difflib.get_close_matches(sought, by_name, n=3, cutoff=0.7)
    found: list[WijkArea] = []
    for name in close:
        found += [wijk for wijk in by_name[name] if wijk not in found]
    return found[:3]


def _names_of(wijk: WijkArea) -> set[str]:
    names = {wijk.code, wijk.name, f"{wijk.name}, {wijk.municipality_name}"}
    return {_plain(name) for name in names} - {""}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def _line(wijk: WijkArea) -> str:
    name = f"{wijk.name}, {wijk.municipality_name}" if wijk.municipality_name else wijk.name
    return f"{name} ({wijk.code})" if wijk.code else name
