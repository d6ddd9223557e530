"""Opening a file with areas safely: GeoJSON, GeoPackage or a shapefile, zipped or not.

What a file is follows from its first bytes, and GDAL is told to open it as that and nothing else:
it also knows formats that fetch other files or addresses, which an uploaded file must not do.
"""

import json
import lzma
import re
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import pyogrio
from numpy.typing import NDArray

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _

MAX_UNPACKED_BYTES = 500_000_000
MAX_MEMBERS = 1000
_SHAPE_PARTS = (".shp", ".shx", ".dbf")
_WANTED = (*_SHAPE_PARTS, ".prj", ".cpg", ".gpkg", ".geojson", ".json")
_MAIN_SUFFIXES = (".shp", ".gpkg", ".geojson", ".json")
_CHUNK = 1 << 20
_MAX_JSON_BYTES = 100_000_000
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
)
"""What unpacking a broken zip file may raise."""


@dataclass(frozen=True)
class Layer:
    """One layer of a file: where GDAL finds it, what users call it, and its columns."""

    source: str
    name: str
    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The rows of a layer: a column of cells per name, and boundaries as WKB where asked for."""

    layer: Layer
    cells: Mapping[str, NDArray[Any]]
    n_rows: int
    wkb: NDArray[np.object_] | None = None
    crs: str | None = None


@contextmanager
def open_layers(path: Path) -> Iterator[tuple[Layer, ...]]:
    """Yield the layers of a file; what was unpacked is removed afterwards.

    Raises
    ------
    InvalidInput
        If there is no such file, or it is empty, damaged, unsafe or of another kind.
    """
    kind = _kind_of(path)
    if kind != "zip":
        yield _layers_of(path, kind, path.name)
        return
    with tempfile.TemporaryDirectory(prefix="wijkwijzer-") as folder:
        _unpack(path, Path(folder))
        files = sorted(file for file in Path(folder).rglob("*") if file.suffix in _MAIN_SUFFIXES)
        if not files:
            text = _("{file} bevat geen shapefile (.shp), GeoPackage of GeoJSON.")
            raise InvalidInput(text.format(file=path.name))
        yield tuple(
            layer
            for file in files
            for layer in _layers_of(file, _kind_of(file), f"{file.name} in {path.name}")
        )


def column_names(path: Path) -> tuple[str, ...]:
    """Return the columns of a file with areas, so that a user can point at codes and names.

    Raises
    ------
    InvalidInput
        If there is no such file, or it is empty, damaged, unsafe or of another kind.
    """
    with open_layers(path) as layers:
        return tuple(dict.fromkeys(field for layer in layers for field in layer.fields))


def read_layer(layer: Layer, columns: Collection[str], *, boundaries: bool) -> Table:
    """Read some columns of a layer, with or without its boundaries (2D).

    Raises
    ------
    InvalidInput
        If the file turns out to be damaged; where GDAL says so, with line and character.
    """
    wanted = [name for name in layer.fields if name in set(columns)]
    with _explained(layer.label, layer.source):
        meta, _fids, wkb, cells = pyogrio.raw.read(
            layer.source,
            layer=layer.name,
            columns=wanted,
            read_geometry=boundaries,
            force_2d=True,
        )
    names = [str(name) for name in meta["fields"]]
    n_rows = len(wkb) if boundaries else len(cells[0]) if cells else 0
    return Table(
        layer=layer,
        cells=dict(zip(names, cells, strict=True)),
        n_rows=n_rows,
        wkb=wkb if boundaries else None,
        crs=meta["crs"],
    )


def _kind_of(path: Path) -> str:
    """Return `zip` or the GDAL driver for a file, by its first bytes."""
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        text = _("{file} is niet te openen: {reason}. Controleer naam en plaats van het bestand.")
        reason = error.strerror or type(error).__name__
        raise InvalidInput(text.format(file=path.name, reason=reason)) from error
    if not start.strip():
        raise InvalidInput(_("{file} is leeg.").format(file=path.name))
    if start.startswith(b"PK"):
        return "zip"
    if start.startswith(b"SQLite format 3\0"):
        return "GPKG"
    if start.startswith(b"\x00\x00\x27\x0a"):
        return "ESRI Shapefile"
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return "GeoJSON"
    text = _(
        "{file} is geen bestand met gebieden. "
        "Nodig is GeoJSON, GeoPackage of een gezipte shapefile."
    )
    raise InvalidInput(text.format(file=path.name))


def _layers_of(path: Path, driver: str, label: str) -> tuple[Layer, ...]:
    if driver == "ESRI Shapefile":
        _require_shape_parts(path, label)
    # Only of text files could GDAL think they are something else than their first bytes say; the
    # prefix of other drivers stumbles over a colon, as in C:\.
    source = f"GeoJSON:{path.resolve()}" if driver == "GeoJSON" else str(path.resolve())
    with _explained(label, source):
        names = [str(name) for name, geometry in pyogrio.list_layers(source) if geometry]
        layers = []
        for name in names:
            info = pyogrio.read_info(source, layer=name)
            shown = label if len(names) == 1 else f"{label}, {name}"
            fields = tuple(str(field) for field in info["fields"])
            layers.append(Layer(source=source, name=name, label=shown, fields=fields))
    if not layers:
        raise InvalidInput(_("{file} bevat geen gebieden.").format(file=label))
    return tuple(layers)


def _require_shape_parts(path: Path, label: str) -> None:
    missing = [part for part in _SHAPE_PARTS if not path.with_suffix(part).exists()]
    if missing:
        text = _(
            "Bij {file} ontbreekt {parts}. Zip alle bestanden van de shapefile bij elkaar "
            "(.shp, .shx, .dbf, .prj)."
        )
        raise InvalidInput(text.format(file=label, parts=", ".join(missing)))


def _unpack(path: Path, folder: Path) -> None:
    """Unpack what can hold areas."""
    budget = _Budget(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _refuse_unsafe(path, members)
            for member in members:
                name = PurePosixPath(member.filename)
                suffix = name.suffix.lower()
                if member.is_dir() or suffix not in _WANTED or _is_mac_shadow(name):
                    continue
                # GDAL looks for the parts of a shapefile by lower-case ending.
                target = folder / name.with_suffix(suffix)
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as packed, target.open("wb") as file:
                    while chunk := packed.read(_CHUNK):
                        budget.spend(len(chunk))
                        file.write(chunk)
    except _DAMAGED as error:
        text = _(
            "{file} is niet uit te pakken; het zip-bestand is beschadigd. Haal het opnieuw op."
        )
        raise InvalidInput(text.format(file=path.name)) from error


class _Budget:
    """Bytes that may still be unpacked: the sizes a zip file states may lie."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._left = MAX_UNPACKED_BYTES

    def spend(self, n_bytes: int) -> None:
        self._left -= n_bytes
        if self._left < 0:
            raise _too_large(self._path)


