"""A facilitator begins an own wijk in a real browser, with a file of its buurten."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.store import Store


def buurten() -> bytes:
    """Return three square buurten of two wijken, as PDOK names its columns."""
    features = []
    for number, (wijk, name) in enumerate(
        [("WK000101", "Noord"), ("WK000101", "Zuid"), ("WK000102", "Elders")]
    ):
        west = 5.5 + number / 100
        ring = [[west, 52], [west + 0.01, 52], [west + 0.01, 52.01], [west, 52.01], [west, 52]]
        properties = {
            "buurtcode": f"BU{wijk[2:]}0{number}",
            "buurtnaam": name,
            "wijkcode": wijk,
            "wijknaam": "Zwanenhoek" if wijk == "WK000101" else "Rietkraag",
            "aantal_inwoners": 500 + number,
        }
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def pick(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option).click()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def test_an_own_wijk_with_boundaries_a_party_and_a_task(
    server: Server, open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    page = open_page("/")
    sign_in(page, "anna")
    page.goto(f"{server.url}/wijk")
    page.get_by_role("button", name="Eigen wijk beginnen").click()
    page.get_by_label("Naam van de wijk").fill("Zwanenhoek")
    page.get_by_label("Gemeente").fill("Waterstad")
    press(page, "Maak de wijk")
    expect(page.get_by_text("Zwanenhoek staat klaar")).to_be_visible()

    upload = {"name": "buurten_2023.geojson", "mimeType": "application/geo+json"}
    expect(page.get_by_role("button", name="Kies een bestand", exact=True)).to_be_visible()
    page.locator("input[type=file]").set_input_files([upload | {"buffer": buurten()}])
    expect(page.get_by_text("2 buurten, 1.001 inwoners.")).to_be_visible()
    map_ = page.frame_locator("iframe").first
    expect(map_.get_by_text("Noord")).to_be_visible()
    press(page, "Bewaar deze grenzen")
    expect(page.get_by_text("2 buurten nieuw, 0 bijgewerkt")).to_be_visible()

    page.get_by_role("button", name="Verder met de partijen").click()
    page.get_by_role("button", name="Partij toevoegen").click()
    page.get_by_label("Naam", exact=True).fill("Gemeente Waterstad")
    press(page, "Bewaar")
    expect(page.get_by_text("Gemeente Waterstad is opgeslagen")).to_be_visible()

    page.get_by_role("button", name="Verder met de opgaven").click()
    page.get_by_role("button", name="Opgave toevoegen").click()
    page.get_by_label("Wat moet er gebeuren").fill("Meer bomen")
    pick(page, "Thema", "groen en natuur")
    pick(page, "Partij", "Gemeente Waterstad")
    page.get_by_text("5 nu nodig", exact=True).click()
    page.get_by_text("Een plek", exact=True).click()
    frame = page.locator("iframe").first
    frame.scroll_into_view_if_needed()
    expect(page.frame_locator("iframe").first.get_by_text("Zuid")).to_be_visible()
    frame.click()
    expect(page.get_by_text("Nog niet bewaard.")).to_be_visible()
    press(page, "Bewaar")
    expect(page.get_by_text("Opgeslagen: Meer bomen")).to_be_visible()

    store = Store(server.database)
    with store.read() as reader:
        (own,) = [wijk for wijk in reader.all(Wijk) if not wijk.is_example]
        names = [buurt.name for buurt in reader.all(Buurt, own.id)]
        counts = [figure.count for figure in reader.all(Population, own.id)]
        (party,) = reader.all(Party, own.id)
        (task,) = reader.all(Task, own.id)
    store.close()
    assert (own.name, own.municipality, own.code) == ("Zwanenhoek", "Waterstad", "WK000101")
    assert (names, counts) == (["Noord", "Zuid"], [500, 501])
    assert (task.title, task.theme, task.party_id, task.urgency) == (
        "Meer bomen",
        "groen",
        party.id,
        5,
    )
    assert task.point is not None
    assert 5.45 < task.point.longitude < 5.57
