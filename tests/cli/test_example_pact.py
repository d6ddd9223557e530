"""The thread of the invented neighbourhood is filled to the end."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.built_demo import NOW, add_pact, build
from tests.conftest import FACILITATOR
from wijkwijzer.demo.content import read_yaml
from wijkwijzer.pact.debts import debts
from wijkwijzer.programme.records import Measure, Work
from wijkwijzer.publish.feedback import waiting
from wijkwijzer.publish.pact import pact
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.store import Store

WIJK = "lommerwaard"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_pact(build(tmp_path_factory.mktemp("pact") / "demo.db"))


@pytest.fixture
def example(built: Path, tmp_path: Path) -> Iterator[Store]:
    opened = Store(shutil.copy(built, tmp_path / "demo.db"))
    yield opened
    opened.close()


def test_what_was_chosen_is_agreed_signed_and_told(example: Store) -> None:
    with example.read() as reader:
        assert len(reader.all(Work, WIJK)) == 11
        statuses = Counter(one.status for one in reader.all(Measure, WIJK))
    assert statuses == {"gekozen": 8, "voorgesteld": 3, "niet_gekozen": 2, "samengevoegd": 1}
    found = pact(example, WIJK, identity=FACILITATOR, now=NOW).content
    (signed,) = found.versions
    assert (len(found.agreements), len(signed.signatures)) == (7, 5)
    assert [one.agreement.title for one in found.late] == ["Een datum voor elk portiek"]


def test_some_have_a_reply_and_some_wait_longer_than_was_promised(example: Store) -> None:
    owed = waiting(example, WIJK, identity=FACILITATOR, now=NOW).content
    assert 0 < len(debts(owed)) < len(owed)
    thread = wijk_thread(example, WIJK, "public").content
    replied = [edge for edge in thread.edges if edge.relation == "beantwoord_met"]
    assert len(replied) == 75


def test_every_remark_that_the_file_names_is_there(example: Store) -> None:
    with example.read() as reader:
        texts = [one.text for one in reader.contributions(WIJK) if one.state == "passed"]
    named = [text for row in read_yaml("afspraken.yaml")["maatregelen"]
             for text in row["uit"].get("opmerkingen", ())]  # fmt: skip
    assert named
    assert [text for text in named if sum(one.startswith(text) for one in texts) != 1] == []
