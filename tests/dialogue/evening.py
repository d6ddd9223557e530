"""An invented evening in the example wijk, and what its wall shows at each moment."""

import random
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from tests.conftest import FACILITATOR, NOW
from tests.intake.halls import Hall, fresh_id, hall
from wijkwijzer.dialogue.records import Option, Part
from wijkwijzer.dialogue.templates import dilemmas, templates
from wijkwijzer.intake import ballots, meeting_room
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.publish.meetings import screen_json
from wijkwijzer.store import Store

PEOPLE = 61
PARTIES = ("gemeente", "corporatie", "waterschap", "bewoners")
LONG = (
    "De verduurzaming van portiekflats aan de Burgemeester-van-Rijckevorselsingel moet sneller, "
    "ook als de straat daarvoor een zomer openligt."
)
ARABIC = "نريد مكانا نلتقي فيه كل يوم، قريبا من السوق، مفتوحا للجميع ومجانا."
IDEAS = (
    ("ontmoeten", "Een koffietafel in de leegstaande ruimte aan het Lommerplein, elke ochtend"),
    ("ontmoeten", "Buren koken voor buren, één keer per maand"),
    ("ontmoeten", ARABIC),
    ("groen", "Tegels eruit in de Gaarden; het waterschap levert de planten"),
    ("groen", "Een pluktuin bij de school"),
    ("veiligheid", "Lampen langs het pad achter de Touwslagerij"),
    ("veiligheid", "Een vast gezicht: de wijkagent op dinsdag op de markt"),
    ("verkeer", "Meervoudigepersoonlijkheidsstoornisachtige kruispunten overzichtelijk maken"),
    ("jeugd", "Een hok waar jongeren zelf de sleutel van hebben"),
    ("jeugd", "Huiswerkhulp door studenten die hier goedkoop mogen wonen"),
    ("energie", "Samen zonnepanelen op de flat"),
    (None, "Begin met wat al loopt, en vraag eerst wie er al iets doet"),
)
STATEMENTS = (
    *next(p for t in templates() for p in t.programme if p.kind == "stellingen").options,
    Option(id="lang", text=LONG),
)
PROPOSALS = (
    Option(id="huiskamer", text="Op 1 maart opent aan het Lommerplein een huiskamer van de wijk."),
    Option(id="paden", text="Voor de zomer hangen er lampen langs de drie donkerste paden."),
)
PROGRAMME = (
    *templates()[0].programme[:3],
    templates()[0].programme[3].model_copy(update={"options": STATEMENTS}),
    Part(
        id="dilemmas",
        kind="dilemmas",
        title="Vijf dilemma’s",
        question="Waar staat u nu? Na het gesprek vragen we het nog een keer.",
        options=dilemmas(),
        open=True,
    ),
    *templates()[0].programme[4:],
    Part(
        id="ambities",
        kind="ambities",
        title="Hoe hoog reikt uw organisatie?",
        question="Kies per thema hoe hoog uw organisatie wil reiken.",
        open=True,
    ),
    Part(
        id="akkoord",
        kind="akkoord",
        title="Hier gaan we mee verder",
        question="Eens, kan ermee leven, of bezwaar met een reden.",
        options=PROPOSALS,
        open=True,
    ),
)


