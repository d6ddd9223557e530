"""The driver of the large wijk, small. Nothing is timed here."""

import pytest

from benchmarks import programme


@pytest.mark.heavy
@pytest.mark.usefixtures("servers_at_once")
def test_every_page_is_seen_and_everything_is_made(port: int) -> None:
    text = programme.measure(runs=1, port=port, share=0.5)
    for sight in programme.SIGHTS:
        assert f"| {sight.name} | {sight.who} |" in text
    assert "| poster A0 |" in text
    assert "| plan for Word |" in text
