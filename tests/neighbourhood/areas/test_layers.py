import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest

from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.areas import layers
from wijkwijzer.neighbourhood.areas.layers import open_layers, read_layer


def read_everything(path: Path) -> None:
    with open_layers(path) as found:
        for layer in found:
            read_layer(layer, layer.fields, boundaries=True)


def refusal(path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_everything(path)
    return str(caught.value)


def zip_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b" \n ", "leeg"),
        (b"hallo", "geen bestand met gebieden"),
        (b"\x89PNG\r\n", "geen bestand met gebieden"),
        (b"PK\x03\x04 afgebroken", "beschadigd"),
        (b"SQLite format 3\0 en verder niets", "niet te lezen"),
        (b'{"type": "Topology"}', "niet te lezen"),
        (b'{"naam": 1}', "niet te lezen"),
    ],
)
def test_what_is_no_file_with_areas(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "invoer.geojson"
    path.write_bytes(content)
    message = refusal(path)
    assert "invoer.geojson" in message
    assert words in message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "weg.gpkg is niet te openen" in refusal(tmp_path / "weg.gpkg")
    assert "is niet te openen" in refusal(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        (
            '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{other}</SrcDataSource>'
            "</OGRVRTLayer></OGRVRTDataSource>"
        ),
        (
            '{{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read {other} '
            '! reproject --dst-crs=EPSG:4326"}}'
        ),
    ],
)
def test_a_file_cannot_have_another_file_read(
    tmp_path: Path, write_geojson: Callable[..., Path], polygon, buurt, content: str
) -> None:
    other = write_geojson((polygon(), buurt(1)), name="geheim.geojson")
    path = tmp_path / "lokaas.geojson"
    path.write_text(content.format(other=other))
    assert "lokaas.geojson" in refusal(path)


def test_a_broken_off_geojson_names_the_line(
    write_geojson: Callable[..., Path], polygon, buurt
) -> None:
    path = write_geojson((polygon(), buurt(1)), (polygon(4.7), buurt(2)))
    text = path.read_text().replace('"features"', '\n"features"')
    path.write_text(text[:-40])
    assert "houdt midden in regel 2 op" in refusal(path)
    path.write_text(text.replace('"coordinates"', "coordinates"))
    assert "De fout staat op regel 2, teken" in refusal(path)


def test_a_path_with_colons(tmp_path: Path, buurten_rd: gpd.GeoDataFrame) -> None:
    folder = tmp_path / "C:"
    folder.mkdir()
    for ending in ("gpkg", "geojson"):
        buurten_rd.to_file(tmp_path / f"buurten.{ending}")
        name = f"buurten:2023.{ending}"
        (tmp_path / f"buurten.{ending}").rename(folder / name)
        with open_layers(folder / name) as found:
            assert read_layer(found[0], ["buurtcode"], boundaries=True).n_rows == 5


def test_a_damaged_geopackage(tmp_path: Path, buurten_rd: gpd.GeoDataFrame) -> None:
    path = tmp_path / "buurten.gpkg"
    buurten_rd.to_file(path, layer="buurten")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    assert "buurten.gpkg is niet te lezen" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../buiten.geojson", "/etc/buiten.geojson", "a/../../b.geojson", "C:\\b.geojson"]
)
def test_names_that_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    path = zip_of(tmp_path / "kaart.zip", {name: b"{}"})
    assert "onveilige naam" in refusal(path)
    assert not (tmp_path / "buiten.geojson").exists()


def test_a_zip_that_states_it_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "MAX_UNPACKED_BYTES", 1_000_000)
    path = zip_of(tmp_path / "bom.zip", {"a.geojson": b"0" * 2_000_000})
    assert path.stat().st_size < 10_000
    assert "te groot" in refusal(path)


def test_a_zip_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "MAX_UNPACKED_BYTES", 1_000_000)
    monkeypatch.setattr(layers, "_refuse_unsafe", lambda _path, _members: None)
    path = zip_of(tmp_path / "bom.zip", {"a.geojson": b"0" * 2_000_000})
    assert "te groot" in refusal(path)


def test_a_zip_with_too_many_members(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "veel.zip", {f"{n}.txt": b"" for n in range(1001)})
    assert "te groot" in refusal(path)


def test_a_zip_with_a_broken_member(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "stuk.zip", {"a.geojson": bytes(range(256)) * 100})
    raw = bytearray(path.read_bytes())
    raw[60:70] = b"\xff" * 10
    path.write_bytes(raw)
    assert "beschadigd" in refusal(path)


def test_a_zip_without_areas(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "tekst.zip", {"lees.txt": b"dag", "__MACOSX/._a.shp": b"x"})
    assert "bevat geen shapefile" in refusal(path)


def test_a_shapefile_without_its_table(tmp_path: Path, buurten_rd: gpd.GeoDataFrame) -> None:
    buurten_rd[["buurtcode", "geometry"]].to_file(tmp_path / "buurten.shp")
    path = tmp_path / "buurten.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(tmp_path / "buurten.shp", "buurten.shp")
    message = refusal(path)
    assert ".dbf" in message
    assert ".shx" in message
    assert "buurten.shp in buurten.zip" in message


def test_what_was_unpacked_is_gone_afterwards(
    tmp_path: Path, write_geojson: Callable[..., Path], polygon, buurt
) -> None:
    inner = write_geojson((polygon(), buurt(1)))
    path = zip_of(tmp_path / "kaart.zip", {"map/kaart.GEOJSON": inner.read_bytes()})
    with open_layers(path) as found:
        unpacked = Path(found[0].source.removeprefix("GeoJSON:"))
        assert unpacked.exists()
        assert found[0].label == "kaart.geojson in kaart.zip"
    assert not unpacked.exists()
