"""The page of the wijkplan: its chapters, what one writes in them, and the files."""

from collections.abc import Callable

import streamlit as st

from wijkwijzer.access.permissions import may, require
from wijkwijzer.access.records import Identity
from wijkwijzer.document import Picture
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.plan import Chapter, Plan, chapter_titles
from wijkwijzer.pact.records import PlanChapter
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.plan import plan
from wijkwijzer.reports.plan import plan_docx, plan_pages, plan_pdf, plan_picture
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.acts import ACTS, asker, now, say_what_was_done
from wijkwijzer.ui.document_html import DOCUMENT, block_html
from wijkwijzer.ui.kept import Itself, kept
from wijkwijzer.ui.parts import finding, page_title
from wijkwijzer.ui.plan.writing import take_along, unsaved, write
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.sheets import SHEETS, WORD, show_pages

CHAPTER = "hoofdstuk"
"""In the address: which chapter is open."""
SCREEN = 88
"""Pixels per inch of a page as it is shown on a screen."""
_SHOWN = "plan-shown"
_STYLE = f"""<style>{ACTS}{DOCUMENT}{SHEETS}
[data-testid="stMain"] :is([data-testid="stButton"], [data-testid="stDownloadButton"]) button {{
    min-height: 44px; }}
[data-testid="stMain"] [data-testid="stRadio"] label {{ min-height: 44px; align-items: center; }}
.ww-report {{ margin-top: .4rem; }}
[data-testid="stHtml"] .ww-report h3:first-child {{ margin-top: .4rem; }}
</style>"""


def plan_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page: facilitators write, the steering group reads."""
    st.html(_STYLE)
    page_title(
        _("Wijkplan"),
        _("Alles wat u samen vond, koos en afsprak, in één boekje met uw eigen woorden erbij."),
    )
    say_what_was_done()
    take_along()
    made = plan(store(), wijk.id, identity=who, now=now())
    finding(_filled(made.content))
    _files(who, wijk)
    if st.session_state.get(_SHOWN):
        _pages(made)
        return
    left, right = st.columns([2, 5], gap="large")
    with left:
        chosen = _chosen(made.content)
    with right:
        _chapter(who, wijk, made, chosen)


def _filled(found: Plan) -> str:
    """Say how many chapters have something in them, and which have nothing."""
    empty = [chapter_titles()[one.id].lower() for one in found.chapters if one.is_empty]
    if not empty:
        return _("In elk hoofdstuk staat iets.")
    said = _("In {n} van de {of} hoofdstukken staat iets. Nog leeg: {empty}.")
    n = len(found.chapters)
    return said.format(n=n - len(empty), of=n, empty=listed(empty))


def _files(who: Identity, wijk: Wijk) -> None:
    with st.container(horizontal=True):
        _download(_("Download voor Word"), plan_docx, "docx", WORD, who, wijk)
        _download(_("Download als PDF"), plan_pdf, "pdf", "application/pdf", who, wijk)
        if st.session_state.get(_SHOWN):
            if st.button(_("Terug naar de hoofdstukken"), key="plan-back"):
                st.session_state[_SHOWN] = False
                st.rerun()
        elif st.button(_("Laat de bladzijden zien"), key="plan-show", icon=":material/visibility:"):
            st.session_state[_SHOWN] = True
            st.rerun()


def _download(
    label: str,
    make: Callable[[Released[Plan]], bytes],
    ending: str,
    mime: str,
    who: Identity,
    wijk: Wijk,
) -> None:
    ask = asker(who)

    def file() -> bytes:
        """Make it when it is asked for, from what may be shown at that moment."""
        asking = ask()
        require(asking, "see_programme", wijk)
        return make(plan(store(), wijk.id, identity=asking, now=now()))

    st.download_button(
        label,
        file,
        f"wijkplan-{wijk.id}.{ending}",
        mime,
        type="primary" if ending == "docx" else "secondary",
        icon=":material/download:",
        key=f"plan-{ending}",
    )


def _chosen(found: Plan) -> Chapter:
    """Let a chapter be chosen; the address keeps which."""
    by_id = {one.id: one for one in found.chapters}
    titles = chapter_titles()
    asked = st.query_params.get(CHAPTER, "")
    first = next((place for place, id_ in enumerate(by_id) if id_ == asked), 0)

    def named(id_: PlanChapter) -> str:
        return _("{title} (leeg)").format(title=titles[id_]) if by_id[id_].is_empty else titles[id_]

    chosen = st.radio(
        _("Hoofdstuk"), list(by_id), index=first, format_func=named, key="plan-chapter"
    )
    st.query_params[CHAPTER] = chosen
    return by_id[chosen]


def _chapter(who: Identity, wijk: Wijk, made: Released[Plan], chapter: Chapter) -> None:
    st.header(chapter_titles()[chapter.id], anchor=False)
    for text in chapter.missing:
        st.text(text)
    if may(who, "edit_pact", wijk):
        write(who, chapter.written)
        if waiting := unsaved(wijk.id):
            said = _("Nog niet bewaard, en dus nog niet in het plan: {chapters}.")
            st.text(said.format(chapters=listed(waiting)))
    elif chapter.written.text:
        st.subheader(_("Eigen tekst"), anchor=False)
        st.text(chapter.written.text)
    if not chapter.blocks:
        return
    st.subheader(_("Dit komt er vanzelf in"), anchor=False)
    st.html(_told(Itself(made), Itself(chapter)))


@kept
def _told(made: Itself[Released[Plan]], chapter: Itself[Chapter]) -> str:
    """Return what the data say in a chapter, as HTML."""
    blocks = chapter.thing.blocks
    names = [block.name for block in blocks if isinstance(block, Picture)]
    pictures = {name: plan_picture(made.thing, name) for name in names}
    body = "".join(block_html(block, pictures=pictures) for block in blocks)
    return f'<div class="ww-report">{body}</div>'


def _pages(made: Released[Plan]) -> None:
    st.header(_("Zo komt het op papier"), anchor=False)
    with st.spinner(_("De bladzijden worden getekend.")):
        drawn = plan_pages(made, ppi=SCREEN)
    show_pages(drawn)
