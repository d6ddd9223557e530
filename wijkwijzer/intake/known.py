"""What a wijk knows: its themes, buurten and parties; and what is named that it does not know."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.parties.records import Party
from wijkwijzer.store import Reader


@dataclass(frozen=True)
class Known:
    """Ids that may be named in a wijk."""

    wijk: Wijk
    themes: frozenset[str]
    buurten: frozenset[str]
    parties: frozenset[str]

    def require(
        self,
        *,
        themes: Iterable[str] = (),
        buurten: Iterable[str] = (),
        parties: Iterable[str] = (),
        also: Iterable[str] = (),
    ) -> None:
        """Refuse what names something this wijk does not have.

        Parameters
        ----------
        also
            Other faults that were found, as sentences.

        Raises
        ------
        InvalidInput
            With a sentence per fault.
        """
        problems = [
            _("Dit thema bestaat niet: {theme}.").format(theme=theme)
            for theme in dict.fromkeys(themes)
            if theme not in self.themes
        ]
        problems += [
            _("Deze buurt hoort niet bij de wijk: {buurt}.").format(buurt=buurt)
            for buurt in dict.fromkeys(buurten)
            if buurt not in self.buurten
        ]
        problems += [
            _("Deze partij doet niet mee in deze wijk. Voeg haar eerst toe.")
            for party in dict.fromkeys(parties)
            if party not in self.parties
        ]
        problems += also
        if problems:
            raise InvalidInput(problems[0], tuple(problems))


def known(reader: Reader, wijk_id: str) -> Known:
    """Return what may be named in a wijk.

    Raises
    ------
    NotFound
        There is no such wijk.
    """
    wijk = reader.get(Wijk, wijk_id)
    return Known(
        wijk,
        frozenset(theme.id for theme in theme_set(wijk.theme_set)),
        frozenset(buurt.id for buurt in reader.all(Buurt, wijk_id)),
        frozenset(party.id for party in reader.all(Party, wijk_id)),
    )
