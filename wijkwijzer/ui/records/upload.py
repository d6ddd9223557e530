"""What was uploaded: read where it lies for a moment, kept while the screen looks at it."""

import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas import (
    AreaFile,
    BuurtFigures,
    column_names,
    read_areas,
    read_population_csv,
)

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_HELD = "records-areas"


def uploaded_areas(
    file: "UploadedFile", code_column: str | None = None, name_column: str | None = None
) -> AreaFile:
    """Read an uploaded file with areas; the same file is read once.

    Raises
    ------
    InvalidInput
        It cannot be used; every fault is in `problems`.
    """
    key = (file.file_id, code_column, name_column)
    held = st.session_state.get(_HELD)
    if held is None or held[0] != key:
        with (
            st.spinner(_("Het bestand wordt gelezen ...")),
            tempfile.TemporaryDirectory(prefix="wijkwijzer-") as folder,
        ):
            path = _laid_down(file, Path(folder))
            held = (key, read_areas(path, code_column=code_column, name_column=name_column))
        st.session_state[_HELD] = held
    read: AreaFile = held[1]
    return read


def uploaded_columns(file: "UploadedFile") -> tuple[str, ...]:
    """Return the columns of an uploaded file with areas.

    Raises
    ------
    InvalidInput
        It is no file with areas.
    """
    with tempfile.TemporaryDirectory(prefix="wijkwijzer-") as folder:
        return column_names(_laid_down(file, Path(folder)))


def uploaded_figures(file: "UploadedFile") -> dict[str, BuurtFigures]:
    """Read an uploaded table with figures per code.

    Raises
    ------
    InvalidInput
        It cannot be used; every fault is in `problems`.
    """
    with tempfile.TemporaryDirectory(prefix="wijkwijzer-") as folder:
        return read_population_csv(_laid_down(file, Path(folder)))


def _laid_down(file: "UploadedFile", folder: Path) -> Path:
    """Write an upload under its own name (messages and the year come from it), nowhere else."""
    bare = PurePosixPath(PureWindowsPath(file.name).name).name
    path = folder / (bare[-120:] if bare not in {"", ".", ".."} else "bestand")
    path.write_bytes(file.getvalue())
    return path