class Evening:
    """A meeting that goes through its programme with people who vote."""

    def __init__(self, store: Store, wijk: Wijk, *, people: int = PEOPLE) -> None:
        self.hall: Hall = hall(store, wijk, *PROGRAMME, opened=False)
        self.store, self.people = store, people
        self.chance = random.Random(7)

    def seen(self) -> str:
        return screen_json(self.store, self.hall.meeting.id, "wand")

    def moments(self) -> Iterator[tuple[str, str]]:
        """Yield name and JSON of each picture of the wall, in the order of the evening."""
        yield "welkom", self.seen()
        self.hall.act("open_meeting")
        self.hall.join(23, here="bewoner")
        yield "meedoen", self.seen()
        self.hall.join(self.people - 23, here="bewoner")
        for walk in (self._poll, self._compass, self._statements, self._dilemmas, self._ideas):
            yield from walk()
        for walk in (self._dots, self._ambitions, self._agreement, self._over):
            yield from walk()

    def act(self, kind: str, **payload: Any) -> None:
        self.hall.act(kind, **payload)

    def all_vote(
        self, part: str, choose: Callable[[int], dict[str, int]], *, least: float = 1.0
    ) -> None:
        numbers = count()
        for token in self.hall.tokens:
            number = next(numbers)
            votes = [
                {"id": fresh_id(), "part": part, "target": target, "value": value}
                for target, value in choose(number).items()
                if least == 1 or self.chance.random() < least
            ]
            with self.store.write() as writer:
                ballots.vote(writer, token, self.hall.meeting.id, votes, now=NOW)

    def pick(self, values: list[int], weights: list[float]) -> int:
        return self.chance.choices(values, weights)[0]

    def _poll(self) -> Iterator[tuple[str, str]]:
        self.hall.go_to("welkom")
        self.act("timer", ends_at="2026-11-22T19:38:00+00:00")
        options = ["kort", "twee_tien", "tien_dertig", "langer"]
        self.all_vote(
            "welkom",
            lambda n: {self.chance.choices(options, [1, 3, 5, 4])[0]: 1} if n < 38 else {},
        )
        yield "kennismaken-verzamelen", self.seen()
        meeting_room.count_hands(
            self.store, self.hall.meeting.id, "welkom", "langer", 1, 6,
            identity=FACILITATOR, now=NOW,
        )  # fmt: skip
        self.all_vote(
            "welkom",
            lambda n: {self.chance.choices(options, [1, 3, 5, 4])[0]: 1} if n >= 38 else {},
        )
        self.act("phase", phase="reveal")
        yield "kennismaken", self.seen()
        self.act("overlay", overlay="pauze")
        self.act("timer", left=600)
        yield "pauze", self.seen()
        self.act("overlay", overlay="opkijken")
        yield "opkijken", self.seen()
        self.act("overlay", overlay="none")

    def _compass(self) -> Iterator[tuple[str, str]]:
        self.hall.go_to("kompas")
        yield "kompas-geheel", self.seen()
        self.act("item", item="ontmoeten")
        odds = {"ontmoeten": 8, "veiligheid": 5, "wonen": 3}
        self.all_vote(
            "kompas",
            lambda n: {
                theme: self.pick([1, 0, -1], [odds.get(theme, 2), 1, 2])
                for theme in ("wonen", "energie", "groen", "schoon", "veiligheid", "ontmoeten")
                + (("zorg", "jeugd", "winkels") if n < 30 else ())
            },
        )
        yield "kompas-verzamelen", self.seen()
        self.act("phase", phase="reveal")
        yield "kompas-thema", self.seen()
        self.act("item", item=None)
        yield "kompas-alle", self.seen()

    def _statements(self) -> Iterator[tuple[str, str]]:
        self.hall.go_to("stellingen")
        camp = {"bank": (1, 1), "auto": (1, -1), "groen": (1, -1), "kosten": (1, 1)}
        camp |= {"meedoen": (1, -1), "veilig": (-1, 1), "jeugd": (-1, -1), "gehoord": (-1, 1)}
        camp |= {"buren": (1, 1), "zorg": (0, 0), "lang": (1, -1)}

        def votes(n: int) -> dict[str, int]:
            side = n % 5 < 2
            return {
                target: self.pick(
                    [sides[side], -sides[side] or 1, 0], [30, 1, 1 if sides[0] else 20]
                )
                for target, sides in camp.items()
            }

        self.all_vote("stellingen", votes, least=0.97)
        yield "stellingen-verzamelen", self.seen()
        self.act("item", item="lang")
        yield "stelling-verzamelen", self.seen()
        self.act("phase", phase="reveal")
        yield "stelling", self.seen()
        self.act("item", item=None)
        yield "stellingen", self.seen()
        self.act("phase", phase="discuss")
        yield "groepen", self.seen()

    def _dilemmas(self) -> Iterator[tuple[str, str]]:
        self.hall.go_to("dilemmas")
        ids = [option.id for option in dilemmas()]
        self.act("item", item=ids[0])
        weights = {ids[0]: [6, 4, 1, 2, 1], ids[1]: [3, 3, 2, 3, 3], ids[2]: [5, 4, 3, 1, 0]}
        usual = [2.0, 3.0, 3.0, 4.0, 2.0]
        before: dict[int, dict[str, int]] = {}

        def first(n: int) -> dict[str, int]:
            before[n] = {
                i: self.pick([-2, -1, 0, 1, 2], [float(w) for w in weights.get(i, usual)])
                for i in ids
            }
            return {f"{i}:voor": value for i, value in before[n].items()}

        self.all_vote("dilemmas", first)
        yield "dilemma-verzamelen", self.seen()
        self.act("phase", phase="reveal")
        yield "dilemma-voor", self.seen()
        for text in ("De buurt kiest, de stad betaalt mee en legt uit waar de grens ligt.", ARABIC):
            card = self.hall.write(self.hall.tokens[3], "dilemmas", "en_en", text, target=ids[0])
            self._pass(card.id)
        self.act("stage", stage="na")

        def later(n: int) -> dict[str, int]:
            moved = {i: self.pick([0, 1, -1], [5, 2, 1]) for i in ids}
            return {f"{i}:na": max(-2, min(2, before[n][i] + moved[i])) for i in ids}

        self.all_vote("dilemmas", later)
        self.act("phase", phase="reveal")
        self.act("item", item=ids[0])
        yield "dilemma-na", self.seen()
        self.act("item", item=None)
        yield "dilemmas-na", self.seen()

    def _ideas(self) -> Iterator[tuple[str, str]]:
        self.hall.go_to("ideeen")
        yield "ideeen-leeg", self.seen()
        for number, (theme, text) in enumerate(IDEAS):
            card = self.hall.write(self.hall.tokens[number], "ideeen", "idee", text)
            self._pass(card.id, theme=theme)
        yield "ideeen", self.seen()

    def _pass(self, card: str, **more: Any) -> None:
        meeting_room.judge_card(
            self.store, self.hall.meeting.id, card, "passed",
            identity=FACILITATOR, now=NOW, **more,
        )  # fmt: skip

    def _dots(self) -> Iterator[tuple[str, str]]:
        self.hall.go_to("stippen")
        with self.store.read() as reader:
            ids = [c.id for c in reader.cards(self.hall.meeting.id) if c.kind == "idee"]
        weights = [float(max(1, 12 - place)) ** 1.5 for place in range(len(ids))]

        def three(_n: int) -> dict[str, int]:
            chosen = self.chance.choices(ids, weights, k=3)
            return {one: min(2, chosen.count(one)) for one in chosen}

        self.all_vote("stippen", three)
        yield "stippen-verzamelen", self.seen()
        self.act("phase", phase="reveal")
        yield "stippen", self.seen()

    def _ambitions(self) -> Iterator[tuple[str, str]]:
        for party, token in zip(PARTIES, self.hall.tokens, strict=False):
            seat = ballots.join(
                self.store, self.hall.meeting.code, token, here="professional", party=party, now=NOW
            ).seat
            meeting_room.confirm_party(
                self.store, self.hall.meeting.id, seat.number, confirmed=True,
                identity=FACILITATOR, now=NOW,
            )  # fmt: skip
        self.hall.go_to("ambities")
        with self.store.read() as reader:
            wijk = reader.get(Wijk, self.hall.meeting.wijk_id)
        themes = [theme.id for theme in theme_set(wijk.theme_set)]
        before: dict[tuple[int, str], int] = {}

        def first(n: int) -> dict[str, int]:
            if n >= len(PARTIES):
                return {}
            for place, theme in enumerate(themes):
                level = (place * 7 + n * (place % 4)) % 4
                before[n, theme] = 9 if (n + place) % 9 == 8 else level
            return {
                f"{theme}:voor": before[n, theme]
                for theme in themes
                if (n, theme) != (1, "winkels")
            }

        self.all_vote("ambities", first)
        yield "ambities-verzamelen", self.seen()
        self.act("phase", phase="reveal")
        yield "ambities", self.seen()
        self.act("stage", stage="na")

        def later(n: int) -> dict[str, int]:
            if n >= len(PARTIES):
                return {}
            nearer = {
                theme: before[n, theme]
                if before[n, theme] in {2, 9} or theme > "s"
                else before[n, theme] + (1 if before[n, theme] < 2 else -1)
                for theme in themes
            }
            return {f"{theme}:na": value for theme, value in nearer.items()}

        self.all_vote("ambities", later)
        self.act("phase", phase="reveal")
        yield "ambities-na", self.seen()
        self.act("item", item="ontmoeten")
        yield "ambitie-na", self.seen()

    def _agreement(self) -> Iterator[tuple[str, str]]:
        self.hall.go_to("akkoord")
        self.all_vote(
            "akkoord",
            lambda n: {
                "huiskamer": 0 if n in {5, 17} else self.pick([2, 1], [3, 1]),
                "paden": self.pick([2, 1], [5, 1]),
            },
        )
        yield "akkoord-verzamelen", self.seen()
        texts = ("Wie betaalt de huur na het eerste jaar? Dat staat nergens.", LONG)
        cards = [
            self.hall.write(self.hall.tokens[n], "akkoord", "bezwaar", text, target="huiskamer")
            for n, text in zip((5, 17), texts, strict=True)
        ]
        self.act("phase", phase="reveal")
        for card in cards:
            self._pass(card.id)
        self._pass(
            cards[0].id,
            answer="De corporatie geeft drie jaar zekerheid; daarna kijkt de wijk opnieuw.",
        )
        yield "akkoord", self.seen()
        self.act("item", item="huiskamer")
        yield "akkoord-een", self.seen()

    def _over(self) -> Iterator[tuple[str, str]]:
        self.act("close_meeting")
        yield "klaar", self.seen()
