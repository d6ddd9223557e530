"""The longlist from a spreadsheet: exact messages with cells, and nothing half imported."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import saved_measure
from wijkwijzer.access.records import Identity
from wijkwijzer.cells import read_cells
from wijkwijzer.errors import InvalidInput, NotAllowed
from wijkwijzer.intake.measure_import import import_measures, naming, preview_measures
from wijkwijzer.intake.programme import save_measure
from wijkwijzer.neighbourhood.records import Point, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.parties.records import Party
from wijkwijzer.programme.records import Amount, Costs, Effect, Measure, Serves, Stake
from wijkwijzer.programme.sheet.reading import read_measures
from wijkwijzer.programme.sheet.table import Naming, table
from wijkwijzer.programme.sheet.values import as_day, euros
from wijkwijzer.spreadsheet import csv_bytes
from wijkwijzer.store import Store
from wijkwijzer.workbook import xlsx_bytes

THEMES = theme_set("themas")
HEADING = Naming("w", THEMES, (), ()).headings()


def book(*rows: dict[str, Any], heading: tuple[str, ...] = HEADING, **how: Any) -> bytes:
    """A workbook with a row per dict, by column name; `merge` merges a range."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(heading)
    for row in rows:
        sheet.append([row.get(name) for name in heading])
    if "merge" in how:
        sheet.merge_cells(how["merge"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def preview(store: Store, wijk: Wijk, data: bytes, name: str = "lijst.xlsx") -> list[str]:
    found = preview_measures(store, wijk.id, name, data, identity=FACILITATOR, now=NOW)
    return [fault.sentence for fault in found.faults]


def stored(store: Store, wijk: Wijk) -> list[Measure]:
    with store.read() as reader:
        return reader.all(Measure, wijk.id)


FULL = {
    "Titel": "Groene schoolpleinen",
    "Toelichting": "=geen formule",
    "Buurten": "Buurt 0; buurt 2",
    THEMES[0].name["nl"]: 2,
    THEMES[3].name["nl"]: "-1",
    "Begint op": dt.date(2027, 3, 1),
    "Eindigt op": "31-12-2028",
    "Eenmalig laag": 10_000,
    "Eenmalig midden": "€ 12.500",
    "Eenmalig hoog": 20_000.0,
    "Per jaar midden": 300,
    "Hoeveel jaar": 15,
    "Wie betaalt": "Gemeente; De ouderraad",
    "Wie heeft voordeel": "Kinderen",
}


def test_a_full_row_becomes_a_measure(store: Store, wijk: Wijk) -> None:
    row = FULL | {"Toelichting": "Met bomen"}
    (kept,) = import_measures(
        store, wijk.id, "lijst.xlsx", book(row), identity=FACILITATOR, now=NOW
    )
    assert stored(store, wijk) == [kept]
    assert kept.model_dump(exclude={"id", "wijk_id", "version"}) == Measure(
        id="x",
        wijk_id="x",
        title="Groene schoolpleinen",
        description="Met bomen",
        serves=(
            Serves(theme=THEMES[0].id, strength=2),
            Serves(theme=THEMES[3].id, strength=-1),
        ),
        buurten=("b0", "b2"),
        begins_on="2027-03-01",
        ends_on="2028-12-31",
        costs=Costs(
            once=Amount(low=10_000, mid=12_500, high=20_000),
            yearly=Amount(low=300, mid=300, high=300),
            years=15,
        ),
        pays=(Stake(party_id="gemeente"), Stake(name="De ouderraad")),
        benefits=(Stake(name="Kinderen"),),
    ).model_dump(exclude={"id", "wijk_id", "version"})


def place(column: str, row: int = 2) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(HEADING.index(column) + 1)}{row}"


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (
            "Eenmalig midden",
            "veel",
            "“veel” is geen heel getal; schrijf hele euro's, zoals 2500",
        ),
        (
            "Eenmalig midden",
            -250,
            "-250 is minder dan nul; schrijf hele euro's, zoals 2500",
        ),
        (
            "Eenmalig midden",
            "2,55",
            "“2,55” is geen heel getal; schrijf hele euro's, zoals 2500",
        ),
        (
            "Eenmalig midden",
            True,
            "“True” is geen heel getal; schrijf hele euro's, zoals 2500",
        ),
        ("Eenmalig midden", "=2*3", "hier staat een formule; zet de uitkomst er zelf in"),
        ("Titel", "=A1", "hier staat een formule; zet de uitkomst er zelf in"),
        (
            "Begint op",
            dt.date(2026, 11, 21),
            ("21 november 2026 is al geweest; kies een dag vanaf vandaag (22 november 2026)"),
        ),
        ("Begint op", "snel", "“snel” is geen datum; schrijf 31-3-2027"),
        ("Begint op", "31-02-2027", "“31-02-2027” is geen datum; schrijf 31-3-2027"),
        (
            THEMES[0].name["nl"],
            4,
            "4 kan hier niet; kies een getal van -3 tot en met 3",
        ),
        (
            THEMES[0].name["nl"],
            "een beetje",
            "“een beetje” is geen heel getal; schrijf een getal van -3 tot en met 3",
        ),
        ("Buurten", "Maan", "“Maan” kennen we niet in deze wijk"),
        (
            "Plek of gebied",
            "POINT (121000 487000)",
            (
                "“POINT (121000 487000)” is geen plek; schrijf POINT (5.12 52.09), "
                "of wijs de plek aan in de app"
            ),
        ),
        (
            "Plek of gebied",
            "POINT (52.1 5.1)",
            "deze plek ligt niet bij de wijk; schrijf eerst de lengte, dan de breedte",
        ),
        (
            "Effecten",
            "a | b | c | d",
            "“a | b | c | d” is geen effect; schrijf op elke regel: wat | wie | hoeveel",
        ),
        (
            "Waarom per thema",
            "maan: ver",
            "“maan” is geen thema; schrijf op elke regel: wonen: omdat het helpt",
        ),
        ("Waarom per thema", "wonen: fijn", "er staat waarom bij “wonen”, maar niet hoe sterk"),
        (
            "Wie kwam ermee",
            "Sinterklaas",
            "“Sinterklaas” kennen we niet; schrijf bewoner, een partij of een bijeenkomst",
        ),
        ("Titel", "x" * 201, "is te lang; gebruik hoogstens 200 tekens"),
        ("Hoeveel jaar", 0, "0 kan hier niet; kies een getal van 1 tot en met 100"),
    ],
)
def test_a_wrong_cell_is_named_with_its_reason_and_nothing_is_stored(
    store: Store, wijk: Wijk, column: str, value: object, reason: str
) -> None:
    data = book({"Titel": "Eerst"}, {"Titel": "Goed", column: value})
    said = f"Cel {place(column, 3)} ({column}): {reason}"
    assert preview(store, wijk, data) == [said]
    with pytest.raises(InvalidInput) as refused:
        import_measures(store, wijk.id, "lijst.xlsx", data, identity=FACILITATOR, now=NOW)
    assert str(refused.value) == f"Er is niets ingelezen. {said}"
    assert refused.value.problems == (said,)
    assert stored(store, wijk) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"Toelichting": "x"}, [("Titel", "is leeg; geef de maatregel een titel")]),
        (
            {"Titel": "A", "Eenmalig laag": 5, "Eenmalig hoog": 9},
            [("Eenmalig midden", "ontbreekt; vul laag, midden en hoog in, of een van de drie")],
        ),
        (
            {"Titel": "A", "Eenmalig laag": 5, "Eenmalig midden": 4, "Eenmalig hoog": 9},
            [("Eenmalig laag", "laag, midden en hoog lopen niet van klein naar groot")],
        ),
        (
            {"Titel": "A", "Per jaar midden": 5},
            [("Hoeveel jaar", "ontbreekt; vul het in bij kosten per jaar")],
        ),
        (
            {"Titel": "A", "Begint op": "1-3-2028", "Eindigt op": "1-3-2027"},
            [("Eindigt op", "ligt voor het begin; kies een latere dag")],
        ),
    ],
)
def test_cells_that_do_not_go_together(
    store: Store, wijk: Wijk, row: dict[str, object], said: list[tuple[str, str]]
) -> None:
    assert preview(store, wijk, book(row)) == [
        f"Cel {place(column)} ({column}): {reason}" for column, reason in said
    ]


