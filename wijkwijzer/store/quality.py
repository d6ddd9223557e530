"""How responses are given: counts per channel and step, durations, and devices, kept apart."""

from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites
from wijkwijzer.survey.records import Channel


class DeviceCount(Entry):
    """One device of a round, not which, and how many responses it sent on a channel."""

    channel: Channel
    sent: int


class Entrance(Entry):
    """How many responses came in on a channel at an intake place ("" where none was named)."""

    channel: Channel
    intake_place: str
    n: int


class QualityQueries(Queries):
    """Read durations and counts."""

    def entrances(self, round_id: str) -> list[Entrance]:
        """Return how responses of a round came in, the most used way first."""
        rows = self.rows(
            "SELECT channel, intake_place, count(*) AS n FROM response WHERE round_id = ?"
            " GROUP BY channel, intake_place ORDER BY n DESC, channel, intake_place",
            (round_id,),
        )
        return [Entrance.model_validate(row) for row in rows]

    def drafts_by_step(self, round_id: str) -> dict[str, int]:
        """Return how many people are filling in now, by the step they are at."""
        rows = self.rows(
            "SELECT step, count(*) AS n FROM draft WHERE round_id = ? AND ended IS NULL"
            " GROUP BY step",
            (round_id,),
        )
        return {row["step"]: row["n"] for row in rows}

    def durations(self, round_id: str) -> dict[str, int]:
        """Return response id -> seconds, where known."""
        rows = self.rows(
            "SELECT duration.response_id AS id, seconds FROM duration"
            " JOIN response ON response.id = duration.response_id WHERE round_id = ?",
            (round_id,),
        )
        return {row["id"]: row["seconds"] for row in rows}

    def device_counts(self, round_id: str) -> list[DeviceCount]:
        """Return how often each device sent, the busiest first."""
        rows = self.rows(
            "SELECT channel, sent FROM device WHERE round_id = ? ORDER BY sent DESC, channel",
            (round_id,),
        )
        return [DeviceCount.model_validate(row) for row in rows]


class QualityWrites(QualityQueries, RecordWrites):
    """Write durations and counts."""

    def add_duration(self, response_id: str, seconds: int) -> None:
        """Keep how long a response took."""
        self._insert("duration", {"response_id": response_id, "seconds": seconds})

    def erase_duration(self, response_id: str) -> None:
        """Forget how long a response took."""
        self.db.execute("DELETE FROM duration WHERE response_id = ?", (response_id,))

    def count_device(self, round_id: str, device: str, channel: Channel) -> None:
        """Count one more response from a device; `device` is a hash with the salt of the round."""
        self.db.execute(
            "INSERT INTO device (round_id, device, channel, sent) VALUES (?, ?, ?, 1)"
            " ON CONFLICT (round_id, device, channel) DO UPDATE SET sent = sent + 1",
            (round_id, device, channel),
        )

    def forget_devices(self, round_id: str) -> None:
        """Keep the counts of a round, and forget whose they are."""
        self.db.execute(
            "UPDATE device SET device = lower(hex(randomblob(12))) WHERE round_id = ?", (round_id,)
        )
