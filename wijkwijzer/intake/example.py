"""The invented demo neighbourhood goes in by the same checks as anything else."""

import datetime as dt
from collections.abc import Mapping, Sequence

from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import round_context, timestamp
from wijkwijzer.survey.answers import check_changes
from wijkwijzer.survey.records import Contribution, Response, Round, Weighting


def store_example(  # noqa: PLR0913 - everything a wijk holds
    store: Store,
    *,
    wijk: Wijk,
    buurten: Sequence[Buurt],
    population: Sequence[Population],
    parties: Sequence[Party],
    tasks: Sequence[Task],
    ambitions: Sequence[Ambition],
    round_: Round,
    weighting: Weighting,
    responses: Sequence[Response],
    contributions: Sequence[Contribution],
    quotes: Mapping[str, Sequence[str]],
    now: dt.datetime,
) -> Wijk:
    """Store an example wijk with everything in it, in one transaction.

    Raises
    ------
    InvalidInput
        The wijk is there already, or an answer does not fit the questionnaire.
    """
    by, at = _("voorbeeld"), timestamp(now)
    with store.write() as writer:
        if writer.find(Wijk, wijk.id):
            raise InvalidInput(_("De voorbeeldwijk is er al."))
        stored = writer.put(wijk, by=by, at=at)
        for records in (buurten, population, parties, tasks, ambitions, (round_, weighting)):
            writer.put_many(list(records), by=by, at=at)
        _add_responses(writer, round_, responses)
        for contribution in contributions:
            writer.add_contribution(contribution)
            if contribution.state != "waiting":
                writer.add_verdict(
                    contribution, contribution.state, contribution.reason, by=by, at=at
                )
        for theme, ids in quotes.items():
            writer.set_quotes(wijk.id, round_.id, theme, ids, by=by, at=at)
    return stored


def _add_responses(writer: Writer, round_: Round, responses: Sequence[Response]) -> None:
    context = round_context(writer, round_.wijk_id, round_.id)
    for response in responses:
        checked = check_changes(
            context.questionnaire, context.theme_ids, context.buurt_ids, response.answers
        )
        answers = {key: value for key, value in checked.items() if value is not None}
        writer.add_response(response.model_copy(update={"answers": answers}))
