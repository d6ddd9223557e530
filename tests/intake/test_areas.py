"""Areas of a file become records: made, brought up to date, or refused as a whole."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapely import box

from wijkwijzer.access.records import Identity
from wijkwijzer.cli import commands
from wijkwijzer.errors import InvalidInput, NotAllowed
from wijkwijzer.intake.areas import ImportedWijk, import_areas
from wijkwijzer.intake.figures import update_figures
from wijkwijzer.intake.records import create_wijk, save_record
from wijkwijzer.neighbourhood.areas import BuurtArea, BuurtFigures, WijkArea, read_areas
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.record import Record
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

SOURCE = "CBS, Kadaster (Wijk- en Buurtkaart 2023), CC BY 4.0"


def buurt(number: int, name: str, **figures: object) -> BuurtArea:
    west = 5 + number / 100
    return BuurtArea(
        code=f"BU0001010{number}",
        name=name,
        geometry=box(west, 52, west + 0.01, 52.01),
        figures=BuurtFigures(**figures),  # type: ignore[arg-type]
    )


ZWANENHOEK = WijkArea(
    code="WK000101",
    name="Zwanenhoek",
    municipality_code="GM0001",
    municipality_name="Waterstad",
    buurten=(
        buurt(0, "Noord", inhabitants=1200, age={"0-15": 200, "65+": None}),
        buurt(1, "Zuid", inhabitants=800),
    ),
)


@pytest.fixture
def put(
    store: Store, facilitator: Identity, now: dt.datetime
) -> Callable[..., tuple[ImportedWijk, ...]]:
    def put_(*areas: WijkArea, into: str | None = None) -> tuple[ImportedWijk, ...]:
        return import_areas(
            store, areas, source=SOURCE, year=2023, identity=facilitator, now=now, into=into
        )

    return put_


def content(store: Store, wijk_id: str) -> list[dict[str, object]]:
    """Return buurten and figures of a wijk, apart from the wijk they are in."""
    with store.read() as reader:
        records: Sequence[Record] = [
            *reader.all(Buurt, wijk_id),
            *reader.all(Population, wijk_id),
        ]
    return [record.model_dump(exclude={"wijk_id"}) for record in records]


def test_a_wijk_is_made_with_its_buurten_and_the_figures_that_are_known(
    store: Store, put: Callable[..., tuple[ImportedWijk, ...]]
) -> None:
    (imported,) = put(ZWANENHOEK)
    assert (imported.created, imported.updated, imported.kept) == (2, 0, ())
    with store.read() as reader:
        wijk = reader.get(Wijk, "WK000101")
        buurten = reader.all(Buurt, wijk.id)
        counts = {p.id: p.count for p in reader.all(Population, wijk.id)}
    assert (wijk.name, wijk.municipality, wijk.source, wijk.year) == (
        "Zwanenhoek",
        "Waterstad",
        SOURCE,
        2023,
    )
    assert [b.name for b in buurten] == ["Noord", "Zuid"]
    assert counts == {
        "BU00010100.total.": 1200,
        "BU00010100.age.0-15": 200,
        "BU00010101.total.": 800,
    }


def test_a_buurt_with_the_same_code_is_brought_up_to_date_and_keeps_its_answers(
    store: Store,
    put: Callable[..., tuple[ImportedWijk, ...]],
    wijk: Wijk,
    round_: Round,
    send: Callable[..., object],
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    with store.read() as reader:
        first = reader.get(Buurt, "b0")
    coded = first.model_copy(update={"code": "BU00010100"})
    save_record(store, coded, identity=facilitator, now=now)
    send({"buurt": "b0", "urgentie:wonen": 5})
    (imported,) = put(ZWANENHOEK, into=wijk.id)
    assert (imported.created, imported.updated) == (1, 1)
    assert imported.kept == ("Buurt 1", "Buurt 2", "Buurt 3")
    with store.read() as reader:
        after = reader.get(Buurt, "b0")
        assert reader.get(Wijk, wijk.id).name == "Proefwijk"
        assert [row["buurt"] for row in reader.response_rows(round_.id)] == ["b0"]
    assert after.name == "Noord"
    assert after.geometry != first.geometry


def test_a_buurt_that_left_the_file_is_kept_and_named(
    store: Store, put: Callable[..., tuple[ImportedWijk, ...]]
) -> None:
    put(ZWANENHOEK)
    (imported,) = put(replace(ZWANENHOEK, buurten=ZWANENHOEK.buurten[:1]))
    assert (imported.created, imported.updated, imported.kept) == (0, 1, ("Zuid",))
    with store.read() as reader:
        assert len(reader.all(Buurt, "WK000101")) == 2


def test_a_layer_of_wijken_lays_no_buurt_over_those_that_are_there(
    store: Store, put: Callable[..., tuple[ImportedWijk, ...]]
) -> None:
    whole = replace(ZWANENHOEK, buurten=(replace(buurt(0, "Zwanenhoek"), code="WK000101"),))
    put(ZWANENHOEK)
    (imported,) = put(whole)
    assert (imported.created, imported.updated, imported.kept) == (0, 0, ("Noord", "Zuid"))
    with store.read() as reader:
        assert [one.name for one in reader.all(Buurt, "WK000101")] == ["Noord", "Zuid"]
    other = replace(whole, code="WK000102", buurten=(replace(whole.buurten[0], code="WK000102"),))
    assert [put(other)[0].created, put(other)[0].updated] == [1, 1]


def test_importing_the_same_again_changes_nothing(
    store: Store, put: Callable[..., tuple[ImportedWijk, ...]]
) -> None:
    put(ZWANENHOEK)
    with store.read() as reader:
        before = len(reader.changes(limit=1000))
    put(ZWANENHOEK)
    with store.read() as reader:
        assert len(reader.changes(limit=1000)) == before


def test_what_the_file_does_not_say_stays(
    store: Store,
    put: Callable[..., tuple[ImportedWijk, ...]],
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    own = create_wijk(store, "Onze hoek", municipality="Waterstad", identity=facilitator, now=now)
    put(ZWANENHOEK, into=own.id)
    bare = replace(ZWANENHOEK, municipality_name="", buurten=(buurt(0, "Noord"), buurt(1, "Zuid")))
    put(bare, into=own.id)
    with store.read() as reader:
        assert reader.get(Wijk, own.id).municipality == "Waterstad"
        assert reader.get(Population, "BU00010100.total.").count == 1200


def test_one_faulty_buurt_and_nothing_is_stored(
    store: Store, put: Callable[..., tuple[ImportedWijk, ...]]
) -> None:
    faulty = replace(ZWANENHOEK, code="WK000102", buurten=(buurt(7, "x" * 300),))
    with pytest.raises(InvalidInput, match="Naam: is te lang"):
        put(ZWANENHOEK, faulty)
    with store.read() as reader:
        assert reader.all(Wijk) == []
        assert reader.all(Buurt) == []
        assert reader.changes() == []


def test_several_wijken_do_not_fit_in_one(
    store: Store, put: Callable[..., tuple[ImportedWijk, ...]], wijk: Wijk
) -> None:
    with pytest.raises(InvalidInput, match="Kies eerst één wijk"):
        put(ZWANENHOEK, replace(ZWANENHOEK, code="WK000102"), into=wijk.id)
    assert len(content(store, wijk.id)) == 4


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_others_do_not_import(store: Store, now: dt.datetime, role: str) -> None:
    who = Identity(role=role, account="steven")  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        import_areas(store, [ZWANENHOEK], source=SOURCE, year=2023, identity=who, now=now)


def test_the_page_and_the_command_store_the_same(
    tmp_path: Path, facilitator: Identity, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "buurten_2023.geojson"
    file.write_text(json.dumps(collection()), encoding="utf-8")
    by_command, by_page = tmp_path / "command.db", tmp_path / "page.db"
    monkeypatch.setenv("WIJKWIJZER_DATABASE", str(by_command))
    ran = CliRunner().invoke(commands, ["import-areas", str(file), "--wijk", "Zwanenhoek"])
    assert ran.exit_code == 0, ran.output

    page = Store(by_page)
    own = create_wijk(page, "Zwanenhoek", identity=facilitator, now=now)
    found = read_areas(file)
    (imported,) = import_areas(
        page,
        found.wijken,
        source=found.source,
        year=found.year,
        identity=facilitator,
        now=now,
        into=own.id,
    )
    command = Store(by_command)
    assert content(page, own.id) == content(command, "WK000101")
    with command.read() as reader:
        same = reader.get(Wijk, "WK000101").model_dump(exclude={"id", "version"})
    assert imported.wijk.model_dump(exclude={"id", "version"}) == same
    command.close()

    monkeypatch.setenv("WIJKWIJZER_DATABASE", str(by_page))
    ran = CliRunner().invoke(commands, ["import-areas", str(file)])
    assert ran.exit_code == 0, ran.output
    assert f"Zwanenhoek ({own.id}): 0 buurten nieuw, 2 bijgewerkt." in ran.output
    with page.read() as reader:
        assert len(reader.all(Wijk)) == 1
    page.close()


def test_a_table_updates_the_buurten_it_knows(
    store: Store,
    put: Callable[..., tuple[ImportedWijk, ...]],
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    put(ZWANENHOEK)
    table = {
        "BU00010101": BuurtFigures(inhabitants=850, age={"0-15": 120}),
        "BU00010109": BuurtFigures(inhabitants=3),
    }
    updated = update_figures(
        store, "WK000101", table, source="CBS 2024", identity=facilitator, now=now
    )
    assert updated.buurten == ("Zuid",)
    assert updated.changed == 2
    with store.read() as reader:
        counts = {p.id: (p.count, p.source) for p in reader.all(Population, "WK000101")}
    assert counts["BU00010101.total."] == (850, "CBS 2024")
    assert counts["BU00010101.age.0-15"] == (120, "CBS 2024")
    assert counts["BU00010100.total."] == (1200, SOURCE)


def collection() -> dict[str, object]:
    features = [
        {
            "type": "Feature",
            "properties": {
                "buurtcode": area.code,
                "buurtnaam": area.name,
                "wijkcode": "WK000101",
                "wijknaam": "Zwanenhoek",
                "gemeentenaam": "Waterstad",
                "aantal_inwoners": area.figures.inhabitants,
            },
            "geometry": area.geometry.__geo_interface__,
        }
        for area in ZWANENHOEK.buurten
    ]
    return {"type": "FeatureCollection", "features": features}
