"""Which part of a page is open, for who signed in."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from wijkwijzer.i18n import gettext as _

T = TypeVar("T", bound=str)


def page_part(names: Mapping[T, str], default: T) -> T:
    """Let choose a part of the page; the address keeps it (`?deel=`).

    Parameters
    ----------
    names
        Part -> what it is called, in order.
    default
        The part that is open when nothing was asked for.
    """
    chosen = st.segmented_control(
        _("Onderdeel"),
        tuple(names),
        format_func=lambda part: names[part],
        default=default,
        required=True,
        key="deel",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or default
