"""What the demo holds on purpose, through the computation that every page uses."""

import numpy as np
import pytest

from wijkwijzer.ambitions.findings import NeedBound
from wijkwijzer.ambitions.matrix import Matrix, matrix, widest_spread
from wijkwijzer.demo import Demo
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.statistics.disclosure import plan_stand
from wijkwijzer.statistics.estimates import means
from wijkwijzer.survey.needs import dont_know_counts, needs, scores
from wijkwijzer.survey.records import Questionnaire
from wijkwijzer.wijkkompas.computation import compass
from wijkwijzer.wijkkompas.results import Compass, Needs, View

FIELDS = {
    "wonen": "samen_oppakken",
    "energie": "uitleggen_en_verbinden",
    "klimaat": "onbeslist",
    "groen": "uitleggen_en_verbinden",
    "schoon": "samen_oppakken",
    "veiligheid": "bewoners_vragen_aandacht",
    "verkeer": "bewoners_vragen_aandacht",
    "gezondheid": "koesteren",
    "zorg": "samen_oppakken",
    "ontmoeten": "bewoners_vragen_aandacht",
    "jeugd": "onbeslist",
    "winkels": "koesteren",
    "werk": "koesteren",
    "meedoen": "uitleggen_en_verbinden",
}


@pytest.fixture(scope="module")
def values(demo: Demo, questionnaire: Questionnaire, themes: tuple[str, ...]):
    return needs(questionnaire, themes, [response.answers for response in demo.responses])


def members(demo: Demo, **wanted: str):
    return np.array([all(getattr(r, v) == c for v, c in wanted.items()) for r in demo.responses])


def compass_of(demo: Demo, themes: tuple[str, ...], values, **wanted: str) -> Compass:
    found = means(values, members(demo, **wanted) if wanted else None)
    group = next(((v, c) for v, c in wanted.items() if v != "buurt"), (None, None))
    return compass(
        Needs(
            estimates=dict(zip(themes, found.estimates, strict=True)),
            covariance=found.covariance,
            n_responses=len(demo.responses),
        ),
        demo.tasks,
        themes,
        {p.buurt_id: p.count for p in demo.population if p.variable == "total"},
        view=View(wanted.get("buurt"), *group),
    )


@pytest.fixture(scope="module")
def whole(demo: Demo, themes: tuple[str, ...], values) -> Compass:
    return compass_of(demo, themes, values)


@pytest.fixture(scope="module")
def ambitions(demo: Demo, themes: tuple[str, ...], whole: Compass) -> Matrix:
    bounds = {t.theme: NeedBound(t.low, t.high, whole.borders.need) for t in whole.themes}
    return matrix(themes, demo.parties, demo.ambitions, bounds)


def test_needle_points_to_ontmoeten_and_to_nothing_else(whole: Compass) -> None:
    assert whole.needle == ("ontmoeten",)
    assert whole.theme("ontmoeten").need > 70
    assert whole.theme("ontmoeten").task == 0


def test_every_theme_lies_in_its_field(whole: Compass) -> None:
    assert {theme.theme: theme.field for theme in whole.themes} == FIELDS


def test_decided_themes_are_well_clear_of_the_borders(whole: Compass) -> None:
    for theme in whole.themes:
        assert abs(theme.task - 50) > 7
        if theme.field != "onbeslist":
            assert min(abs(theme.low - 50), abs(theme.high - 50)) > 5


def test_weighing_by_inhabitants_tells_the_same_story(demo: Demo, themes, values) -> None:
    """Not even counting each buurt by its inhabitants moves a theme to another side."""
    people = {p.buurt_id: p.count for p in demo.population if p.variable == "total"}
    weighted = sum(
        people[buurt] / 7_400 * np.nanmean(values[members(demo, buurt=buurt)], axis=0)
        for buurt in people
    )
    for theme, need in zip(themes, weighted, strict=True):
        high = FIELDS[theme] in {"samen_oppakken", "bewoners_vragen_aandacht"}
        if FIELDS[theme] != "onbeslist":
            assert (need > 50) == high
        else:
            assert abs(need - 50) < 3


@pytest.mark.parametrize(
    ("theme", "more", "less", "points"),
    [
        ("klimaat", {"buurt": "de_gaarden"}, {"buurt": "parkzijde"}, 30),
        ("zorg", {"age": "65+"}, {"age": "25-45"}, 12),
        ("jeugd", {"household": "gezin"}, {"household": "samen"}, 18),
        ("wonen", {"tenure": "huur_corporatie"}, {"tenure": "koop"}, 12),
        ("verkeer", {"buurt": "kanteldijk"}, {"buurt": "schippersbuurt"}, 8),
    ],
)
def test_groups_really_differ(demo: Demo, themes, values, theme, more, less, points) -> None:
    column = values[:, [themes.index(theme)]]
    a, b = (means(column, members(demo, **group)).estimates[0] for group in (more, less))
    assert a.estimate - b.estimate > points
    assert a.low > b.high