def test_a_sheet_that_is_hidden_is_passed_over(store: Store, wijk: Wijk) -> None:
    made = load_workbook(io.BytesIO(book({"Titel": "Zichtbaar"})))
    made.create_sheet("Hulp", 0).append(["Titel", "Kleur"])
    made.worksheets[0].sheet_state = "hidden"
    made.active = 1
    out = io.BytesIO()
    made.save(out)
    assert preview(store, wijk, out.getvalue()) == []


def test_merged_cells_are_refused_wherever_they_lie(store: Store, wijk: Wijk) -> None:
    data = book({"Titel": "A"}, {"Titel": "B"}, merge="A2:B3")
    reason = "deze cel is samengevoegd met andere; splits samengevoegde cellen"
    assert preview(store, wijk, data) == [
        f"Cel A2 (Titel): {reason}",
        f"Cel B2 (Toelichting): {reason}",
    ]


WHOLE = {
    "description": "Met *bomen*;\nen banken",
    "serves": (Serves(theme=THEMES[0].id, strength=2, why="Hitte: het is er 's zomers 40 graden"),),
    "buurten": ("b0",),
    "ring": tuple(
        Point(longitude=5 + x, latitude=52 + y) for x, y in ((0.01, 0), (0.02, 0), (0, 0.01))
    ),
    "initiator": "bewoner",
    "initiator_id": None,
    "begins_on": "2026-01-01",
    "costs": Costs(once=Amount(low=1, mid=2, high=3)),
    "effects": (
        Effect(what="Minder hitte", whom="ouderen", size="3 graden"),
        Effect(what="Stilte"),
    ),
    "pays": (Stake(party_id="gemeente", what="de helft"), Stake(name="Jan; Piet")),
}


