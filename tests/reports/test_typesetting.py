"""A document is made once for the same content, until something is erased."""

from collections.abc import Iterator

import pytest

from wijkwijzer.reports import typesetting

DATA = {"n": 1}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was really set, by its content."""
    asked: list[str] = []

    def compile_(_path: str, *, sys_inputs: dict[str, str], **_options: object) -> bytes:
        asked.append(sys_inputs["data"])
        return f"%PDF {len(asked)}".encode()

    typesetting.forget_all()
    monkeypatch.setattr(typesetting.typst, "compile", compile_)
    yield asked
    typesetting.forget_all()


def test_the_same_content_is_set_once(compiled: list[str]) -> None:
    assert typesetting.typeset("poster", DATA) == typesetting.typeset("poster", dict(DATA))
    assert typesetting.typeset("poster", {"n": 2}) == b"%PDF 2"
    assert compiled == ['{"n": 1}', '{"n": 2}']


def test_another_size_or_kind_is_another_document(compiled: list[str]) -> None:
    typesetting.typeset("poster", DATA)
    typesetting.picture("poster", DATA, ppi=75)
    typesetting.picture("poster", DATA, ppi=100)
    assert len(compiled) == 3


def test_only_what_was_used_last_is_kept_and_nothing_after_erasing(compiled: list[str]) -> None:
    for number in range(typesetting.MOST + 1):
        typesetting.typeset("poster", {"n": number})
    typesetting.typeset("poster", {"n": typesetting.MOST})
    assert len(compiled) == typesetting.MOST + 1
    typesetting.typeset("poster", {"n": 0})
    assert len(compiled) == typesetting.MOST + 2
    typesetting.forget_all()
    typesetting.typeset("poster", {"n": 0})
    assert len(compiled) == typesetting.MOST + 3
