"""Labels of widgets show what was typed, letter by letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.parties.records import Task
from wijkwijzer.ui.records.words import as_label, horizon_words, in_words


@given(st.text(max_size=30))
def test_a_label_means_nothing_in_markdown(text: str) -> None:
    label = as_label(text)
    assert re.sub(r"\\(.)", r"\1", label) == " ".join(text.split())
    bare = re.sub(r"\\.", "", label)
    assert not set(bare) & set("\\&`*_{}[]()<>#+-.!|~:$^=")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        (":red[let op]", r"\:red\[let op\]"),
        ("$x$", r"\$x\$"),
        ("![](x)", r"\!\[\]\(x\)"),
        ("1. een", r"1\. een"),
    ],
)
def test_what_streamlit_adds_to_markdown_is_escaped_too(text: str, escaped: str) -> None:
    assert as_label(text) == escaped


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((2026, 2030), "2026–2030"),
        ((2026, None), "vanaf 2026"),
        ((None, 2030), "tot en met 2030"),
        ((None, None), ""),
    ],
)
def test_a_horizon_in_words(years: tuple[int | None, int | None], words: str) -> None:
    task = Task(
        id="t",
        wijk_id="w",
        party_id="p",
        theme="wonen",
        title="x",
        urgency=1,
        year_from=years[0],
        year_to=years[1],
    )
    assert horizon_words(task) == words


def test_fields_in_words() -> None:
    names = {"wonen": "wonen", "groen": "groen en natuur"}
    brought = [{"item": "Een zaal", "themes": ["groen"]}, {"item": "Geld", "themes": []}]
    assert in_words("brings", brought, names) == "Een zaal (groen en natuur); Geld"
    assert in_words("urgency", 4, names) == "4: zeer dringend"
    assert in_words("source", "", names) == "niets ingevuld"
    assert in_words("point", {"longitude": 4.7, "latitude": 51.8}, names) == "51,80000 N, 4,70000 O"