def _exported(store: Store, wijk: Wijk) -> tuple[dict[str, Any], ...]:
    with store.read() as reader:
        here = naming(reader, wijk.id)
        return tuple(table(reader.all(Measure, wijk.id), here).to_dict("records"))


def test_a_list_that_went_out_and_comes_back_changes_nothing(store: Store, wijk: Wijk) -> None:
    kept = saved_measure(store, wijk, title="=Bankjes", **WHOLE)
    with store.read() as reader:
        written = table(reader.all(Measure, wijk.id), naming(reader, wijk.id))
    rows = [one | {"Titel": "'=Bankjes"} for one in _exported(store, wijk)]
    reordered = tuple(reversed(HEADING))
    for data, name in (
        (xlsx_bytes({"Maatregelen": written}), "lijst.xlsx"),
        (csv_bytes(written), "lijst.csv"),
        (book(*rows, heading=reordered), "lijst.xlsx"),
        (book(*rows, heading=("Titel", "Kenmerk")), "lijst.xlsx"),
    ):
        found = preview_measures(store, wijk.id, name, data, identity=FACILITATOR, now=NOW)
        assert (found.faults, found.measures, found.changes, found.same) == ((), (), (), 1)
        import_measures(store, wijk.id, name, data, identity=FACILITATOR, now=NOW)
    assert stored(store, wijk) == [kept]


def test_what_was_changed_in_the_sheet_changes_and_nothing_else(store: Store, wijk: Wijk) -> None:
    kept = saved_measure(store, wijk, title="Bankjes", **WHOLE)
    (row,) = _exported(store, wijk)
    row |= {
        "Eenmalig hoog": "€ 9.000,-",
        THEMES[0].name["nl"]: "+3",
        "Plek of gebied": "POINT (5.01 52)",
    }
    data = book(row, {"Titel": "Nieuw"})
    found = preview_measures(store, wijk.id, "lijst.xlsx", data, identity=FACILITATOR, now=NOW)
    assert found.faults == ()
    (change,) = found.changes
    assert change.columns == ("Plek of gebied", THEMES[0].name["nl"], "Eenmalig hoog")
    import_measures(store, wijk.id, "lijst.xlsx", data, identity=FACILITATOR, now=NOW)
    after = {one.title: one for one in stored(store, wijk)}
    assert set(after) == {"Bankjes", "Nieuw"}
    assert after["Bankjes"] == kept.model_copy(
        update={
            "version": kept.version + 1,
            "point": Point(longitude=5.01, latitude=52),
            "ring": (),
            "serves": (kept.serves[0].model_copy(update={"strength": 3}),),
            "costs": Costs(once=Amount(low=1, mid=2, high=9000)),
        }
    )


