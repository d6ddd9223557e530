"""The form on paper without a browser."""

import io
from pathlib import Path

import pypdf
import pytest

from wijkwijzer.cli import main
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round


@pytest.fixture(autouse=True)
def _database(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJKWIJZER_DATABASE", str(store.path))


def test_paper_writes_the_form_of_the_newest_round(
    round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.pdf"
    main(["paper", "--language", "en", "--place", "Bibliotheek", "--output", str(file)])
    text = pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages[-1].extract_text()
    assert "Bibliotheek" in text
    assert str(file) in capsys.readouterr().out
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_language_that_is_not_there_is_refused(
    round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.pdf"
    with pytest.raises(SystemExit) as stopped:
        main(["paper", "--language", "xx", "--output", str(file)])
    assert stopped.value.code == 1
    assert "nl, en" in capsys.readouterr().err
    assert not file.exists()