def _refuse_unsafe(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED_BYTES:
        raise _too_large(path)
    for member in members:
        name = member.filename
        parts = re.split(r"[\\/]", name)
        if ".." in parts or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
            text = _(
                "{file} bevat een bestand met een onveilige naam ({name}); het is niet geopend."
            )
            raise InvalidInput(text.format(file=path.name, name=name[:80]))
        if member.flag_bits & 0x1:
            text = _("{file} is met een wachtwoord beveiligd. Maak een zip zonder wachtwoord.")
            raise InvalidInput(text.format(file=path.name))


def _is_mac_shadow(name: PurePosixPath) -> bool:
    return name.name.startswith("._") or "__MACOSX" in name.parts


def _too_large(path: Path) -> InvalidInput:
    text = _(
        "{file} is uitgepakt te groot (meer dan {limit} MB of {members} bestanden). "
        "Neem alleen de buurten van uw gemeente."
    )
    limit = MAX_UNPACKED_BYTES // 1_000_000
    return InvalidInput(text.format(file=path.name, limit=limit, members=MAX_MEMBERS))


@contextmanager
def _explained(label: str, source: str) -> Iterator[None]:
    """Turn what GDAL raises on a damaged file into one sentence; its warnings are about style."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            yield
    except (RuntimeError, ValueError, OSError) as error:
        text = _("{file} is niet te lezen; het is beschadigd of geen bestand met gebieden.")
        place = _json_fault(Path(source.removeprefix("GeoJSON:"))) if "GeoJSON:" in source else ""
        raise InvalidInput(f"{text.format(file=label)} {place}".strip()) from error


def _json_fault(path: Path) -> str:
    """Say where a text stops being JSON; empty if it is JSON, or too large to look again."""
    if path.stat().st_size > _MAX_JSON_BYTES:
        return ""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            return _("Het houdt midden in regel {line} op. Haal het bestand opnieuw op.").format(
                line=error.lineno
            )
        fault = _("De fout staat op regel {line}, teken {column}.")
        return fault.format(line=error.lineno, column=error.colno)
    except RecursionError:
        return ""
    return ""