def test_a_row_that_is_older_than_the_list_is_refused(store: Store, wijk: Wijk) -> None:
    kept = saved_measure(store, wijk, title="Bankjes", **WHOLE)
    (row,) = _exported(store, wijk)
    save_measure(store, kept.model_copy(update={"title": "Banken"}), identity=FACILITATOR, now=NOW)
    reason = "deze maatregel is intussen gewijzigd; download de lijst opnieuw"
    assert preview(store, wijk, book(row)) == [f"Cel {place('Kenmerk')} (Kenmerk): {reason}"]
    (row,) = _exported(store, wijk)
    said = preview(store, wijk, book(row, row, row | {"Kenmerk": None, "Status": "gekozen"}))
    assert [one.split(":")[0] for one in said] == [
        f"Cel {place('Kenmerk', 3)} (Kenmerk)",
        "Cel A4 (Titel)",
        f"Cel {place('Begint op', 4)} (Begint op)",
    ]
    reason = "een besluit legt u vast bij Samen kiezen; laat deze cel zoals ze was"
    assert preview(store, wijk, book(row | {"Status": "gekozen"})) == [
        f"Cel {place('Status')} (Status): {reason}"
    ]


def test_what_is_there_twice_or_already_is_refused(store: Store, wijk: Wijk) -> None:
    saved_measure(store, wijk, title="Bankjes")
    data = book({"Titel": "bankjes"}, {"Titel": "Bomen"}, {"Titel": "BOMEN"})
    reason = "deze maatregel staat al op de longlist of eerder in dit bestand"
    assert preview(store, wijk, data) == [
        f"Cel A2 (Titel): {reason}",
        f"Cel A4 (Titel): {reason}",
    ]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (("Titel", "Titel:"), "Cel B1 (Titel): deze kolom staat er twee keer; haal er een weg"),
        (
            ("Toelichting",),
            "Cel A1 (Titel): deze kolom ontbreekt; elke maatregel heeft een titel",
        ),
    ],
)
def test_a_heading_that_is_wrong(
    store: Store, wijk: Wijk, heading: tuple[str, ...], said: str
) -> None:
    assert preview(store, wijk, book({"Titel": "A"}, heading=heading)) == [said]


def test_headings_as_other_lists_have_them(store: Store, wijk: Wijk) -> None:
    above = (
        b"Maatregel;;Kosten;;",
        b"",
        b"Projectnaam;omschrijving:;Kosten (in euro's);START;gereed",
    )
    data = b"\n".join((*above, b"Wadi;Voor regen;k\x80 12,5;Q3 2027;2028", b"Bankjes;;PM;n.t.b.;-"))
    assert preview(store, wijk, data, "lijst.csv") == []
    wadi, bankjes = import_measures(
        store, wijk.id, "lijst.csv", data, identity=FACILITATOR, now=NOW
    )
    assert (wadi.title, wadi.description) == ("Wadi", "Voor regen")
    assert (wadi.begins_on, wadi.ends_on) == ("2027-07-01", "2028-12-31")
    assert wadi.costs.once == Amount(low=12_500, mid=12_500, high=12_500)
    assert (bankjes.costs, bankjes.begins_on, bankjes.ends_on) == (Costs(), "", "")


def test_a_total_is_no_measure(store: Store, wijk: Wijk) -> None:
    for title in ("Totaal", "Subtotaal:", "totale kosten"):
        data = book({"Titel": "Totaalplan groen"}, {"Titel": title, "Eenmalig midden": 9})
        assert preview(store, wijk, data) == [
            "Cel A3 (Titel): dit lijkt een optelling en geen maatregel; haal deze rij weg"
        ]


