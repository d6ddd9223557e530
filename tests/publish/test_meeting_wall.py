"""What the wall has beside other screens: a sentence, and the wijkkompas while it is walked."""

import json
from collections.abc import Callable

from tests.conftest import FACILITATOR, NOW
from tests.dialogue.rooms import COMPASS, POLL
from tests.intake.halls import hall
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meetings import screen, screen_json
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round


def test_the_wall_tells_in_a_sentence_what_it_shows(store: Store, wijk: Wijk) -> None:
    room = hall(store, wijk, POLL)
    assert json.loads(screen_json(store, room.meeting.id, "wand"))["sentence"] == (
        "Doe mee met uw telefoon of tablet"
    )
    room.go_to("poll")
    for token in room.join(6):
        room.vote(token, "poll", "ja", 1)
    room.act("phase", phase="reveal")
    wall = json.loads(screen_json(store, room.meeting.id, "wand"))
    assert wall["sentence"] == "Meer dan de helft kiest Ja: 6 van de 6."
    assert wall["compass"] is None
    for other in ("deelnemer", "regie"):
        content = screen(store, room.meeting.id, other).content  # type: ignore[arg-type]
        assert not hasattr(content, "sentence")


def test_the_compass_is_on_the_wall_only_while_it_is_walked(
    store: Store, wijk: Wijk, round_: Round, send: Callable[..., object]
) -> None:
    room = hall(store, wijk, POLL, COMPASS)

    def wall() -> dict[str, object]:
        found: dict[str, object] = json.loads(screen_json(store, room.meeting.id, "wand"))
        return found

    room.go_to("kompas")
    before = wall()["compass"]
    assert isinstance(before, dict)
    assert {theme["need"] for theme in before["themes"]} == {None}
    for number in range(12):
        send({"urgentie:wonen": 4 + number % 2})
    new_stand(store, wijk.id, round_.id, identity=FACILITATOR, now=NOW)
    after = wall()["compass"]
    assert isinstance(after, dict)
    [wonen] = [theme for theme in after["themes"] if theme["theme"] == "wonen"]
    assert wonen["need"] == 88
    assert wonen["task"] == 100
    room.act("item", item="wonen")
    assert wall()["sentence"] == "Wonen: bewoners vragen hier veel, en partijen werken eraan."
    part = screen(store, room.meeting.id, "deelnemer").content.part
    assert part is not None
    told = {target.id: target.told for target in part.targets}
    assert told["wonen"] == "Bewoners vragen hier veel, en partijen werken eraan."
    assert told["groen"] == "Hier zijn nog te weinig antwoorden."
    room.go_to("poll")
    assert wall()["compass"] is None
