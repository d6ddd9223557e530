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