def test_what_is_not_known_yet_is_not_counted_as_an_amount(store: Store, wijk: Wijk) -> None:
    row = {"Titel": "A", "Eenmalig laag": 5, "Eenmalig midden": "PM", "Eenmalig hoog": 9}
    reason = "ontbreekt; vul laag, midden en hoog in, of een van de drie"
    assert preview(store, wijk, book(row)) == [
        f"Cel {place('Eenmalig midden')} (Eenmalig midden): {reason}"
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("€ 1.250.000,-", 1_250_000),
        ("1.250.000,--", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\u00a0250", 1_250),
        ("2.500 euro", 2_500),
        ("EUR 2500", 2_500),
        ("250 k€", 250_000),
        ("€ 250k", 250_000),
        ("1,25 mln.", 1_250_000),
        ("€ 1,2 miljoen", 1_200_000),
        ("250 duizend", 250_000),
        ("-3 k€", -3_000),
        ("1,2345 k€", None),
        ("12.500,50", None),
        ("1.2 mln", None),
        ("ca. 2500", None),
        ("10.000-20.000", None),
        ("12 34", None),
        (True, None),
    ],
)
def test_euros_as_people_write_them(typed: object, found: int | None) -> None:
    assert euros(typed) == found


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1/3/2027", "2027-03-01", "2027-03-01"),
        ("01.03.27", "2027-03-01", "2027-03-01"),
        ("1 maart 2027", "2027-03-01", "2027-03-01"),
        ("1 mrt. 2027", "2027-03-01", "2027-03-01"),
        ("2027-03-01 00:00:00", "2027-03-01", "2027-03-01"),
        ("maart 2027", "2027-03-01", "2027-03-31"),
        ("feb-28", "2028-02-01", "2028-02-29"),
        ("Q3 2027", "2027-07-01", "2027-09-30"),
        ("2027-Q4", "2027-10-01", "2027-12-31"),
        ("3e kwartaal 2027", "2027-07-01", "2027-09-30"),
        (2027, "2027-01-01", "2027-12-31"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("2026-2028", None, None),
        ("Q5 2027", None, None),
        ("13-13-2027", None, None),
        ("mars 2027", None, None),
        (46_000, None, None),
        (True, None, None),
    ],
)
def test_days_as_people_write_them(typed: object, first: str | None, last: str | None) -> None:
    found = (as_day(typed), as_day(typed, last=True))
    assert [day and day.isoformat() for day in found] == [first, last]


def test_every_fault_is_named_at_once(store: Store, wijk: Wijk) -> None:
    bad = {"Titel": "", "Eenmalig midden": "duur", "Hoeveel jaar": -1, "Begint op": "gisteren"}
    assert len(preview(store, wijk, book(bad, {"Titel": "Goed"}, bad))) == 8


def test_an_unknown_column_is_passed_over_and_named(store: Store, wijk: Wijk) -> None:
    row = {"Nr.": 1, "Titel": "Goed", "Begint op": "snel"}
    said = preview(store, wijk, book(row, heading=("Nr.", "Titel", "Begint op")))
    assert [one.partition(":")[0] for one in said] == ["Cel C2 (Begint op)"]
    data = b"Nr.;Titel;Wie\n1;Goed;Jan\n2\n"
    found = preview_measures(store, wijk.id, "lijst.csv", data, identity=FACILITATOR, now=NOW)
    assert found.passed == ("Nr. (A1)", "Wie (C1)")
    assert [one.title for one in found.measures] == ["Goed"]


def test_five_thousand_rows_with_one_fault_store_nothing(store: Store, wijk: Wijk) -> None:
    rows = [{"Titel": f"Maatregel {i}", "Eenmalig midden": i} for i in range(5_000)]
    lines = ["Titel;Eenmalig midden", *(f"{r['Titel']};{r['Eenmalig midden']}" for r in rows)]
    data = "\n".join(lines).encode()
    broken = data.replace(b";4999", b";-4999")
    assert preview(store, wijk, broken, "lijst.csv") == [
        "Cel B5001 (Eenmalig midden): -4999 is minder dan nul; schrijf hele euro's, zoals 2500"
    ]
    with pytest.raises(InvalidInput):
        import_measures(store, wijk.id, "lijst.csv", broken, identity=FACILITATOR, now=NOW)
    assert stored(store, wijk) == []
    with pytest.raises(InvalidInput, match=r"lijst.csv heeft meer dan 5.000 rijen"):
        preview(store, wijk, data + b"\nNog een;1", "lijst.csv")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lijst.xlsx", b""),
        ("lijst.xlsx", b"PK\x03\x04 nee"),
        ("lijst.xlsx", b"Titel;Toelichting"),
        ("lijst.csv", b""),
        ("lijst.csv", b"\n;;\n"),
        ("lijst.csv", b"\xff\xfe\x00"),
        ("lijst.csv", b'Titel\n"open'),
        ("lijst.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("lijst.ods", b"PK\x03\x04"),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    store: Store, wijk: Wijk, name: str, data: bytes
) -> None:
    with pytest.raises(InvalidInput, match=f"{name} is"):
        preview(store, wijk, data, name)


