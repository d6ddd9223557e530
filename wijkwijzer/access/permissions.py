"""Who may do what: one table of pure predicates, asked by every page and every intake."""

from collections.abc import Callable, Mapping
from typing import Literal

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk

Action = Literal[
    "fill_in",
    "see_receipt",
    "enter_paper",
    "see_compass",
    "see_matrix",
    "see_matrix_history",
    "see_participation",
    "change_password",
    "state_ambition",
    "edit_records",
    "moderate",
    "read_open_answers",
    "tag_answers",
    "choose_quotes",
    "publish",
    "make_stand",
    "run_rounds",
    "choose_weighting",
    "edit_questionnaires",
    "join_meeting",
    "see_meetings",
    "run_meetings",
    "see_reports",
    "see_programme",
    "edit_programme",
    "choose_measures",
    "see_pact",
    "edit_pact",
    "sign_pact",
    "report_progress",
    "reply",
    "export_raw",
    "manage_accounts",
    "backup",
]

Predicate = Callable[[Identity, Wijk | None], bool]


def _anyone(_identity: Identity, _wijk: Wijk | None) -> bool:
    return True


def _signed_in(identity: Identity, _wijk: Wijk | None) -> bool:
    return identity.role in {"steering", "facilitator"}


def _facilitator(identity: Identity, _wijk: Wijk | None) -> bool:
    return identity.role == "facilitator"


def _when_published(what: Literal["kompas", "ambities", "afspraken"]) -> Predicate:
    def allowed(identity: Identity, wijk: Wijk | None) -> bool:
        return _signed_in(identity, wijk) or (wijk is not None and what in wijk.published)

    return allowed


PERMISSIONS: Mapping[Action, Predicate] = {
    "fill_in": _anyone,
    "see_receipt": _anyone,
    "enter_paper": _facilitator,
    "see_compass": _when_published("kompas"),
    "see_matrix": _when_published("ambities"),
    "see_matrix_history": _signed_in,
    "see_participation": _signed_in,
    "change_password": _signed_in,
    "state_ambition": _facilitator,
    "edit_records": _facilitator,
    "moderate": _facilitator,
    "read_open_answers": _facilitator,
    "tag_answers": _facilitator,
    "choose_quotes": _facilitator,
    "publish": _facilitator,
    "make_stand": _facilitator,
    "run_rounds": _facilitator,
    "choose_weighting": _facilitator,
    "edit_questionnaires": _facilitator,
    "join_meeting": _anyone,
    "see_meetings": _signed_in,
    "run_meetings": _facilitator,
    "see_reports": _anyone,
    "see_programme": _signed_in,
    "edit_programme": _facilitator,
    "choose_measures": _facilitator,
    "see_pact": _when_published("afspraken"),
    "edit_pact": _facilitator,
    "sign_pact": _signed_in,
    "report_progress": _facilitator,
    "reply": _facilitator,
    "export_raw": _facilitator,
    "manage_accounts": _facilitator,
    "backup": _facilitator,
}


def may(identity: Identity, action: Action, wijk: Wijk | None = None) -> bool:
    """Return whether `identity` may do `action` in this wijk."""
    return PERMISSIONS[action](identity, wijk)


def require(identity: Identity, action: Action, wijk: Wijk | None = None) -> None:
    """Refuse who may not do this.

    Raises
    ------
    NotAllowed
        `identity` may not do `action` here.
    """
    if not may(identity, action, wijk):
        raise NotAllowed(_("U mag dit niet doen of zien. Meld u aan met een account dat dit mag."))
