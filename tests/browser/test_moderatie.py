"""The queue in a real browser: hostile text stays text, and the keys do what they say."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.seed import NOW
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Contribution

HOSTILE = (
    "<img src=x onerror=\"document.title='stuk'\"><script>document.title='stuk'</script> `x` "
    "${document.title='stuk'} [x](javascript:alert(3)) ![](http://x.test/y.png) :red[rood] $a$ "
)
BACKWARDS = "\u202egnirts\u202c"


def offer(server: Server, *given: str, first: int = 0) -> None:
    store = Store(server.database)
    with store.write() as writer:
        for place, text in enumerate(given, start=first):
            writer.add_contribution(
                Contribution(
                    id=f"inbreng-{place}",
                    wijk_id="sluiswijk",
                    round_id="r1",
                    kind="pin",
                    theme="wonen",
                    buurt="b0",
                    point={"longitude": 5.005, "latitude": 52.005},
                    text=text,
                    created_at=NOW.isoformat(),
                )
            )
    store.close()


def state_of(server: Server, contribution_id: str) -> tuple[str, str]:
    store = Store(server.database)
    with store.read() as reader:
        found = next(c for c in reader.contributions("sluiswijk") if c.id == contribution_id)
    store.close()
    return found.state, found.reason


def press(page: Page, key: str, button: str) -> None:
    """Press the key of a button, once the screen has come to rest with that button on it."""
    expect(page.get_by_role("button", name=button)).to_be_enabled()
    page.wait_for_function(
        "() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'",
    )
    page.keyboard.press(key)


def test_hostile_text_is_shown_as_text_and_the_keys_judge(
    server: Server, open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    offer(server, HOSTILE + BACKWARDS, "Meer bankjes graag.", "Bel 06-12345678.")
    page = open_page("/")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    sign_in(page, "anna")
    page.goto(f"{server.url}/moderatie")
    expect(page.get_by_test_id("stText")).to_have_text(HOSTILE + "gnirts")
    expect(page.get_by_role("img", name="Plek in Dijkbuurt")).to_be_visible()
    assert page.locator('[data-testid="stMain"] img[src^="http"]').count() == 0

    press(page, "d", "Doorlaten")
    expect(page.get_by_test_id("stText")).to_have_text("Meer bankjes graag.")
    press(page, "w", "Weigeren")
    page.get_by_placeholder("Of in uw eigen woorden").fill("dit wil de wijk al")
    # Keys in a text field are letters, not verdicts.
    assert state_of(server, "inbreng-1") == ("waiting", "")
    page.get_by_role("button", name="Weiger om deze reden").click()
    expect(page.get_by_text("Let op: hier lijkt een telefoonnummer")).to_be_visible()
    press(page, "w", "Weigeren")
    press(page, "1", "Persoonsgegevens")
    expect(page.get_by_text("Alles is nagekeken.")).to_be_visible()
    assert state_of(server, "inbreng-0") == ("passed", "")
    assert state_of(server, "inbreng-1") == ("refused", "dit wil de wijk al")
    assert state_of(server, "inbreng-2") == ("refused", "Er staan persoonsgegevens in.")

    # What comes in while the queue is empty appears by itself.
    offer(server, "Ik kom later.", first=3)
    expect(page.get_by_text("Ik kom later.")).to_be_visible()
    expect(page.get_by_role("link", name="Opmerkingen nakijken (1)")).to_be_visible()

    page.keyboard.press("z")
    expect(page.get_by_test_id("stText").first).to_have_text("Bel 06-12345678.")
    page.get_by_text("Wat al is nagekeken").click()
    expect(page.get_by_text("gnirts")).to_be_visible()
    assert state_of(server, "inbreng-2") == ("waiting", "")
    assert page.title() != "stuk"
    assert dialogs == []
