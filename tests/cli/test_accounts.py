from pathlib import Path

import pytest

from wijkwijzer.cli import main


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "wijk.db"
    monkeypatch.setenv("WIJKWIJZER_DATABASE", str(path))
    return path


def test_an_account_from_begin_to_end(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["user", "list"])
    main(["user", "add", "Samira", "--role", "begeleider"])
    main(["user", "add", "joris"])
    main(["user", "password", "joris"])
    main(["user", "close", "joris"])
    main(["user", "list"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Er zijn nog geen accounts."
    assert lines[1].startswith("Account samira (begeleider). Wachtwoord: ")
    assert lines[2].startswith("Account joris (stuurgroep). Wachtwoord: ")
    assert lines[3].startswith("Nieuw wachtwoord van joris: ")
    assert lines[4:] == ["Account joris is gesloten.", "samira\tbegeleider"]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["user", "close", "niemand"], "Er is geen account met de naam niemand."),
        (["user", "add", "x"], "Kies een naam van 2 tot 60 tekens."),
    ],
)
def test_an_error_is_one_line_on_stderr(
    database: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], text: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == f"{text}\n"
