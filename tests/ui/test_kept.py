"""What was drawn is drawn once, whoever asks."""

import threading

from wijkwijzer.ui import kept as keeping


def test_screens_that_ask_at_the_same_moment_share_one_drawing():
    drawn, ready = [], threading.Barrier(10)

    @keeping.kept
    def draw(what: str) -> str:
        drawn.append(what)
        begun.wait(0.2)
        return what.upper()

    begun = threading.Event()
    found: list[str] = []

    def screen() -> None:
        ready.wait()
        found.append(draw("kompas"))

    screens = [threading.Thread(target=screen) for _screen in range(10)]
    for each in screens:
        each.start()
    for each in screens:
        each.join()
    assert drawn == ["kompas"]
    assert found == ["KOMPAS"] * 10


def test_what_was_kept_is_forgotten_when_asked():
    drawn = []

    @keeping.kept
    def draw(what: str) -> str:
        drawn.append(what)
        return what

    draw("a"), draw("a")
    keeping.forget_all()
    draw("a")
    assert drawn == ["a", "a"]


def test_a_drawing_that_fails_is_tried_again():
    tries = []

    @keeping.kept
    def draw(what: str) -> str:
        tries.append(what)
        if len(tries) == 1:
            raise ValueError(what)
        return what

    for expected in (None, "a"):
        try:
            assert draw("a") == expected
        except ValueError:
            assert expected is None
    assert tries == ["a", "a"]


def test_of_an_argument_that_stands_for_itself_only_the_very_same_counts() -> None:
    made: list[int] = []

    @keeping.kept
    def drawn(of: keeping.Itself[list[int]]) -> int:
        made.append(len(of.thing))
        return len(of.thing)

    one, other = [1, 2], [1, 2]
    assert [drawn(keeping.Itself(each)) for each in (one, one, other, other)] == [2] * 4
    assert len(made) == 2
    keeping.forget_all()
    assert drawn(keeping.Itself(one)) == 2
    assert len(made) == 3
