"""The command line does without a browser what the pages do."""

import json
from pathlib import Path

import pytest

from wijkwijzer.cli import main
from wijkwijzer.intake import survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.store import Store


@pytest.fixture(autouse=True)
def _database(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJKWIJZER_DATABASE", str(store.path))


def _fails(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def test_compass_prints_one_object_with_every_figure(
    wijk: Wijk, send: object, capsys: pytest.CaptureFixture[str]
) -> None:
    for answer in (1, 3, 5, 5):
        send({"urgentie:wonen": answer, "buurt": "b0"})  # type: ignore[operator]
    main(["compass", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["audience"] == "facilitator"
    assert found["wijk"] == wijk.id
    assert len(found["themes"]) == 14
    theme = found["themes"][0]
    # Needs 0, 50, 100, 100: mean 62.5, variance of the mean (6875/3)/4, by hand.
    assert theme["theme"] == "wonen"
    assert theme["n"] == 4
    assert theme["need"] == 62.5
    assert theme["standard_error"] == pytest.approx((6875 / 3 / 4) ** 0.5, abs=1e-12)
    assert (theme["low"], theme["high"]) == (0.0, 100.0)
    assert theme["task"] == 100
    assert theme["field"] == "onbeslist"
    assert found["needle"] is None
    area = found["areas"][0]
    assert area["area"] == "b0"
    assert area["themes"][0]["n"] == 4
    assert found["areas"][1]["themes"][0]["need"] is None


def test_compass_for_the_public_hides_what_is_below_ten(
    wijk: Wijk, send: object, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(12):
        answers = {"urgentie:wonen": 1 + number % 5, "buurt": f"b{number % 2}"}
        send(answers)  # type: ignore[operator]
    main(["compass", "--json", "--audience", "public"])
    found = json.loads(capsys.readouterr().out)
    theme = found["themes"][0]
    assert (theme["n"], theme["standard_error"]) == (10, None)
    assert theme["need"] == int(theme["need"])
    hidden = found["areas"][0]["themes"][0]
    assert (hidden["need"], hidden["field"], hidden["reason"]) == (None, "verborgen", "te_weinig")


def test_matrix_prints_levels_of_every_party(
    wijk: Wijk, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["matrix", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["themes"][0]["levels"] == {"gemeente": None, "corporatie": None}
    assert found["themes"][0]["shared"] is None


def test_export_writes_a_fixed_column_per_question(
    store: Store,
    wijk: Wijk,
    send: object,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    send({"top": ["wonen", "groen"], "urgentie:wonen": 4})  # type: ignore[operator]
    target = tmp_path / "antwoorden.csv"
    main(["export", str(target)])
    header, row = target.read_text().splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert (cells["top=wonen"], cells["top=groen"], cells["top=zorg"]) == ("1", "2", "")
    assert (cells["urgentie:wonen"], cells["urgentie:groen"]) == ("4", "")
    assert "urgentie:wonen," in (tmp_path / "antwoorden-codeboek.csv").read_text()
    main(["import-answers", str(target)])
    assert capsys.readouterr().out.splitlines()[-1] == (
        "0 enquêtes ingelezen; 1 waren er al; 0 ingetrokken."
    )
    with store.read() as reader:
        (taken,) = reader.changes(kind="export")
    assert taken.after is not None
    assert taken.after["responses"] == 1


def test_backup_restore_and_check(
    store: Store, wijk: Wijk, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup"])
    copy = next((store.path.parent / "backups").glob("*.db"))
    with store.write() as writer:
        writer.put(Party(id="later", wijk_id=wijk.id, name="Later"), by="x", at="2026")
    main(["restore", str(copy)])
    with store.read() as reader:
        assert reader.find(Party, "later") is None
    main(["check"])
    assert "in orde" in capsys.readouterr().out


def test_check_says_what_is_wrong_and_fails(
    store: Store, wijk: Wijk, capsys: pytest.CaptureFixture[str]
) -> None:
    store._connection.execute("UPDATE task SET buurten = '[\"weg\"]' WHERE id = 't1'")
    assert _fails("check") == 1
    assert "t1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("compass", "--wijk", "bestaat-niet"),
        ("compass",),
        ("restore", "bestaat-niet.db"),
        ("import-areas", "bestaat-niet.geojson"),
        ("stand",),
    ],
)
def test_an_error_is_one_line_and_exit_status_one(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _fails(*arguments) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "Traceback" not in error


def test_areas_come_in_whole_or_not_at_all(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def feature(code: str, west: float) -> dict[str, object]:
        ring = [
            [west, 51.8],
            [west + 0.01, 51.8],
            [west + 0.01, 51.81],
            [west, 51.81],
            [west, 51.8],
        ]
        return {
            "type": "Feature",
            "properties": {"buurtcode": code, "buurtnaam": f"Buurt {code}", "aantal_inwoners": 100},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }

    good = [feature("BU05900301", 4.7), feature("BU05900302", 4.71)]
    file = tmp_path / "buurten_2023.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": good}))
    main(["import-areas", str(file)])
    assert "2 buurten nieuw" in capsys.readouterr().out
    with store.read() as reader:
        (wijk,) = reader.all(Wijk)
        assert wijk.code == "WK059003"
        assert survey.open_round(reader, wijk.id)
    twice = [*good, feature("BU05900302", 4.72)]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": twice}))
    assert _fails("import-areas", str(file)) == 1
    assert "BU05900302" in capsys.readouterr().err
