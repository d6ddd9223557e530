"""What the browser asks for during a visit: begin, save, other languages, modules."""

import pytest
from starlette.routing import Router

from tests.ui.asking import Answer, ask
from wijkwijzer.access.codes import new_token
from wijkwijzer.store import Store
from wijkwijzer.survey import form
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.routes import answers, assets, content

APP = Router([*answers.ROUTES, *content.ROUTES, *assets.ROUTES])


@pytest.fixture(autouse=True)
def _served(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "store", lambda: store)
    monkeypatch.setattr(content, "store", lambda: store)


def begin(round_: Round, token: object, **more: object) -> Answer:
    return ask(APP, "POST", "/beginnen", {"round": round_.id, "token": token, **more})


def save(token: str, number: int, **body: object) -> Answer:
    return ask(APP, "POST", "/antwoorden", {"token": token, "number": number} | body)


def test_beginning_twice_with_one_secret_makes_one_draft(store: Store, round_: Round) -> None:
    token = new_token()
    first, second = begin(round_, token), begin(round_, token)
    assert first.status == second.status == 200
    assert first.content == second.content
    assert first.content["token"] == token
    with store.read() as reader:
        assert reader.drafts_open(round_.id) == 1


def test_a_secret_that_was_ended_begins_nothing(round_: Round) -> None:
    token = new_token()
    begin(round_, token)
    save(token, 1, changes={"score:wonen": 4})
    ask(APP, "POST", "/versturen", {"token": token})
    assert begin(round_, token).status == 404


@pytest.mark.parametrize("token", ["kort", "x" * 200, "a b" * 8, "é" * 24, 24 * "a" + "\n", 5])
def test_a_weak_or_strange_secret_is_refused(store: Store, round_: Round, token: object) -> None:
    found = begin(round_, token)
    assert (found.status, found.content["code"]) == (400, "invalid")
    with store.read() as reader:
        assert reader.drafts_open(round_.id) == 0


def test_asking_with_number_nought_tells_what_is_stored(round_: Round) -> None:
    token = new_token()
    begin(round_, token)
    save(token, 3, changes={"score:wonen": 4}, step="wonen")
    found = save(token, 0, changes={}).content
    assert (found["saved"], found["number"], found["step"]) == ({"score:wonen": 4}, 3, "wonen")


def test_the_language_travels_with_the_answers(store: Store, round_: Round) -> None:
    token = new_token()
    begin(round_, token, language="nl")

    def language() -> str:
        with store.read() as reader:
            found = reader.draft(answers.survey.codes.draft_id(token))
        assert found is not None
        return found.draft.language

    save(token, 1, changes={}, language="en")
    assert language() == "en"
    save(token, 2, changes={}, language="xx")
    save(token, 3, changes={})
    assert language() == "en"
    assert save(token, 4, changes={}, language=5).status == 400


def test_a_remark_that_tells_who_somebody_is_is_pointed_out(round_: Round) -> None:
    token = new_token()
    begin(round_, token)
    told = save(token, 1, changes={"open": "Bel mij: 0612345678", "score:wonen": 4})
    assert told.content["personal"] == ["open"]
    assert save(token, 2, changes={"open": "Meer bankjes"}).content["personal"] == []
    assert save(token, 3, changes={"open": None}).content["personal"] == []


def test_another_language_is_kept_for_good_by_its_version(round_: Round) -> None:
    found = ask(APP, "GET", f"/inhoud?ronde={round_.id}&taal=en")
    assert found.content["language"] == "en"
    assert "map" not in found.content
    assert found.headers["cache-control"] == "no-cache"
    mark = found.headers["etag"]
    version = mark.strip('"').partition("-")[0]
    again = ask(APP, "GET", f"/inhoud?ronde={round_.id}&taal=en&v={version}")
    assert "immutable" in again.headers["cache-control"]
    known = {"if-none-match": mark}
    assert ask(APP, "GET", f"/inhoud?ronde={round_.id}&taal=en", **known).status == 304


@pytest.mark.parametrize("query", ["ronde={id}&taal=de", "ronde={id}", "ronde=x&taal=nl", ""])
def test_what_is_not_there_is_not_found(round_: Round, query: str) -> None:
    assert ask(APP, "GET", "/inhoud?" + query.format(id=round_.id)).status == 404


def test_the_form_has_an_address_for_every_try() -> None:
    for attempt in (0, 7):
        found = ask(APP, "GET", f"{form.ADDRESS}/{attempt}/form.js")
        assert found.headers["content-type"].startswith("text/javascript")
        assert found.body.endswith(b"export default form$.main;\n")
    assert ask(APP, "GET", f"{form.ADDRESS}/0/visit.js").status == 404