def test_flooded_buurt_is_sure_of_what_the_wijk_is_not(demo: Demo, themes, values) -> None:
    gaarden = compass_of(demo, themes, values, buurt="de_gaarden").theme("klimaat")
    assert gaarden.field == "samen_oppakken"
    assert gaarden.task == 100
    parkzijde = compass_of(demo, themes, values, buurt="parkzijde").theme("klimaat")
    assert parkzijde.field == "koesteren"


def test_seinhuisbuurt_hardly_takes_part(demo: Demo) -> None:
    of_people = next(
        p.count for p in demo.population if p.buurt_id == "seinhuisbuurt" and p.variable == "total"
    )
    said = [r.buurt for r in demo.responses if r.buurt != NOT_SAID]
    assert said.count("seinhuisbuurt") / len(said) < 0.5 * of_people / 7_400
    assert said.count("seinhuisbuurt") >= 10


def test_elderly_of_the_seinhuisbuurt_are_hidden(demo: Demo, themes, values) -> None:
    buurten = [*(buurt.id for buurt in demo.buurten), NOT_SAID]
    ages = ["0-15", "15-25", "25-45", "45-65", "65+", NOT_SAID]
    answered = ~np.isnan(values[:, themes.index("ontmoeten")])
    cells = {(): answered}
    cells |= {(("buurt", b),): answered & members(demo, buurt=b) for b in buurten}
    cells |= {(("age", a),): answered & members(demo, age=a) for a in ages}
    cells |= {
        (("buurt", b), ("age", a)): answered & members(demo, buurt=b, age=a)
        for b in buurten
        for a in ages
    }
    decisions = plan_stand(cells, past=[], carried={}, constant=[]).decisions
    hidden = decisions[("buurt", "seinhuisbuurt"), ("age", "65+")]
    assert (hidden.choice, hidden.reason) == ("hide", "te_weinig")
    assert 0 < hidden.n < 10
    # Every buurt and every age can be shown, and so can the elderly next door.
    assert all(decisions[key].choice == "new" for key in cells if len(key) == 1)
    assert decisions[("buurt", "parkzijde"), ("age", "65+")].choice == "new"


def test_energie_has_the_widest_spread(ambitions: Matrix) -> None:
    assert widest_spread(ambitions) == ("energie",)
    assert ambitions.row("energie").spread == 3
    assert max(row.spread for row in ambitions.rows if row.theme != "energie") == 2


def test_veiligheid_is_the_one_need_without_ambition(ambitions: Matrix) -> None:
    found = [
        finding.theme
        for row in ambitions.rows
        for finding in row.findings
        if finding.kind == "behoefte_zonder_ambitie"
    ]
    assert found == ["veiligheid"]


def test_groen_is_the_one_ambition_without_need(ambitions: Matrix) -> None:
    found = [
        finding.theme
        for row in ambitions.rows
        for finding in row.findings
        if finding.kind == "ambitie_zonder_behoefte"
    ]
    assert found == ["groen"]


def test_ontmoeten_has_carriers_and_others_with_a_room_to_bring(ambitions: Matrix) -> None:
    findings = {finding.kind: finding for finding in ambitions.row("ontmoeten").findings}
    assert findings["dragers"].parties == ("bewoners", "welzijn", "ondernemers")
    joining = findings["kan_aansluiten"]
    assert joining.parties == ("gemeente", "corporatie", "scholen")
    assert any("Lommerplein" in item for item in joining.brings["corporatie"])


def test_every_party_speaks_on_every_theme_but_a_few(demo: Demo, ambitions: Matrix) -> None:
    assert sum(row.n_not_stated for row in ambitions.rows) == 6
    assert all(row.n_stated >= 3 for row in ambitions.rows)
    stated = [ambition for ambition in demo.ambitions if ambition.level is not None]
    assert all(ambition.note for ambition in stated)
    assert {ambition.level for ambition in stated} == {0, 1, 2, 3}


def test_marks_and_urgency_go_together(demo: Demo, themes, questionnaire, values) -> None:
    marks = scores(questionnaire, themes, [r.answers for r in demo.responses])
    both = ~np.isnan(marks) & ~np.isnan(values)
    correlation = np.corrcoef(marks[both], values[both])[0, 1]
    assert -0.85 < correlation < -0.6
    assert 6.3 < marks[both].mean() < 7.3


def test_some_do_not_know_more_often_about_what_is_far_away(demo, themes, questionnaire) -> None:
    counts = dict(
        zip(
            themes,
            dont_know_counts(questionnaire, themes, [r.answers for r in demo.responses]),
            strict=True,
        )
    )
    assert all(1 <= count <= 70 for count in counts.values())
    assert counts["werk"] > counts["schoon"]
    assert counts["meedoen"] > counts["verkeer"]
