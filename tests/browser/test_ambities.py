"""The page of the ambitions in a real browser: tap a cell, state it, see it; the wall follows."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.seed import seed
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.intake.records import publish_to_residents, save_record
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.store import Store

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
BEA = Identity(role="facilitator", account="bea")
PARTIES = {"kade": "De Kade", "gemeente": "Gemeente Sluis", "molen": "Bewonersgroep De Molen"}
SAID = """([party, theme]) => {
  const plot = document.querySelector(".js-plotly-plot");
  const cells = plot?.data?.find((trace) => trace.customdata);
  const at = cells?.customdata.findIndex((cell) => cell[0] === party && cell[1] === theme);
  return cells?.hovertext?.[at]?.split(": ").at(-1);
}"""
WHERE = """([party, theme]) => {
  const plot = document.querySelector(".js-plotly-plot");
  const cells = plot.data.find((trace) => trace.customdata);
  const at = cells.customdata.findIndex((cell) => cell[0] === party && cell[1] === theme);
  const { xaxis, yaxis } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  const x = box.x + xaxis._offset + xaxis.l2p(cells.x[at]);
  return [x, box.y + yaxis._offset + yaxis.l2p(cells.y[at])];
}"""


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with three parties in the example wijk, and the matrix shown to residents."""
    database = tmp_path_factory.mktemp("database") / "wijk.db"
    seed(database)
    store = Store(database)
    for id_, name in PARTIES.items():
        party = Party(id=id_, wijk_id="sluiswijk", name=name)
        save_record(store, party, identity=BEA, now=NOW)
    state(store, "kade", "groen", 1)
    with store.read() as reader:
        wijk = reader.get(Wijk, "sluiswijk")
    publish_to_residents(store, wijk, "ambities", shown=True, identity=BEA, now=NOW)
    store.close()
    return start_server(database)


def state(store: Store, party: str, theme: str, level: int) -> None:
    id_ = ambition_id(party, theme)
    with store.read() as reader:
        before = reader.find(Ambition, id_)
    values = {"wijk_id": "sluiswijk", "party_id": party, "theme": theme, "level": level}
    version = before.version if before else 0
    save_record(store, Ambition(id=id_, version=version, **values), identity=BEA, now=NOW)


def sees(page: Page, party: str, theme: str, words: str) -> None:
    page.wait_for_function(f"(ask) => ({SAID})(ask[0]) === ask[1]", arg=[[party, theme], words])


def tap(page: Page, party: str, theme: str) -> None:
    page.locator(".js-plotly-plot").scroll_into_view_if_needed()
    x, y = page.evaluate(WHERE, [party, theme])
    page.mouse.move(x - 20, y)
    page.mouse.click(x, y)


def test_a_tapped_cell_is_stated_beside_the_matrix(
    open_page: Callable[..., Page], sign_in: Callable[..., None], server: Server
) -> None:
    page = open_page("/")
    sign_in(page, "anna")
    page.goto(f"{server.url}/ambities")
    sees(page, "kade", "groen", "1 (basis)")
    tap(page, "kade", "groen")
    basis = page.get_by_role("radio", name="1, basis")
    expect(basis).to_be_checked()
    # The keyboard is enough: an arrow, and the note with Ctrl+Enter.
    basis.focus()
    page.keyboard.press("ArrowDown")
    note = page.get_by_role("textbox", name="Waarom")
    note.fill("Een tuin voor iedereen.")
    note.press("Control+Enter")
    sees(page, "kade", "groen", "2 (beter)")
    expect(page.get_by_text("Opgeslagen: De Kade, groen en natuur: 2, beter.")).to_be_visible()
    # The next party of the same theme stands ready, and the keyboard is still in the note.
    expect(page.get_by_role("radio", name="nog niet gezegd")).to_be_checked()
    expect(note).to_have_value("")
    expect(note).to_be_focused()
    page.get_by_text("3, meerwaarde").click()
    page.get_by_role("button", name="Opslaan", exact=True).click()
    sees(page, "gemeente", "groen", "3 (meerwaarde)")
    page.get_by_role("button", name="Sluiten").click()
    expect(page.get_by_role("radio")).to_have_count(0)
    # The same cell once more, after it was closed.
    tap(page, "gemeente", "groen")
    expect(page.get_by_role("radio", name="3, meerwaarde")).to_be_checked()
    page.reload()
    expect(page.get_by_role("radio", name="3, meerwaarde")).to_be_checked()


def test_the_wall_fills_the_projector_and_follows(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page("/ambities?scherm=1", width=1920, height=1080)
    sentence = page.locator(".ww-wall-sentence")
    large = page.locator(".ww-amb-wall .large")
    expect(large).to_be_visible()
    inner = page.locator("[data-testid=stMain]")
    assert inner.evaluate("(main) => main.scrollHeight <= 1080 && main.scrollWidth <= 1920")
    assert page.locator("button, [data-testid=stExpander]").count() == 0
    store = Store(server.database)
    state(store, "molen", "wonen", 3)
    state(store, "kade", "wonen", 0)
    store.close()
    expect(sentence).to_contain_text("Bij wonen lopen de ambities het verst uiteen")
    expect(large.locator(".level0")).to_have_text("De Kade")
    expect(large.locator(".level3")).to_have_text("Bewonersgroep De Molen")
    assert inner.evaluate("(main) => main.scrollHeight <= 1080 && main.scrollWidth <= 1920")


def test_a_phone_gets_a_list(open_page: Callable[..., Page]) -> None:
    page = open_page("/ambities", width=390, height=844)
    expect(page.locator(".ww-matrix-list section")).to_have_count(14)
    expect(page.locator(".ww-matrix-list")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_be_hidden()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
