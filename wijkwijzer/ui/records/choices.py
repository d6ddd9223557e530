"""Choosing among what a wijk has (parties, themes, buurten ...), by name."""

from collections.abc import Collection, Iterable, Mapping

from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.i18n import choose
from wijkwijzer.neighbourhood.records import Buurt, Theme
from wijkwijzer.parties.records import Party


def choose_one(
    where: DeltaGenerator,
    label: str,
    names: Mapping[str, str],
    stood: str | None,
    *,
    hint: str,
    key: str,
) -> str | None:
    """Draw a list to choose one from.

    Parameters
    ----------
    names
        What may be chosen, id -> name, in the order of the list.
    stood
        What was chosen before; nothing is chosen where that is not there any more.
    hint
        What the field says while nothing is chosen.

    Returns
    -------
    str or None
        The id; None for nothing.
    """
    ids = tuple(names)
    return where.selectbox(
        label,
        ids,
        index=ids.index(stood) if stood in names else None,
        format_func=names.__getitem__,
        placeholder=hint,
        key=key,
    )


def choose_several(
    where: DeltaGenerator,
    label: str,
    names: Mapping[str, str],
    stood: Collection[str],
    *,
    hint: str,
    key: str,
) -> tuple[str, ...]:
    """Draw a list to choose some from, as `choose_one` does; returns their ids."""
    chosen = where.multiselect(
        label,
        tuple(names),
        default=[id_ for id_ in stood if id_ in names],
        format_func=names.__getitem__,
        placeholder=hint,
        disabled=not names,
        key=key,
    )
    return tuple(chosen)


def names_of(records: Iterable[Theme | Buurt | Party]) -> dict[str, str]:
    """Return id -> what people call it, in the order of the records."""
    return {one.id: one.name if isinstance(one.name, str) else choose(one.name) for one in records}
