"""The compass as it is drawn: on the lines on which both borders lie in the middle."""

from dataclasses import replace

from tests.wijkkompas.invented import BUURT_NAMES, THEMES, a_compass, result
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.compass import compass_svg
from wijkwijzer.wijkkompas.presentation import compass_drawing
from wijkwijzer.wijkkompas.results import Borders


def test_petal_and_arc_can_be_compared_by_eye_with_any_border() -> None:
    found = a_compass(result("wonen", 60, 8, task=40), result("zorg", None, task=100))
    found = replace(found, borders=Borders(need=20, task=80))
    drawing = compass_drawing(Released(found, "public"), THEMES, BUURT_NAMES, "priority")
    wonen, zorg = drawing.petals
    # 50 + 50 (x - 20) / 80 above the border; 50 x 40 / 80 for the task.
    assert (wonen.need, wonen.low, wonen.high, wonen.task) == (75, 70, 80, 25)
    assert (zorg.need, zorg.task) == (None, 100)
    assert (drawing.border, drawing.border_value) == (50, 20)
    assert ">20</text>" in compass_svg(drawing)


def test_with_borders_in_the_middle_nothing_is_moved() -> None:
    found = a_compass(result("wonen", 60, 8, task=40))
    (petal,) = compass_drawing(Released(found, "public"), THEMES, BUURT_NAMES).petals
    assert (petal.need, petal.low, petal.high, petal.task) == (60, 52, 68, 40)
