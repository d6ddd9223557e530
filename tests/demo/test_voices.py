"""The residents of the demo: what they send, what they write, and that it never changes."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwijzer.demo import Demo, build_demo
from wijkwijzer.neighbourhood.places import buurt_at
from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID
from wijkwijzer.survey.answers import check_changes, group_values


def as_bytes(demo: Demo) -> bytes:
    records = [
        demo.wijk,
        *demo.buurten,
        *demo.population,
        *demo.parties,
        *demo.tasks,
        *demo.ambitions,
        demo.round,
        *demo.responses,
        *demo.contributions,
    ]
    return b"\n".join(record.model_dump_json().encode() for record in records)


def test_same_seed_same_bytes(demo: Demo) -> None:
    assert as_bytes(build_demo(2026)) == as_bytes(demo)


def test_other_seed_other_answers_same_place(demo: Demo) -> None:
    other = build_demo(7)
    assert other.responses != demo.responses
    assert other.tasks == demo.tasks


@settings(max_examples=5, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_any_seed_gives_complete_records(seed: int) -> None:
    demo = build_demo(seed)
    assert len(demo.responses) == 400
    assert sum(c.kind == "pin" for c in demo.contributions) == 250


def test_answers_are_what_the_form_would_have_sent(demo, questionnaire, themes) -> None:
    buurten = {buurt.id for buurt in demo.buurten}
    assert len(demo.responses) == 400
    for response in demo.responses:
        checked = check_changes(questionnaire, themes, buurten, response.answers)
        assert checked == response.answers
        groups = group_values(questionnaire, response.answers)
        assert groups == {
            "buurt": response.buurt,
            "age": response.age,
            "household": response.household,
            "tenure": response.tenure,
        }


def test_everyone_differs_in_id_and_arrives_within_three_weeks(demo: Demo) -> None:
    assert len({response.id for response in demo.responses}) == 400
    moments = [response.submitted_at for response in demo.responses]
    assert moments == sorted(moments)
    first, last = (dt.datetime.fromisoformat(moment) for moment in (moments[0], moments[-1]))
    assert demo.round.opened_at <= moments[0]
    assert demo.round.closed_at is None
    assert dt.timedelta(days=18) < last - first < dt.timedelta(days=21)


def test_channels_and_places_go_together(demo: Demo) -> None:
    channels = [response.channel for response in demo.responses]
    assert set(channels) == {"tablet", "telefoon", "papier"}
    assert min(channels.count(channel) for channel in set(channels)) > 30
    for response in demo.responses:
        assert bool(response.intake_place) == (response.channel != "telefoon")


@pytest.mark.parametrize("variable", ["buurt", "age", "household", "tenure"])
def test_about_six_percent_skips_a_question_about_themselves(demo: Demo, variable: str) -> None:
    skipped = sum(getattr(response, variable) == NOT_SAID for response in demo.responses)
    assert 0.03 < skipped / 400 < 0.09


def test_every_group_is_heard_ten_times_at_least(demo: Demo) -> None:
    for variable, categories in CATEGORIES.items():
        said = [getattr(response, variable) for response in demo.responses]
        assert all(said.count(category) >= 10 for category in categories)


def test_top_three_is_what_they_called_urgent(demo: Demo) -> None:
    lengths = []
    for response in demo.responses:
        urgency = {
            key.removeprefix("urgentie:"): value
            for key, value in response.answers.items()
            if key.startswith("urgentie:") and isinstance(value, int)
        }
        top = response.answers.get("top", ())
        lengths.append(len(top))
        others = [value for theme, value in urgency.items() if theme not in top]
        assert all(urgency[theme] >= 3 for theme in top)
        # A close call may go either way, a clear one never does.
        assert all(urgency[theme] >= max(others) - 2 for theme in top)
    assert lengths.count(3) > 360


def test_pins_stand_where_they_say(demo: Demo, themes: tuple[str, ...]) -> None:
    pins = [c for c in demo.contributions if c.kind == "pin"]
    assert len(pins) == 250
    for pin in pins:
        assert pin.theme in themes
        assert buurt_at(demo.buurten, pin.point) == pin.buurt
    assert {pin.theme for pin in pins} == set(themes)


def test_no_remark_stands_there_twice(demo: Demo) -> None:
    texts = [contribution.text for contribution in demo.contributions]
    assert len(set(texts)) == len(texts) > 280


def test_remarks_hold_no_personal_data(demo: Demo) -> None:
    personal = re.compile(
        r"@|https?:|\b0\d{1,3}[- ]?\d{6,8}\b|\b\d{4} ?[A-Z]{2}\b|(?:\d[ -]?){8,}"
        r"|\b(?:meneer|mevrouw|dhr|mevr)\.? [A-Z]|\w+(?:straat|laan|gaarde|dijk) \d"
    )
    assert [c.text for c in demo.contributions if personal.search(c.text)] == []


def test_most_is_passed_some_waits_and_two_are_refused_with_a_reason(demo: Demo) -> None:
    states = [contribution.state for contribution in demo.contributions]
    assert states.count("refused") == 2
    assert 8 <= states.count("waiting") <= 40
    for contribution in demo.contributions:
        assert bool(contribution.reason) == (contribution.state == "refused")
    waiting = [c.created_at for c in demo.contributions if c.state == "waiting"]
    passed = [c.created_at for c in demo.contributions if c.state == "passed"]
    assert max(passed) < min(waiting)


def test_quotes_are_passed_remarks_on_their_theme(demo: Demo) -> None:
    known = {contribution.id: contribution for contribution in demo.contributions}
    for theme, ids in demo.quotes.items():
        assert {(known[id_].theme, known[id_].state) for id_ in ids} == {(theme, "passed")}
    assert len(demo.quotes["ontmoeten"]) == 3


def test_remarks_belong_to_a_response_and_open_answers_to_its_text(demo: Demo) -> None:
    responses = {response.id: response for response in demo.responses}
    for contribution in demo.contributions:
        response = responses[contribution.response_id]
        assert contribution.created_at == response.submitted_at
        assert contribution.channel == response.channel
        if contribution.kind == "opmerking":
            assert contribution.text == response.answers["open"]
            assert contribution.buurt == response.buurt
    assert sum("open" in r.answers for r in demo.responses) == sum(
        c.kind == "opmerking" for c in demo.contributions
    )