def test_a_file_is_read_by_what_it_is_and_not_by_its_name() -> None:
    csv = "Titel;Kosten\nCafé;5"
    for name, data in (
        ("a.csv", csv.encode("utf-16")),
        ("a.txt", f"sep=;\r\n{csv}".encode()),
        ("a.csv", book({"Titel": "Café", "Kosten": "5"}, heading=("Titel", "Kosten"))),
    ):
        rows = read_cells(name, data, most=10)
        assert [[cell.value for cell in row] for row in rows] == [
            ["Titel", "Kosten"],
            ["Café", "5"],
        ]
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    with pytest.raises(InvalidInput, match="oud Excel-bestand, of er zit een wachtwoord op"):
        read_cells("a.xlsx", old, most=10)


def test_a_file_that_unpacks_to_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    with pytest.raises(InvalidInput, match="geen leesbaar Excel-bestand"):
        read_cells("bom.xlsx", out.getvalue(), most=10)


def test_only_facilitators_read_in(store: Store, wijk: Wijk) -> None:
    steering = Identity(role="steering", account="sanne")
    with pytest.raises(NotAllowed):
        preview_measures(store, wijk.id, "x.xlsx", book(), identity=steering, now=NOW)
    with pytest.raises(NotAllowed):
        import_measures(store, wijk.id, "x.xlsx", book(), identity=steering, now=NOW)


PARTIES = (Party(id="gemeente", wijk_id="w", name="Gemeente"),)
amounts = st.lists(st.integers(0, 10**9), min_size=3, max_size=3).map(
    lambda found: Amount(**dict(zip(("low", "mid", "high"), sorted(found), strict=True)))
)
titles = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60
).filter(lambda text: text.strip() and text.strip() == text)
measures = st.builds(
    lambda title, text, strength, once, yearly, days, pays: Measure(
        id="rij 2",
        wijk_id="w",
        title=title,
        description=text,
        serves=tuple(Serves(theme=t.id, strength=s) for t, s in zip(THEMES, strength, strict=True)),
        begins_on=days[0],
        ends_on=days[1],
        costs=Costs(once=once, yearly=yearly, years=7 if yearly else None),
        pays=tuple(Stake(party_id="gemeente") for _one in range(pays)),
    ),
    titles,
    titles,
    st.lists(st.integers(-3, 3), min_size=len(THEMES), max_size=len(THEMES)),
    st.none() | amounts,
    st.none() | amounts,
    st.lists(st.dates(dt.date(2027, 1, 1), dt.date(2100, 1, 1)), min_size=2, max_size=2).map(
        lambda days: [day.isoformat() for day in sorted(days)]
    ),
    st.integers(0, 1),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(measures, st.booleans())
def test_what_is_written_is_read_back(measure: Measure, as_csv: bool) -> None:
    names = Naming("w", THEMES, (), PARTIES)
    written = table([measure], names)
    data = csv_bytes(written) if as_csv else xlsx_bytes({"Maatregelen": written})
    rows = read_cells("lijst.csv" if as_csv else "lijst.xlsx", data, most=10)
    found = read_measures(rows, names, today=dt.date(2026, 11, 22))
    assert found.faults == ()
    assert found.measures == (measure,)


def test_the_template_is_a_heading_alone_and_reads_as_nothing(store: Store, wijk: Wijk) -> None:
    with store.read() as reader:
        template = table([], naming(reader, wijk.id))
    data = xlsx_bytes({"Maatregelen": template})
    assert preview(store, wijk, data) == []
    with pytest.raises(InvalidInput, match=r"In lijst.xlsx staan geen maatregelen\."):
        import_measures(store, wijk.id, "lijst.xlsx", data, identity=FACILITATOR, now=NOW)
