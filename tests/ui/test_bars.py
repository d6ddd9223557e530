"""A table with bars says every number in words too, and runs nothing that somebody typed."""

from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.ui.running.bars import Bar, bar_table

HEADS = ("Buurt", "Ontvangen", "Verwacht")


def test_bars_and_marks_share_one_scale() -> None:
    rows = [Bar("A", 10, mark=40, cells=("40",)), Bar("B", 20, cells=("–",))]
    made = bar_table(rows, caption="Uit welke buurt?", heads=HEADS)
    assert 'style="width:25.0%"' in made
    assert 'style="width:50.0%"' in made
    assert 'style="left:100.0%"' in made
    assert made.count('<th scope="row">') == 2
    assert '<td class="ww-n">10</td><td class="ww-n">40</td>' in made


def test_without_anything_there_is_no_division_by_nothing() -> None:
    assert "<tbody></tbody>" in bar_table([], caption="Leeg", heads=HEADS)
    assert "width:0.0%" in bar_table([Bar("A", 0)], caption="Nul", heads=HEADS)


@given(st.text())
def test_what_somebody_typed_is_text(name: str) -> None:
    row = Bar(name + "<img onerror=x>", 1, cells=(name + "<script>",), note=name + "<b>")
    made = bar_table([row], caption=name, heads=HEADS)
    assert "<img" not in made
    assert "<script" not in made
    assert made.count("<b") == 1 + made.count("<body")
