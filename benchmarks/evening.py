"""A whole wijkdialoog in a real browser: every kind of part, once, with 150 others in the hall.

Run: `python -m benchmarks.evening`; it writes its section of `benchmarks/results.md`. A facilitator
leads by the buttons of the console; a wall follows; six people hold a phone or a tablet; the others
are simulated and use the protocol. A phone loses its wifi in the middle of a part and the server is
killed in the middle of another. The time for talk is left out: what is planned for two hours takes
minutes. Then what every device was told was kept is laid beside the database and the wall.

`--shots FOLDER` keeps pictures of the wall, the console, a phone and a tablet at each step.
"""

import argparse
import asyncio
import datetime as dt
import os
import tempfile
import time
from pathlib import Path

from playwright.async_api import async_playwright

from benchmarks import meeting as told
from benchmarks.evening_report import Seen, report, take_times
from benchmarks.evening_room import Room
from benchmarks.population import NAME, fill
from benchmarks.processes import memory
from benchmarks.results import write_section
from benchmarks.server import Server, running
from tests.browser.find import WITHOUT, find_browser
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import Meeting, Option, Part
from wijkwijzer.dialogue.templates import dilemmas, templates
from wijkwijzer.intake import meetings
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-auto-reload", WITHOUT]
ROUND = "lommerwaard-2026"
IDEAS = {
    "Een koffietafel in de lege ruimte aan het plein, elke ochtend": "ontmoeten en samenleven",
    "Buren koken voor buren, één keer per maand": "ontmoeten en samenleven",
    "Tegels eruit; het waterschap levert de planten": "groen en natuur",
    "Lampen langs het pad achter de Touwslagerij": "veiligheid",
    "Een hok waar jongeren zelf de sleutel van hebben": "jeugd, school en opgroeien",
    "Begin met wat al loopt": "",
}
"""What is written, and under which theme it is put."""
SHIPPED = {part.id: part for part in templates()[0].programme}
PROGRAMME = (
    SHIPPED["welkom"],
    SHIPPED["kompas"],
    SHIPPED["stellingen"],
    Part(
        id="dilemmas",
        kind="dilemmas",
        title="Vijf dilemma’s",
        question="Waar staat u nu? Na het gesprek vragen we het nog een keer.",
        minutes=20,
        options=dilemmas(),
        open=True,
    ),
    SHIPPED["ideeen"],
    SHIPPED["stippen"],
    Part(
        id="ambities",
        kind="ambities",
        title="Hoe hoog reikt uw organisatie?",
        question="Kies per thema hoe hoog uw organisatie wil reiken.",
        minutes=20,
        open=True,
    ),
    Part(
        id="akkoord",
        kind="akkoord",
        title="Hier gaan we mee verder",
        question="Eens, kan ermee leven, of bezwaar met een reden.",
        options=(
            Option(id="huis", text="Op 1 maart opent een huiskamer van de wijk."),
            Option(id="paden", text="Voor de zomer hangen er lampen langs de donkerste paden."),
        ),
        open=True,
    ),
)


