"""An invented wijk with an invented compass, for the tests of words, chart and map."""

from wijkwijzer.neighbourhood.records import Buurt, Point, Theme
from wijkwijzer.wijkkompas.results import Compass, MapContent, Pin, TaskPlace, ThemeResult, View

THEME_NAMES = {
    "wonen": "wonen",
    "energie": "energie en warmte",
    "klimaat": "klimaat en water",
    "groen": "groen en natuur",
    "schoon": "schoon en heel",
    "veiligheid": "veiligheid",
    "verkeer": "verkeer en bereikbaarheid",
    "gezondheid": "gezondheid en bewegen",
    "zorg": "zorg voor elkaar",
    "ontmoeten": "ontmoeten en samenleven",
    "jeugd": "jeugd, school en opgroeien",
    "winkels": "winkels en voorzieningen",
    "werk": "werk en bestaanszekerheid",
    "meedoen": "meedoen en zeggenschap",
}
BUURT_NAMES = {"dijk": "Dijkbuurt", "park": "Parkbuurt", "haven": "Havenbuurt"}
THEMES = tuple(
    Theme(
        id=id_,
        name={"nl": name},
        short={"nl": name},
        wind="noord",
        wind_name={"nl": "Noord"},
        pictogram=id_,
        colour="#8f6410",
        question={"nl": "Hoe is het?"},
    )
    for id_, name in THEME_NAMES.items()
)


def result(theme: str, need: float | None = 71, half: float = 5, **more: object) -> ThemeResult:
    shown = need is not None
    values: dict[str, object] = {
        "theme": theme,
        "n": 215 if shown else None,
        "n_effective": None,
        "need": need,
        "standard_error": None,
        "low": need - half if need is not None else None,
        "high": need + half if need is not None else None,
        "share": 0.71 if shown else None,
        "task": 0.0,
        "gap": need,
        "gap_low": need - half if need is not None else None,
        "gap_high": need + half if need is not None else None,
        "field": "bewoners_vragen_aandacht" if shown else "verborgen",
        "reason": None if shown else "te_weinig",
    }
    return ThemeResult(**{**values, **more})  # type: ignore[arg-type]


def a_compass(
    *results: ThemeResult,
    needle: tuple[str, ...] = (),
    view: View = View(),  # noqa: B008
) -> Compass:
    return Compass(view, results, needle, 220)


def square(west: float) -> dict[str, object]:
    ring = [[west, 52.0], [west + 0.01, 52.0], [west + 0.01, 52.01], [west, 52.01], [west, 52.0]]
    return {"type": "Polygon", "coordinates": [ring]}


BUURTEN = tuple(
    Buurt(id=id_, wijk_id="w", name=name, geometry=square(5.0 + 0.01 * place))
    for place, (id_, name) in enumerate(BUURT_NAMES.items())
)


def map_content(
    dijk: ThemeResult, park: ThemeResult, remark: str = "Hier is het donker."
) -> MapContent:
    """Two buurten with a compass and one without, a remark and the place of a task."""
    return MapContent(
        BUURTEN,
        {"dijk": a_compass(dijk), "park": a_compass(park)},
        (Pin("pin", "wonen", Point(longitude=5.005, latitude=52.005), remark),),
        (TaskPlace("t", "wonen", Point(longitude=5.015, latitude=52.005), remark, "Gemeente"),),
    )
