import gzip
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

from tests.ui.asking import ask
from wijkwijzer.survey import form
from wijkwijzer.ui.lasting import LastingFiles, lasting_files

BEHIND = PlainTextResponse("Streamlit", status_code=418)
GZIP = {"accept-encoding": "gzip, deflate"}


@pytest.fixture
def app(tmp_path: Path) -> ASGIApp:
    (tmp_path / "a.js").write_text("const a = 1;\n" * 100)
    (tmp_path / "a.woff2").write_bytes(b"wOF2 letters")
    return LastingFiles(
        BEHIND,
        {"/static/a.js": tmp_path / "a.js", "/static/a.woff2": tmp_path / "a.woff2"},
    )


def test_a_script_comes_compressed_and_may_be_kept_for_good(app: ASGIApp) -> None:
    first, again = (ask(app, "GET", "/static/a.js", **GZIP) for _time in range(2))
    assert gzip.decompress(first.body) == b"const a = 1;\n" * 100
    assert first == again
    assert first.headers["content-type"].startswith("text/javascript")
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["vary"] == "Accept-Encoding"
    assert "immutable" in first.headers["cache-control"]
    assert int(first.headers["content-length"]) == len(first.body)


def test_letters_are_compressed_already(app: ASGIApp) -> None:
    answer = ask(app, "GET", "/static/a.woff2", **GZIP)
    assert (answer.body, answer.headers["content-type"]) == (b"wOF2 letters", "font/woff2")
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("path", ["/static/b.js", "/static/../secret", "/", "/antwoorden"])
def test_what_is_not_ours_is_passed_on(app: ASGIApp, path: str) -> None:
    assert ask(app, "GET", path, **GZIP).status == BEHIND.status_code


def test_who_takes_no_gzip_or_posts_is_passed_on(app: ASGIApp) -> None:
    assert ask(app, "GET", "/static/a.js").status == BEHIND.status_code
    assert ask(app, "POST", "/static/a.js", **GZIP).status == BEHIND.status_code


def test_all_scripts_of_streamlit_and_of_the_form_are_among_them() -> None:
    files = lasting_files()
    assert all(isinstance(file, str) or file.is_file() for file in files.values())
    assert f"{form.ADDRESS}/0/form.js" in files
    assert any(address.startswith("/static/js/index.") for address in files)
    assert not any(address.endswith(".html") for address in files)
