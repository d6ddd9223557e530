"""Role by action, in full: the table of the product."""

import typing

import pytest

from wijkwijzer.access.permissions import PERMISSIONS, Action, may, require
from wijkwijzer.access.records import Identity, Role
from wijkwijzer.errors import NotAllowed
from wijkwijzer.neighbourhood.records import Wijk

CLOSED = Wijk(id="w", name="Proefwijk")
OPEN = Wijk(id="w", name="Proefwijk", published=frozenset({"kompas", "ambities", "afspraken"}))

# action: resident with nothing published, resident with everything published, steering, facilitator
TABLE: dict[Action, tuple[bool, bool, bool, bool]] = {
    "fill_in": (True, True, True, True),
    "see_receipt": (True, True, True, True),
    "enter_paper": (False, False, False, True),
    "see_compass": (False, True, True, True),
    "see_matrix": (False, True, True, True),
    "see_matrix_history": (False, False, True, True),
    "see_participation": (False, False, True, True),
    "change_password": (False, False, True, True),
    "state_ambition": (False, False, False, True),
    "edit_records": (False, False, False, True),
    "moderate": (False, False, False, True),
    "read_open_answers": (False, False, False, True),
    "tag_answers": (False, False, False, True),
    "choose_quotes": (False, False, False, True),
    "publish": (False, False, False, True),
    "make_stand": (False, False, False, True),
    "run_rounds": (False, False, False, True),
    "choose_weighting": (False, False, False, True),
    "edit_questionnaires": (False, False, False, True),
    "join_meeting": (True, True, True, True),
    "see_meetings": (False, False, True, True),
    "run_meetings": (False, False, False, True),
    "see_reports": (True, True, True, True),
    "see_programme": (False, False, True, True),
    "edit_programme": (False, False, False, True),
    "choose_measures": (False, False, False, True),
    "see_pact": (False, True, True, True),
    "edit_pact": (False, False, False, True),
    "sign_pact": (False, False, True, True),
    "report_progress": (False, False, False, True),
    "reply": (False, False, False, True),
    "export_raw": (False, False, False, True),
    "manage_accounts": (False, False, False, True),
    "backup": (False, False, False, True),
}


def test_the_table_is_complete() -> None:
    assert set(TABLE) == set(PERMISSIONS) == set(typing.get_args(Action))


@pytest.mark.parametrize("action", TABLE)
def test_who_may_do_what(action: Action) -> None:
    closed, opened, steering, facilitator = TABLE[action]
    expected: dict[Role, tuple[bool, bool]] = {
        "resident": (closed, opened),
        "steering": (steering, steering),
        "facilitator": (facilitator, facilitator),
    }
    for role, allowed in expected.items():
        who = Identity(role=role, account="" if role == "resident" else "samira")
        assert (may(who, action, CLOSED), may(who, action, OPEN)) == allowed
        assert may(who, action, None) == allowed[0]


def test_publishing_one_thing_opens_only_that() -> None:
    compass_only = CLOSED.model_copy(update={"published": frozenset({"kompas"})})
    assert may(Identity(), "see_compass", compass_only)
    assert not may(Identity(), "see_matrix", compass_only)


def test_require_refuses_in_words() -> None:
    require(Identity(), "fill_in")
    with pytest.raises(NotAllowed, match="Meld u aan"):
        require(Identity(), "moderate", OPEN)
