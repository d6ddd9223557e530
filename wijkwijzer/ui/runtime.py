"""What this process works with: its settings, its one store, and the wijk on the screen."""

import threading
from functools import cache
from pathlib import Path

import streamlit as st

from wijkwijzer.errors import MissingData
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.settings import Settings, read_settings
from wijkwijzer.store import Reader, Store
from wijkwijzer.survey.records import Round

_opening = threading.Lock()


@cache
def _opened(path: Path) -> Store:
    return Store(path)


def settings() -> Settings:
    """Return how this installation runs."""
    return read_settings()


def store() -> Store:
    """Return the store of the configured database; one per process, opened once."""
    with _opening:
        return _opened(settings().database)


def choose_wijk(wijken: list[Wijk], asked: str = "") -> Wijk | None:
    """Pick the wijk to show.

    Parameters
    ----------
    wijken
        All wijken, in order of creation.
    asked
        Id that was asked for; "" or an unknown one means the default: the own wijk if there is
        exactly one beside the example, else the example, else the first.

    Returns
    -------
    Wijk or None
        None when there is no wijk at all.
    """
    for wijk in wijken:
        if wijk.id == asked:
            return wijk
    own = [wijk for wijk in wijken if not wijk.is_example]
    if len(own) == 1:
        return own[0]
    return next((wijk for wijk in wijken if wijk.is_example), wijken[0] if wijken else None)


def asked_wijk(reader: Reader, wijk_id: str, round_id: str) -> Wijk | None:
    """Return the wijk that an address asks for, by its own id or that of a round; or None."""
    round_ = reader.find(Round, round_id) if round_id and not wijk_id else None
    return choose_wijk(reader.all(Wijk), round_.wijk_id if round_ else wijk_id)


def chosen_wijk(reader: Reader) -> Wijk | None:
    """Return the wijk on this screen (`?wijk=`, remembered while the screen is open), or None."""
    asked = st.query_params.get("wijk") or st.session_state.get("wijk", "")
    wijk = choose_wijk(reader.all(Wijk), asked)
    if wijk is not None and wijk.id == asked:
        st.session_state["wijk"] = wijk.id
    return wijk


def current_wijk(reader: Reader) -> Wijk:
    """Return the wijk on this screen.

    Raises
    ------
    MissingData
        There is no wijk yet; the message says how to get one.
    """
    wijk = chosen_wijk(reader)
    if wijk is None:
        raise MissingData(
            _(
                "Er is nog geen wijk. Een begeleider maakt er een bij Wijk en partijen, "
                "of met de opdracht: wijkwijzer demo"
            )
        )
    return wijk
