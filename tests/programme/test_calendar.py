"""What is done where and when, against a plain look at every plan."""

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.undertaken import at, buurten, works
from wijkwijzer.look.palette import palette
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.programme.calendar import by_buurt, in_year, years
from wijkwijzer.programme.map import works_group
from wijkwijzer.wijkkompas.map import wijk_map

AREAS = buurten()
SQUARE = (at(5.002), at(5.015), at(5.015, 52.008), at(5.002, 52.008))


def test_an_area_counts_in_every_buurt_it_touches_and_a_point_in_its_own() -> None:
    found = (
        works("named", "a", (2027, 2027), buurten=("b3",)),
        works("point", "a", (2027, 2027), buurten=("b3",), point=at(5.025)),
        works("ring", "a", (2027, 2027), buurten=(), ring=SQUARE),
        works("whole", "a", (2027, 2027), buurten=()),
        works("outside", "a", (2027, 2027), buurten=(), point=at(6.5)),
    )
    places = {id_: [one.id for one in ones] for id_, ones in by_buurt(found, AREAS).items()}
    assert places == {
        "": ["whole", "outside"],
        "b0": ["ring"],
        "b1": ["ring"],
        "b2": ["point"],
        "b3": ["named"],
    }


@given(st.lists(st.tuples(st.integers(2020, 2040), st.integers(0, 5)), min_size=1))
def test_every_plan_is_in_each_of_its_years(spans: list[tuple[int, int]]) -> None:
    found = [works(str(n), "a", (year, year + more)) for n, (year, more) in enumerate(spans)]
    shown = {year: {one.id for one in in_year(found, year)} for year in years(found)}
    for n, (year, more) in enumerate(spans):
        assert {at_ for at_, ids in shown.items() if str(n) in ids} == {
            *range(year, year + more + 1)
        }
    assert in_year(found, None) == tuple(found)
    assert years([]) == ()


def test_the_map_says_how_many_and_runs_nothing_of_a_title() -> None:
    title = "</script><script>`${1}"
    found = by_buurt(
        (
            works("a", "p", (2027, 2028), buurten=("b0",), point=at(5.005), title=title),
            works("b", "p", (2027, 2027), buurten=("b0",)),
            works("c", "p", (2027, 2027), buurten=(), ring=SQUARE),
        ),
        AREAS,
    )
    themes = {theme.id: theme for theme in theme_set("themas")}
    drawn = wijk_map(AREAS, palette())
    works_group(AREAS, found, themes, {"p": "Gemeente"}, palette(), selected="b0").add_to(drawn)
    html = drawn.get_root().render()
    assert [html.count(f"<br>{said}</div>") for said in ("3 plannen", "1 plan", "0 plannen")] == [
        1,
        1,
        2,
    ]
    assert title not in html
    text = html.replace("\\u0026", "&")
    assert "Gemeente: &lt;/script&gt;&lt;script&gt;&#96;&#36;&#123;1&#125;, 2027" in text
