"""What a version of the pact says that the one before did not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.records import Agreement, PactVersion

DifferenceKind = Literal["toegevoegd", "vervallen", "gewijzigd", "grond", "tekst", "volgorde"]
_NOT_SIGNED = frozenset({"id", "version", "wijk_id"})


@dataclass(frozen=True)
class Changed:
    """A field of an agreement, before and after, as it stands in the record."""

    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Difference:
    """One thing in which a version differs from the one before.

    Parameters
    ----------
    kind
        An agreement was added, dropped or changed; rests on something else; the title or opening of
        the pact is another; or only the order is.
    agreement_id, title
        Of the agreement, as it is called now (or was, when it was dropped); "" of the pact itself.
    changes
        Of "gewijzigd" and "tekst": field by field.
    """

    kind: DifferenceKind
    agreement_id: str = ""
    title: str = ""
    changes: tuple[Changed, ...] = ()


def differences(before: PactVersion | None, after: PactVersion) -> tuple[Difference, ...]:
    """Say in what a version differs from the one before; the first differs in every agreement.

    Returns
    -------
    tuple of Difference
        The text of the pact first, then agreements in the order of `after`, then those that were
        dropped, then the order. Empty when nothing that is signed differs.
    """
    old = {one.agreement.id: one for one in before.clauses} if before else {}
    new = {one.agreement.id: one for one in after.clauses}
    found: list[Difference] = []
    if before is not None:
        text = _changed(before.model_dump(), after.model_dump(), ("title", "opening"))
        found += [Difference("tekst", changes=text)] if text else []
    for id_, clause in new.items():
        was, now = old.get(id_), clause.agreement
        if was is None:
            found.append(Difference("toegevoegd", id_, now.title))
            continue
        fields = tuple(name for name in Agreement.model_fields if name not in _NOT_SIGNED)
        changes = _changed(was.agreement.model_dump(), now.model_dump(), fields)
        if changes:
            found.append(Difference("gewijzigd", id_, now.title, changes))
        if {(g.kind, g.id) for g in was.rests_on} != {(g.kind, g.id) for g in clause.rests_on}:
            found.append(Difference("grond", id_, now.title))
    found += [
        Difference("vervallen", id_, clause.agreement.title)
        for id_, clause in old.items()
        if id_ not in new
    ]
    if [id_ for id_ in old if id_ in new] != [id_ for id_ in new if id_ in old]:
        found.append(Difference("volgorde"))
    return tuple(found)


def difference_words(difference: Difference, fields: Mapping[str, str]) -> str:
    """Say a difference in a sentence.

    Parameters
    ----------
    fields
        What people call the fields of an agreement; one that is missing keeps its own name.
    """
    changed = ", ".join(fields.get(one.field, one.field).lower() for one in difference.changes)
    return {
        "toegevoegd": _("Nieuw: “{title}”."),
        "vervallen": _("Vervallen: “{title}”."),
        "gewijzigd": _("Gewijzigd in “{title}”: {changed}."),
        "grond": _("“{title}” rust op iets anders dan eerst."),
        "tekst": _("Gewijzigd in de tekst van het wijkpact: {changed}."),
        "volgorde": _("De afspraken staan in een andere volgorde."),
    }[difference.kind].format(title=difference.title, changed=changed)


def _changed(
    before: Mapping[str, object], after: Mapping[str, object], fields: tuple[str, ...]
) -> tuple[Changed, ...]:
    return tuple(
        Changed(name, before[name], after[name]) for name in fields if before[name] != after[name]
    )
