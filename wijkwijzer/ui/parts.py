"""Small parts that every page shares."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from wijkwijzer.i18n import direction
from wijkwijzer.i18n import gettext as _
from wijkwijzer.spreadsheet import csv_bytes

if TYPE_CHECKING:
    import pandas as pd


def page_title(title: str, sentence: str = "") -> None:
    """Write the title of a page and, in larger type, the sentence that says what it is for."""
    st.title(title, anchor=False)
    if sentence:
        st.html(f'<p class="ww-lead">{escape(sentence)}</p>')


def finding(text: str) -> None:
    """Write what stands out, in large type, above its chart."""
    st.html(f'<p class="ww-finding">{escape(text)}</p>')


def download_table(
    table: "pd.DataFrame | Callable[[], pd.DataFrame]",
    file_name: str,
    *,
    label: str = "",
    show: bool = True,
) -> None:
    """Show the numbers behind a figure as a table, with a download that Excel reads.

    Parameters
    ----------
    table
        What was drawn, column names as people read them; or what makes it when it is asked for.
    file_name
        Without ending; it becomes `.csv` with semicolons and decimal commas.
    show
        Whether the table itself is shown, folded in.
    """

    def made() -> "pd.DataFrame":
        return table() if callable(table) else table

    if show:
        with st.expander(label or _("De getallen als tabel")):
            # The grid itself always begins at the left.
            whole = made()
            shown = whole.iloc[:, ::-1] if direction() == "rtl" else whole
            st.dataframe(shown, hide_index=True, width="stretch")
    content: Callable[[], bytes] = lambda: csv_bytes(made())  # noqa: E731 - made when asked for
    st.download_button(
        _("Download de tabel"), content, f"{file_name}.csv", "text/csv", key=f"download_{file_name}"
    )


def steps(texts: Sequence[tuple[str, str]]) -> None:
    """Show numbered steps side by side: a few words, and a sentence."""
    items = "".join(f"<li><b>{escape(name)}</b>{escape(text)}</li>" for name, text in texts)
    st.html(f'<ol class="ww-steps">{items}</ol>')


def act(label: str, address: str) -> None:
    """Draw a link to an own route as a large button; it opens in this same window."""
    st.html(f'<a class="ww-act" href="{escape(address)}" target="_self">{escape(label)}</a>')


def empty_state(what: str, how: str) -> None:
    """Say what is missing here and how to get it."""
    st.html(f'<p class="ww-finding">{escape(what)}</p><p class="ww-lead">{escape(how)}</p>')


def resident_text(text: str) -> None:
    """Show what a resident wrote, as plain text: never as markdown or HTML."""
    st.text(text)
