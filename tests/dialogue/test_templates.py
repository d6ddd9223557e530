"""The programmes and dilemmas that ship, and what is said of a file with a fault."""

import pytest

from wijkwijzer.dialogue.templates import dilemmas, load_dilemmas, load_template, templates
from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.themes import theme_set


def test_three_evenings_of_about_two_hours_use_every_kind() -> None:
    found = templates()
    assert [t.id for t in found] == ["eerste-dialoog", "ambitieavond", "keuzeavond"]
    assert all(90 <= t.minutes <= 120 for t in found)
    assert len({part.kind for t in found for part in t.programme}) == 8


def test_the_five_dilemmas_have_two_poles() -> None:
    assert [d.id for d in dilemmas()] == ["schaal", "tijd", "omvang", "fysiek_sociaal", "kracht"]
    assert all(d.low and d.high for d in dilemmas())
    evening = templates()[1]
    assert next(p for p in evening.programme if p.kind == "dilemmas").options == dilemmas()


def test_what_ships_names_themes_that_exist_and_fits_a_screen() -> None:
    themes = {theme.id for theme in theme_set("themas")}
    for template in templates():
        for part in template.programme:
            assert {o.theme for o in part.options} <= themes | {None}
            assert all(len(o.text) <= 140 for o in part.options)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- a", "geen programma"),
        ("{id: a, title: A, programme: [{id: p, kind: dans, title: P}]}", "onderdeel p, kind"),
        ("{id: a, programme: []}", "title: dit veld ontbreekt"),
        ("{id: [", "regel 1"),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        load_template(text)


def test_a_dilemma_with_a_wrong_field_is_named() -> None:
    with pytest.raises(InvalidInput, match="schaal"):
        load_dilemmas("dilemmas: [{id: schaal, tekst: x}]")
    with pytest.raises(InvalidInput, match="geen dilemma"):
        load_dilemmas("[]")
