"""A facilitator follows a round: each answer shows at once, and the figures never blink."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

FILL_IN = """async () => {
  const post = async (address, body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.json();
  };
  const { token } = await post("/beginnen", { wijk: "sluiswijk", channel: "tablet" });
  await post("/antwoorden", { token, number: 1, changes: { buurt: "b0" } });
  await post("/versturen", { token });
}"""

WATCH = """() => {
  window.blinks = 0;
  const look = () => {
    let shown = document.querySelector(".ww-bars") ? 1 : 0;
    for (let e = document.querySelector(".ww-bars"); e; e = e.parentElement)
      shown = Math.min(shown, Number(getComputedStyle(e).opacity));
    if (shown < 1) window.blinks += 1;
    requestAnimationFrame(look);
  };
  look();
}"""


def test_an_answer_shows_at_once_and_nothing_blinks(
    open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    page = open_page()
    sign_in(page, "anna")
    page.goto(page.url.rpartition("/")[0] + "/meting?wijk=sluiswijk")
    lead = page.locator(".ww-lead")
    expect(lead).to_contain_text("0 enquêtes ontvangen.")
    page.wait_for_selector(".ww-bars")
    page.evaluate(WATCH)
    for said in ("Eén enquête ontvangen.", "2 enquêtes ontvangen."):
        page.evaluate(FILL_IN)
        expect(lead).to_contain_text(said)
    expect(page.locator(".ww-finding").first).to_contain_text("na nog 8 enquêtes")
    assert page.evaluate("window.blinks") == 0
