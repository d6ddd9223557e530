"""Copies: make one, look after them, take one along, put one back."""

import tempfile
from pathlib import Path

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment, number
from wijkwijzer.intake import keeping
from wijkwijzer.store.backup import Copy
from wijkwijzer.ui.acts import asker, confirmed, done, now, told
from wijkwijzer.ui.runtime import settings, store

_CHECKED = "management-checked"
LARGEST_UPLOAD = 500
"""Of a copy from another machine (MB)."""


def copy_section(who: Identity) -> None:
    """Show the copies there are and what can be done with them."""
    copies = keeping.backups(store(), who)
    newest = moment(copies[0].at) if copies else ""
    st.html(
        '<p class="ww-finding">'
        + (
            _("De laatste reservekopie is van {when}.").format(when=newest)
            if copies
            else _("Er is nog geen reservekopie.")
        )
        + '</p><p class="ww-lead">'
        + _(
            "Alles staat in één bestand op dit apparaat. Download na een bijeenkomst een kopie en "
            "bewaar die ergens anders. Kopieën van meer dan {n} dagen oud worden hier vanzelf "
            "verwijderd."
        ).format(n=settings().backup_days)
        + "</p>"
    )
    with st.container(horizontal=True):
        if st.button(_("Maak nu een reservekopie"), type="primary", key="copy-make"):
            with told():
                days = settings().backup_days
                keeping.backup(store(), who, now(), keep_days=days)
                done(_("De reservekopie is gemaakt. Download hem hieronder."))
        if st.button(_("Kijk na of alles in orde is"), key="check-now"):
            with told():
                _remember(_("De database"), keeping.check(store(), who))
    _findings()
    if copies:
        _one_copy(who, copies)
    _from_elsewhere(who)


def _one_copy(who: Identity, copies: tuple[Copy, ...]) -> None:
    st.subheader(_("Kopieën op dit apparaat"), anchor=False)
    by_name = {copy.path.name: copy for copy in copies}
    chosen = st.selectbox(
        _("Kies een kopie"),
        tuple(by_name),
        format_func=lambda name: copy_words(by_name[name]) if name in by_name else name,
        key="copy-chosen",
        label_visibility="collapsed",
        width=560,
    )
    copy = by_name.get(chosen or "", copies[0])
    ask = asker(who)
    row = st.container(horizontal=True)
    with row:
        st.download_button(
            _("Download"),
            lambda: keeping.take_out(store(), copy.path, ask(), now()),
            copy.path.name,
            "application/vnd.sqlite3",
            key="copy-download",
            on_click="ignore",
        )
        if st.button(_("Kijk deze na"), key="copy-check"):
            with told():
                found = keeping.check(store(), who, copy.path)
                _remember(_("De kopie van {when}").format(when=moment(copy.at)), found)
                st.rerun()
    if confirmed(
        f"restore-{copy.path.name}",
        _("Zet deze terug"),
        question=_warning(_("de kopie van {when}").format(when=moment(copy.at))),
        yes=_("Ja, zet deze kopie terug"),
        row=row,
    ):
        _restore(who, copy.path)


def _from_elsewhere(who: Identity) -> None:
    with st.expander(_("Zet een kopie terug die u ergens anders hebt bewaard")):
        upload = st.file_uploader(
            _("Reservekopie van Wijkwijzer (.db)"),
            type="db",
            key="copy-upload",
            max_upload_size=LARGEST_UPLOAD,
        )
        if upload is None:
            return
        if confirmed(
            f"restore-upload-{upload.file_id}",
            _("Zet deze terug"),
            question=_warning(_("het bestand {name}").format(name=upload.name)),
            yes=_("Ja, zet dit bestand terug"),
        ):
            with tempfile.TemporaryDirectory() as folder:
                # A name of our own: what the browser says is not to be trusted as a path.
                file = Path(folder) / "kopie-van-elders.db"
                file.write_bytes(upload.getbuffer())
                _restore(who, file)


def _restore(who: Identity, file: Path) -> None:
    with told(), st.spinner(_("De kopie wordt teruggezet.")):
        before = keeping.restore(store(), file, who, now())
        done(
            _("De kopie is teruggezet. Wat er stond, is bewaard in {name}.").format(
                name=before.name
            )
        )


def _warning(what: str) -> str:
    return _(
        "Alles wat nu in Wijkwijzer staat, wordt vervangen door {what}. Van wat er nu staat, wordt "
        "eerst een kopie gemaakt. Iedereen wordt afgemeld; de accounts en wachtwoorden van toen "
        "gelden weer. Wat bewoners sindsdien introkken, blijft weg."
    ).format(what=what)


def copy_words(copy: Copy) -> str:
    """Say of a copy when it was made, how large it is and what for."""
    labels = {
        "": _("reservekopie"),
        keeping.BEFORE_RESTORE: _("gemaakt voor het terugzetten van een andere"),
        "voor-migratie": _("gemaakt voor een nieuwe versie"),
    }
    megabytes = number(max(copy.size / 1e6, 0.1), 1)
    size = _("{n} MB").format(n=megabytes)
    return f"{moment(copy.at)} · {size} · {labels.get(copy.label, copy.label)}"


def _remember(what: str, problems: list[str]) -> None:
    st.session_state[_CHECKED] = (what, problems)


def _findings() -> None:
    """Say what the last look found."""
    what, problems = st.session_state.pop(_CHECKED, ("", []))
    if what and not problems:
        st.success(_("{what} is in orde.").format(what=what))
    elif what:
        with st.container(key="ww-fault", gap=None):
            text = _("{what}: {n} dingen niet in orde.").format(what=what, n=len(problems))
            st.text(text)
            for problem in problems[:20]:
                st.text(f"– {problem}")
