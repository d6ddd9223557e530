"""The rooms of the benchmark are what they say, and what is told of them is counted."""

from benchmarks.opinions import ROOMS, outcomes


def test_what_is_told_of_each_kind_of_room_adds_up() -> None:
    told = {name: outcomes(make, 60, 15, 0.3, rooms=2) for name, make in ROOMS.items()}
    for line in told.values():
        assert sum(int(part.rsplit(" ", 1)[1]) for part in line.split(", ")) == 2
    assert told["two (0.95 loyal, 0.9 divide)"] == "2 groups 2"
    assert "groups" not in told["none: votes without regard to each other"]
