"""What a simulated device reads from a stream of the app."""

import asyncio

from wijkwijzer.cli.loopback import _events
from wijkwijzer.ui.meeting_streams import BEAT


def test_a_beat_between_two_events_says_nothing() -> None:
    async def read() -> list[tuple[str, str]]:
        reader = asyncio.StreamReader()
        sent = [b'data: {"now": 1}\n\n', BEAT, BEAT, b"event: gone\ndata: {}\n\n"]
        reader.feed_data(b"retry: 1000\n\n" + b"".join(sent))
        reader.feed_eof()
        return [event async for event in _events(reader)]

    assert asyncio.run(read()) == [("", '{"now": 1}'), ("gone", "{}")]
