"""Photos of residents: with a draft until it is sent, with a contribution after that."""

from collections.abc import Collection

from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites


class Photo(Entry):
    """A stored photo without its picture.

    Parameters
    ----------
    draft_id
        The draft it was put with; None once that was sent.
    width, height
        In pixels.
    """

    id: str
    wijk_id: str
    round_id: str
    draft_id: str | None
    at: str
    width: int
    height: int


class PhotoQueries(Queries):
    """Read photos."""

    def photo(self, photo_id: str) -> Photo | None:
        """Return what is known of a photo, or None."""
        found = self._photos("id = ?", photo_id)
        return found[0] if found else None

    def photos_of_draft(self, draft_id: str) -> list[Photo]:
        """Return the photos put with a draft that was not sent yet, oldest first."""
        return self._photos("draft_id = ?", draft_id)

    def photo_bytes(self, photo_id: str) -> bytes | None:
        """Return the picture itself (JPEG), or None."""
        rows = self.rows("SELECT bytes FROM photo WHERE id = ?", (photo_id,))
        return bytes(rows[0]["bytes"]) if rows else None

    def _photos(self, where: str, value: str) -> list[Photo]:
        columns = ", ".join(Photo.model_fields)
        sql = f"SELECT {columns} FROM photo WHERE {where} ORDER BY at, id"  # noqa: S608
        return [Photo.model_validate(row) for row in self.rows(sql, (value,))]


class PhotoWrites(PhotoQueries, RecordWrites):
    """Write photos."""

    def add_photo(self, photo: Photo, picture: bytes) -> None:
        """Store a photo; one with this id that is there already stays."""
        if self.photo(photo.id) is None:
            self._insert("photo", photo.model_dump() | {"bytes": picture})

    def release_photos(self, photo_ids: Collection[str]) -> None:
        """Take photos from their draft, because a contribution holds them now."""
        for photo_id in photo_ids:
            self.db.execute("UPDATE photo SET draft_id = NULL WHERE id = ?", (photo_id,))

    def erase_draft_photos(self, draft_id: str, photo_ids: Collection[str]) -> None:
        """Erase photos of a draft; those that are not with it stay."""
        for photo_id in photo_ids:
            self.db.execute("DELETE FROM photo WHERE id = ? AND draft_id = ?", (photo_id, draft_id))
