"""What CBS, PDOK and StatLine call the columns of their area files and tables.

A column is recognised by its letters and digits alone, so `percentage_personen_0_tot_15_jaar`
(PDOK), `percentagePersonen0Tot15Jaar` (its QGIS export) and `PERCENTAGE...` are one spelling. The
ordinal of OData v3 (`AantalInwoners_5`) shifts from year to year and is ignored; of a StatLine
heading (`Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)`) the last step counts.
"""

import re
from collections.abc import Iterable, Mapping

IDENTITY: Mapping[str, tuple[str, ...]] = {
    "buurt_code": ("buurtcode", "bucode", "cbsbuurtcode"),
    "buurt_name": ("buurtnaam", "bunaam", "cbsbuurtnaam"),
    "wijk_code": ("wijkcode", "wkcode"),
    "wijk_name": ("wijknaam", "wknaam"),
    "municipality_code": ("gemeentecode", "gmcode", "gemeenteco"),
    "municipality_name": ("gemeentenaam", "gmnaam", "gemeentena"),
    "region_code": (
        "codering",
        "statcode",
        "gwbcode",
        "gwbcode10",
        "wijkenenbuurten",
        "regiocode",
        "regios",
        "gebiedscode",
        "gebiedcode",
        "code",
        "identificatie",
        "id",
    ),
    "region_name": (
        "statnaam",
        "regio",
        "wijkenenbuurten",
        "gebiedsnaam",
        "gebiednaam",
        "naam",
        "name",
    ),
    "water": ("water", "h2o"),
    "year": ("jaar", "jrstatcode", "perioden", "year"),
}
"""Columns that say which area a row is about. `region_*` are of files that mix levels."""

FIGURES: Mapping[str, tuple[str, ...]] = {
    "inhabitants": ("aantalinwoners", "aantinw", "ainw", "inwoners", "aantalinw", "aantalinwo"),
    "households": (
        "aantalhuishoudens",
        "aantalhh",
        "ahh",
        "huishoudenstotaal",
        "particulierehuishoudens",
        "huishoudens",
        "aantalhui",
        "aantalhuis",
    ),
    "dwellings": ("woningvoorraad", "awoning", "woningen", "aantalwoningen", "woningvoor"),
    "age 0-15": (
        "k0tot15jaar",
        "0tot15jaar",
        "a0014",
        "aantalinwoners0tot15jaar",
        "inwoners0tot15",
    ),
    "age 15-25": ("k15tot25jaar", "15tot25jaar", "a1524", "aantalinwoners15tot25jaar"),
    "age 25-45": ("k25tot45jaar", "25tot45jaar", "a2544", "aantalinwoners25tot45jaar"),
    "age 45-65": ("k45tot65jaar", "45tot65jaar", "a4564", "aantalinwoners45tot65jaar"),
    "age 65+": (
        "k65jaarofouder",
        "65jaarofouder",
        "a65oo",
        "aantalinwoners65jaarenouder",
        "inwoners65plus",
    ),
    "age 0-15 %": ("percentagepersonen0tot15jaar", "p0014jr"),
    "age 15-25 %": ("percentagepersonen15tot25jaar", "p1524jr"),
    "age 25-45 %": ("percentagepersonen25tot45jaar", "p2544jr"),
    "age 45-65 %": ("percentagepersonen45tot65jaar", "p4564jr"),
    "age 65+ %": ("percentagepersonen65jaarenouder", "p65eojr"),
    "household alleen": ("eenpersoonshuishoudens", "a1phh", "aantaleenpersoonshuishoudens"),
    "household samen": ("huishoudenszonderkinderen", "ahhzk"),
    "household gezin": ("huishoudensmetkinderen", "ahhmk"),
    "household alleen %": ("percentageeenpersoonshuishoudens", "peenphh", "p1phh"),
    "household samen %": ("percentagehuishoudenszonderkinderen", "phhzk"),
    "household gezin %": ("percentagehuishoudensmetkinderen", "phhmk"),
    # CBS gives tenure as shares of all dwellings, those of corporations and other landlords too.
    "tenure koop %": ("percentagekoopwoningen", "pkoopwon", "pkoopw", "koopwoningen"),
    "tenure huur_corporatie %": (
        "perchuurwoningeninbezitwoningcorporaties",
        "phuurcorp",
        "pwcorpw",
        "inbezitwoningcorporatie",
    ),
    "tenure huur_particulier %": (
        "perchuurwoningeninbezitoverigeverhuurders",
        "poverhw",
        "povhw",
        "inbezitoverigeverhuurders",
    ),
    "rent %": (
        "percentagehuurwoningen",
        "phuurwon",
        "phuurw",
        "huurwoningentotaal",
        "huurwoningen",
    ),
    "unknown owner %": (
        "percentagewoningenmeteigendomonbekend",
        "eigendomonbekend",
        "phukoonb",
        "peow",
    ),
}
"""Columns with figures: counts, and after ` %` percentages of the total of their variable."""

_KEYS: dict[str, tuple[str, ...]] = {}
for _key, _spellings in (*IDENTITY.items(), *FIGURES.items()):
    for _spelling in _spellings:
        _KEYS[_spelling] = (*_KEYS.get(_spelling, ()), _key)

_UNIT = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_ORDINAL = re.compile(r"_\d{1,3}$")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _split_units(heading: str) -> tuple[str, list[str]]:
    units: list[str] = []
    while match := _UNIT.search(heading):
        units.append(match[1].strip().casefold())
        heading = heading[: match.start()]
    return heading.rsplit("/", 1)[-1], units


def _keys_of(column: str) -> tuple[tuple[str, ...], bool]:
    """Return what a column may hold, and whether its whole name said so."""
    bare, units = _split_units(column.lstrip("\ufeff"))
    for name, exact in ((bare, True), (_ORDINAL.sub("", bare.strip()), False)):
        if keys := _KEYS.get(_letters(name)):
            if "%" in units:
                keys = tuple(f"{key} %" if f"{key} %" in FIGURES else key for key in keys)
            return keys, exact
    return (), True


def known_columns(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Recognise the columns of a file.

    Parameters
    ----------
    names
        Column names as the file spells them.

    Returns
    -------
    dict
        For each key of `IDENTITY` and `FIGURES` that is there: the columns that may hold it, the
        best first (in the order of the spellings; a whole name before one without its ordinal).
    """
    ranked: dict[str, list[tuple[bool, int, str]]] = {}
    for name in names:
        keys, exact = _keys_of(name)
        for key in keys:
            spellings = IDENTITY.get(key) or FIGURES[key]
            bare = _letters(_ORDINAL.sub("", _split_units(name)[0].strip()))
            rank = spellings.index(bare) if bare in spellings else len(spellings)
            ranked.setdefault(key, []).append((not exact, rank, name))
    return {key: tuple(name for *_, name in sorted(found)) for key, found in ranked.items()}


def named_column(names: Iterable[str], wanted: str) -> str | None:
    """Return the column a user asked for by name, upper and lower case alike; None if not there."""
    spelled = list(names)
    if wanted in spelled:
        return wanted
    folded = wanted.strip().casefold()
    return next((name for name in spelled if name.strip().casefold() == folded), None)
