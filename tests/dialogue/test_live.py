"""Steps of who runs a meeting, folded into where it is now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dialogue.rooms import DILEMMAS, EVERY_KIND, IDEAS, POLL, meeting, steps
from wijkwijzer.dialogue.live import Live, Timer, check, fold, following
from wijkwijzer.errors import InvalidInput

ACTS = st.one_of(
    st.sampled_from([("part", {"part": part.id}) for part in EVERY_KIND]),
    st.sampled_from([("phase", {"phase": p}) for p in ("collect", "reveal", "discuss", "close")]),
    st.sampled_from([("stage", {"stage": s}) for s in ("voor", "na")]),
    st.sampled_from([("overlay", {"overlay": o}) for o in ("none", "pauze", "opkijken")]),
    st.sampled_from([("item", {"item": i}) for i in (None, "wonen")]),
    st.just(("timer", {"left": 60})),
    st.just(("timer", {})),
)


def test_a_meeting_goes_through_its_programme() -> None:
    room = meeting(POLL, DILEMMAS, IDEAS)
    taken: list[tuple[str, dict[str, object]] | str] = []
    seen = []
    while (act := following(room, fold(steps(*taken)))) is not None:
        check(room, fold(steps(*taken)), act[0], act[1])
        taken.append(act)  # type: ignore[arg-type]
        now = fold(steps(*taken))
        seen.append((now.part, now.stage, now.phase))
    walked = ["collect", "reveal", "discuss"]
    assert seen == [
        (None, "voor", "collect"),
        *(("poll", "voor", phase) for phase in [*walked, "close"]),
        *(("dil", "voor", phase) for phase in walked),
        *(("dil", "na", phase) for phase in [*walked, "close"]),
        *(("idee", "voor", phase) for phase in ("collect", "discuss", "close")),
    ]


@given(st.lists(ACTS, min_size=1, max_size=12), st.data())
def test_taking_back_gives_what_was_before(
    acts: list[tuple[str, dict[str, object]]], data: st.DataObject
) -> None:
    room = meeting()
    taken: list[tuple[str, dict[str, object]] | str] = ["open_meeting", ("part", {"part": "poll"})]
    for kind, given_ in acts:
        try:
            check(room, fold(steps(*taken)), kind, given_)  # type: ignore[arg-type]
        except InvalidInput:
            continue
        taken.append((kind, given_))
    back = data.draw(st.integers(0, len(taken) - 2))

    def place(live: Live) -> tuple[object, ...]:
        return live.part, live.phase, live.stage, live.item, live.overlay, live.timer, live.phases

    undone = fold(steps(*taken, *(["undo"] * back)))
    assert place(undone) == place(fold(steps(*taken[: len(taken) - back])))


def test_what_the_room_has_seen_stays_known_when_a_reveal_is_taken_back() -> None:
    reveal = ("phase", {"phase": "reveal", "ballots": 7, "hands": 2})
    live = fold(steps("open_meeting", ("part", {"part": "poll"}), reveal, "undo"))
    assert live.phase == "collect"
    assert live.collects("poll", "voor")
    assert [(c.ballots, c.hands) for c in live.cuts["poll", "voor"]] == [(7, 2)]


def test_a_part_is_found_again_as_it_was_left() -> None:
    left = ("phase", {"phase": "reveal"})
    live = fold(steps("open_meeting", ("part", {"part": "poll"}), left, ("part", {"part": "idee"})))
    assert (live.part, live.phase) == ("idee", "collect")
    assert live.shows("poll", "voor")
    again = fold(
        steps(
            "open_meeting",
            ("part", {"part": "poll"}),
            left,
            ("part", {"part": "idee"}),
            ("part", {"part": "poll"}),
        )
    )
    assert again.phase == "reveal"


def test_leading_is_not_taken_back_and_opening_neither() -> None:
    live = fold(steps("lead", "open_meeting", "undo", "undo"))
    assert live.lead is not None
    assert (live.lead.account, live.lead.console, live.state) == ("samira", "c1", "open")
    assert live.undoable is None
    assert live.sequence == 4


def test_a_timer_runs_or_is_paused() -> None:
    begun = ("open_meeting", ("part", {"part": "poll"}))
    runs = fold(steps(*begun, ("timer", {"ends_at": "2026-11-22T20:00:00+00:00"})))
    assert runs.timer == Timer(ends_at="2026-11-22T20:00:00+00:00")
    assert fold(steps(*begun, ("timer", {"left": 90}))).timer == Timer(left=90)
    assert fold(steps(*begun, ("timer", {"left": 90}), ("timer", {}))).timer is None


@pytest.mark.parametrize(
    ("taken", "kind", "given_", "why"),
    [
        ((), "part", {"part": "poll"}, "nog niet begonnen"),
        (("open_meeting",), "open_meeting", {}, "al begonnen"),
        (("open_meeting",), "part", {"part": "weg"}, "niet \\(meer\\) in het programma"),
        (("open_meeting",), "phase", {"phase": "reveal"}, "Kies eerst"),
        (("open_meeting",), "undo", {}, "niets om terug te nemen"),
        (("open_meeting", "close_meeting"), "overlay", {"overlay": "pauze"}, "afgelopen"),
        (("open_meeting",), "overlay", {"overlay": "iets"}, "klopt niet"),
        (("open_meeting",), "timer", {"left": -1}, "klopt niet"),
        (("open_meeting",), "timer", {"left": 1, "ends_at": "x"}, "klopt niet"),
        (("open_meeting",), "timer", {"ends_at": "straks"}, "klopt niet"),
        (("open_meeting",), "timer", {"ends_at": "2026-11-22T20:00"}, "klopt niet"),
        (("open_meeting", ("part", {"part": "poll"})), "stage", {"stage": "na"}, "één keer"),
        (("open_meeting", ("part", {"part": "poll"})), "phase", {"phase": 3}, "klopt niet"),
        (("open_meeting", ("part", {"part": "poll"})), "item", {"item": 3}, "klopt niet"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    taken: tuple[str, ...], kind: str, given_: dict[str, object], why: str
) -> None:
    with pytest.raises(InvalidInput, match=why):
        check(meeting(), fold(steps(*taken)), kind, given_)  # type: ignore[arg-type]


def test_an_empty_programme_does_not_open() -> None:
    empty = meeting().model_copy(update={"programme": ()})
    with pytest.raises(InvalidInput, match="nog leeg"):
        check(empty, Live(), "open_meeting", {})