class Evening(Room):
    """The parts, one after the other, as a facilitator leads them."""

    async def run(self) -> Seen:
        seen, began, before = self.seen, time.monotonic(), os.getloadavg()[0]
        seen.memory_before = memory(self.server.pid)
        await self.come_in()
        for walk in (self._meet, self._compass, self._statements, self._dilemmas):
            await walk()
        for walk in (self._ideas, self._dots, self._ambitions, self._agreement):
            await walk()
        seen.memory = memory(self.server.pid)
        await self.end()
        seen.minutes = (time.monotonic() - began) / 60
        seen.load = before, os.getloadavg()[0]
        return seen

    async def _meet(self) -> None:
        console = self.console
        async with self.round("welkom", "Begin: Wie zijn er"):
            await console.tap(console.button("Start 10 min"))
            await self.everybody()
        await self.take("kennismaken verzamelen")
        await console.panel("Handen")
        field = console.page.get_by_role("spinbutton", name="Langer dan 30 jaar")
        await field.fill("7")
        await field.press("Enter")
        self.hands["welkom", "langer"] = 7
        n = self.n + 6 + 7
        await self.wall.shows(lambda seen: seen.n == n, "hands count")
        await self.reveal("welkom")
        await console.next("Bespreek dit")
        await console.tap(console.page.locator(".bar .undo"))
        await console.next("Bespreek dit")
        await console.tap(console.button("Pauze"))
        await self.wall.shows(lambda seen: "pauze" in seen.picture, "a pause")
        await self.take("pauze")
        await console.next("Ga verder")
        await console.next("Rond dit onderdeel af")

    async def _compass(self) -> None:
        console, (one, cut, *_others) = self.console, self.guests
        on = console.page.get_by_role("button", name="Volgende", exact=True)
        async with self.round("kompas", "Volgende: Langs het"):
            await one.is_at(lambda now: now["next"], "all themes")
            for _theme in range(2):
                state = await one.state() or {}
                before = state["title"], state["next"]
                await console.tap(on)
                for guest in self.guests:
                    await guest.is_at(
                        lambda now: (now["title"], now["next"]) != before,  # noqa: B023
                        "the theme",
                    )
                await self.everybody()
            await self.take("kompas een thema")
            await one.write("kompas", "opmerking", "Bij de brug <b>brandt</b> geen lamp.")
            await console.page.get_by_role(
                "combobox", name="Wat er op de wand staat"
            ).select_option("-1")
            for guest in self.guests:
                await guest.is_at(lambda now: now["next"], "all themes")
            await cut.page.context.set_offline(True)
            await cut.answer(most=3)
            await cut.is_at(lambda now: now["says"].startswith("Nog niet verstuurd"), "not sent")
            self.seen.offline += 3
            await self.take("wifi weg", phone=1)
            await cut.page.context.set_offline(False)
            await cut.saved()
            await self.everybody()
        await self.take("kompas verzamelen")
        await self.reveal("kompas")
        await console.pass_cards({"brandt": ""})
        await console.next("Bespreek dit")
        await console.next("Rond dit onderdeel af")

    async def _statements(self) -> None:
        console, (one, other, *_others) = self.console, self.guests
        async with self.round("stellingen", "Volgende: Waar zijn we"):
            await one.write("stellingen", "stelling", "De markt moet op zaterdag.")
            await other.write("stellingen", "stelling", "Markt graag op zaterdag!")
            await console.pass_cards({"De markt moet": "", "Markt graag": ""})
            await self.everybody()
        await self.take("stellingen verzamelen")
        await console.page.locator(".judged summary").click()
        card = console.page.locator(".judged li").filter(
            has=console.page.locator(".text", has_text="Markt graag")
        )
        await card.get_by_label("Voeg samen met").select_option(label="De markt moet op zaterdag.")
        await card.filter(has_text="samengevoegd").wait_for()
        await self.reveal("stellingen")
        await console.tap(console.page.get_by_role("button", name="Volgende", exact=True))
        await self.take("een stelling")
        await console.next("Bespreek dit")
        await console.page.get_by_role("combobox", name="Wat er op de wand staat").select_option(
            "-1"
        )
        await self.take("groepen")
        await console.next("Rond dit onderdeel af")

    async def _dilemmas(self) -> None:
        console, one = self.console, self.guests[0]
        first = dilemmas()[0].text
        async with self.round("dilemmas", "Volgende: Vijf", stage="voor"):
            await one.write("dilemmas", "reden", "Wij kennen de straat.")
            await self.everybody()
        await self.take("dilemma verzamelen")
        await self.reveal("dilemmas", stage="voor")
        await console.next("Bespreek dit")
        await one.write("dilemmas", "en_en", "De buurt kiest, de stad betaalt.")
        await console.pass_cards({"Wij kennen": "", "De buurt kiest, de stad betaalt.": ""})
        async with self.round("dilemmas", "Stem opnieuw", stage="na"):
            await self.everybody()
        await self.reveal("dilemmas", stage="na")
        choice = console.page.get_by_role("combobox", name="Wat er op de wand staat")
        await choice.select_option(label=f"1. {first}")
        await self.take("een dilemma na het gesprek")
        await console.next("Bespreek dit")
        await console.next("Rond dit onderdeel af")

    async def _ideas(self) -> None:
        console = self.console
        await console.next("Volgende: Wat kan er")
        for guest, idea in zip(self.guests, IDEAS, strict=True):
            await guest.write("ideeen", "idee", idea)
        await asyncio.sleep(3 * self.think)
        await console.pass_cards(IDEAS)
        await console.next("Bespreek de ideeën")
        await self.wall.shows(lambda seen: "ideeen" in seen.picture, "ideas")
        await self.take("ideeen")
        await console.next("Rond dit onderdeel af")

    async def _dots(self) -> None:
        """Kill the server when half of the votes are in."""
        before = len(self.seen.ledger.stored)
        async with self.round("stippen", "Volgende: Welke ideeën", measured=False):
            going = asyncio.create_task(self.everybody())
            half = before + 3 * self.n // 2
            await self.until(lambda: len(self.seen.ledger.stored) >= half, "half of the dots")
            killed = time.monotonic()
            await asyncio.to_thread(self.server.kill)
            await asyncio.sleep(2)
            await self.take("de server is weg")
            await asyncio.to_thread(self.server.start_again)
            self.seen.start = time.monotonic() - killed - 2
            newest = self.wall.drawn[-1].n
            await self.wall.shows(lambda seen: seen.n > min(newest, self.n), "it is back")
            self.seen.away = time.monotonic() - killed
            await going
        await self.take("stippen verzamelen")
        await self.reveal("stippen")
        await self.console.next("Bespreek dit")
        await self.console.next("Rond dit onderdeel af")

    async def _ambitions(self) -> None:
        console = self.console
        await console.panel("De zaal")
        confirm = console.page.locator(".speakers .pass")
        while await confirm.count():
            left = await confirm.count()
            await confirm.first.click()
            await self.until(confirm.count, "confirmed", lambda n: n < left)  # noqa: B023
        await self.take("de zaal")
        async with self.round("ambities", "Volgende: Hoe hoog", stage="voor"):
            await self.guests[4].answer()
        await self.take("ambities verzamelen")
        await self.reveal("ambities", stage="voor")
        await console.next("Bespreek dit")
        async with self.round("ambities", "Stem opnieuw", stage="na"):
            await self.guests[4].answer()
        await self.reveal("ambities", stage="na")
        await console.tap(console.button("Neem over in de ambitiematrix"))
        await console.tap(console.button("Ja, neem over"))
        await console.page.get_by_text("Overgenomen in de ambitiematrix.").wait_for()
        await console.next("Bespreek dit")
        await console.next("Rond dit onderdeel af")

    async def _agreement(self) -> None:
        console, objector = self.console, self.guests[2]
        async with self.round("akkoord", "Volgende: Hier gaan we"):
            await objector.page.locator('label.choice:has([id$="=0"])').tap()
            await objector.write("akkoord", "bezwaar", "Wie betaalt de huur na een jaar?")
            await objector.page.locator("#next").tap()
            await objector.is_at(lambda now: not now["texts"], "the other proposal")
            await self.everybody()
        await self.take("akkoord verzamelen")
        await self.reveal("akkoord")
        await console.next("Bespreek dit")
        await console.next("Beantwoord eerst")
        await self.take("bezwaren")
        cards = console.page.locator("#panel > .cards > li")
        objections = cards.filter(has=console.page.locator(".facts", has_text="Bezwaar"))
        passing = objections.get_by_role("button", name="Laat door")
        field = cards.get_by_label("Ons antwoord op dit bezwaar")
        while n := await passing.count():
            await passing.first.click()
            await self.until(passing.count, "passed", lambda now: now < n)
        while n := await field.count():
            await field.first.fill("De woningcorporatie geeft drie jaar zekerheid.")
            await cards.get_by_role("button", name="Bewaar het antwoord").first.click()
            await self.until(field.count, "answered", lambda now: now < n)
        await self.take("akkoord")
        await console.next("Rond dit onderdeel af")


