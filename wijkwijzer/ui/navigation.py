"""Which pages there are: one line each."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from wijkwijzer.access.permissions import Action, may
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.settings import PROJECT

PAGES = PROJECT / "pages"
_OF_RESIDENTS: frozenset[Action] = frozenset(
    {
        "fill_in",
        "see_receipt",
        "see_compass",
        "see_matrix",
        "see_pact",
        "see_reports",
        "join_meeting",
    }
)


Chapter = Literal["outcome", "survey", "meetings", "agreements", "wijk"]
"""What a page of the menu belongs to: who may see many pages finds them by these."""


@dataclass(frozen=True)
class PageEntry:
    """A page.

    Parameters
    ----------
    slug
        Stem of its file in `pages/` and its address; the first page stands at `/`.
    action
        What one must be allowed to do to see it; the page itself requires the same.
    menu
        Who finds it in the menu: everyone who may, only who signed in, or nobody.
    width
        "text" for one column to read, "wide" for figures.
    bare
        Whether the page draws everything itself: no header and no menu.
    chapter
        Where in the menu it stands.
    has_wall
        Whether a wall of it was made (`?scherm=1`), light and dark. On a wall another page is as it
        always is, with larger letters.
    """

    slug: str
    title: str
    action: Action
    menu: Literal["everyone", "signed_in", "nobody"]
    width: Literal["text", "wide"]
    bare: bool = False
    chapter: Chapter = "outcome"
    has_wall: bool = False

    @property
    def path(self) -> Path:
        """The file of the page."""
        return PAGES / f"{self.slug}.py"

    @property
    def address(self) -> str:
        """The address of the page."""
        return "/" if self.slug == "start" else f"/{self.slug}"

    @property
    def for_residents(self) -> bool:
        """Whether residents may see it; only then it is there in every language."""
        return self.action in _OF_RESIDENTS


def pages() -> tuple[PageEntry, ...]:
    """Return all pages that exist, titles in the language of this run, in the order of the menu."""
    return _pages(current_language())


@cache
def _pages(_language: str) -> tuple[PageEntry, ...]:
    table = (*_outcome(), *_survey(), *_meetings(), *_agreements(), *_wijk())
    return tuple(page for page in table if page.path.exists())


def _outcome() -> Sequence[PageEntry]:
    page = partial(PageEntry, chapter="outcome")
    return (
        page("start", _("Start"), "fill_in", "nobody", "text", has_wall=True),
        page("vragenlijst", _("Vul de vragenlijst in"), "fill_in", "nobody", "text", bare=True),
        page(
            "dialoog",
            _("Doe mee met de wijkdialoog"),
            "join_meeting",
            "nobody",
            "text",
            bare=True,
            has_wall=True,
        ),
        page("inbreng", _("Uw antwoorden terugzien"), "see_receipt", "nobody", "text"),
        page("kompas", _("Wijkkompas"), "see_compass", "everyone", "wide", has_wall=True),
        page("ambities", _("Ambities"), "see_matrix", "everyone", "wide", has_wall=True),
        page("deelname", _("Deelname"), "see_participation", "signed_in", "wide", has_wall=True),
    )


def _survey() -> Sequence[PageEntry]:
    page = partial(PageEntry, menu="signed_in", width="wide", chapter="survey")
    return (
        page("meting", _("Meting"), "run_rounds"),
        page("vragenlijsten", _("Vragenlijsten"), "edit_questionnaires"),
        page("invoeren", _("Formulieren invoeren"), "enter_paper"),
        page("moderatie", _("Opmerkingen nakijken"), "moderate"),
        page("opmerkingen", _("Wat bewoners schreven"), "read_open_answers"),
    )


def _meetings() -> Sequence[PageEntry]:
    page = partial(PageEntry, menu="signed_in", width="wide", chapter="meetings")
    return (
        page("dialogen", _("Bijeenkomsten"), "see_meetings"),
        page("verslag", _("Verslagen"), "see_reports"),
        page("regie", _("Regie"), "run_meetings", menu="nobody", bare=True),
    )


def _agreements() -> Sequence[PageEntry]:
    page = partial(PageEntry, menu="signed_in", width="wide", chapter="agreements")
    return (
        page("maatregelen", _("Maatregelen"), "see_programme", has_wall=True),
        page("afspraken", _("Afspraken"), "see_pact", menu="everyone"),
        page("draad", _("De draad"), "see_pact", menu="everyone"),
        page("terugkoppeling", _("Uw inbreng"), "see_pact", menu="everyone", width="text"),
        page("wijkplan", _("Wijkplan"), "see_programme"),
        page("poster", _("Poster"), "see_programme"),
        page("antwoorden", _("Antwoorden"), "reply"),
        page("verantwoording", _("Verantwoording"), "see_programme"),
    )


def _wijk() -> Sequence[PageEntry]:
    page = partial(PageEntry, menu="signed_in", width="wide", chapter="wijk")
    return (
        page("wijk", _("Wijk en partijen"), "edit_records"),
        page("beheer", _("Beheer"), "manage_accounts"),
        PageEntry("account", _("Wachtwoord"), "change_password", "nobody", "text"),
    )


def registered_pages() -> dict[str, StreamlitPage]:
    """Return the pages as Streamlit knows them, by slug; to be registered by one run."""
    # Streamlit marks in a page that this run may run it, so each run has its own.
    return {slug: copy(page) for slug, page in _registered(current_language()).items()}


@cache
def _registered(_language: str) -> dict[str, StreamlitPage]:
    return {
        page.slug: st.Page(
            page.path, title=f"{page.title} · Wijkwijzer", default=page.slug == "start"
        )
        for page in pages()
    }


def for_residents(path: str) -> bool:
    """Return whether this is the address of a page that residents may see."""
    return any(page.for_residents and page.address == path for page in pages())


def has_wall(path: str) -> bool:
    """Return whether this is the address of a page with a wall of its own."""
    return any(page.has_wall and page.address == path for page in pages())


def menu(identity: Identity, wijk: Wijk | None) -> tuple[PageEntry, ...]:
    """Return what stands in the menu of this person."""
    return tuple(
        page
        for page in pages()
        if (page.menu == "everyone" or (page.menu == "signed_in" and identity.role != "resident"))
        and may(identity, page.action, wijk)
    )


def chapter_name(chapter: Chapter) -> str:
    """Return what a chapter of the menu is called."""
    names: dict[Chapter, str] = {
        "outcome": _("Wijkkompas"),
        "survey": _("Meting"),
        "meetings": _("Wijkdialoog"),
        "agreements": _("Afspraken"),
        "wijk": _("Wijk"),
    }
    return names[chapter]


def may_see(identity: Identity, slug: str, wijk: Wijk | None) -> bool:
    """Return whether there is such a page and this person may see it."""
    return any(page.slug == slug and may(identity, page.action, wijk) for page in pages())


def page_link(
    slug: str,
    *,
    wijk: Wijk | None = None,
    label: str = "",
    query: Mapping[str, str] | None = None,
) -> None:
    """Draw a link to a page by its slug, for the same wijk; nothing when it does not exist.

    Parameters
    ----------
    query
        What else stands in the address.
    """
    for page in pages():
        if page.slug == slug:
            asked = ({"wijk": wijk.id} if wijk else {}) | dict(query or {})
            st.page_link(page.path, label=label or page.title, query_params=asked or None)