async def hold(
    server: Server, meeting: Meeting, store: Store, *, n: int, think: float, shots: Path | None
) -> tuple[Seen, Evening]:
    """Hold the meeting with a browser of our own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        evening = Evening(
            browser=browser,
            server=server,
            meeting=meeting,
            store=store,
            n=n,
            think=think,
            shots=shots,
        )
        try:
            return await evening.run(), evening
        except Exception:
            await evening.take("vastgelopen")
            raise
        finally:
            await browser.close()


def measure(n: int, think: float, port: int, shots: Path | None) -> Seen:
    """Run an evening against a server and a database of our own."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wijk.db"
        fill(database, 400)
        store, now = Store(database), dt.datetime.now(dt.UTC)
        leader = Identity(role="facilitator", account=NAME)
        new_stand(store, told.WIJK, ROUND, identity=leader, now=now)
        meeting = meetings.create_meeting(
            store,
            told.WIJK,
            "Een hele avond",
            held_on=now.date().isoformat(),
            programme=PROGRAMME,
            identity=leader,
            now=now,
        )
        with running(database, port) as server:
            seen, evening = asyncio.run(hold(server, meeting, store, n=n, think=think, shots=shots))
        with store.read() as reader:
            ballots = reader.ballots(meeting.id)
        store.close()
    told.check([ballot for ballot in ballots if "~" not in ballot.id], seen)
    take_times(ballots, evening.wall.drawn, seen)
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=150, help="simulated")
    parser.add_argument("--think", type=float, default=2.5, help="seconds before each tap")
    parser.add_argument("--port", type=int, default=8594)
    parser.add_argument("--shots", type=Path, help="folder for pictures of the screens")
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    if given.shots:
        given.shots.mkdir(parents=True, exist_ok=True)
    seen = measure(given.people, given.think, given.port, given.shots)
    text = report(seen, given.people, given.think, sum(part.minutes for part in PROGRAMME))
    print(text)
    if not given.print:
        write_section("evening", text)
    if +seen.faults or seen.ledger.refused or seen.errors:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
