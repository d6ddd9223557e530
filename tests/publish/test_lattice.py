"""All published figures in one table: what an audience may see, and no more."""

from collections.abc import Callable

import pytest

from tests.conftest import NOW
from wijkwijzer.access.records import Identity
from wijkwijzer.intake import survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.lattice import lattice
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.wijkkompas.results import View

Send = Callable[..., survey.Sent]


@pytest.mark.parametrize("audience", ["public", "steering", "facilitator"])
def test_it_holds_every_view_as_the_audience_may_see_it(
    store: Store,
    wijk: Wijk,
    round_: Round,
    send: Send,
    facilitator: Identity,
    audience: Audience,
) -> None:
    for n in range(40):
        send({"urgentie:wonen": n % 5 + 1, "buurt": f"b{n % 2}", "leeftijd": "65+"})
    new_stand(store, wijk.id, round_.id, identity=facilitator, now=NOW)
    book = open_book(store, wijk.id, audience, now=NOW)
    assert book is not None
    table = lattice(book).content
    # 4 buurten, not said and the whole wijk; everybody, 6 ages, 6 households, 4 tenures; 14 themes.
    assert len(table) == 6 * 17 * 14
    wonen = table[table["theme"] == "wonen"]
    everybody = wonen[(wonen["buurt"] == "") & (wonen["variable"] == "")].iloc[0]
    assert (everybody["need"], everybody["n"]) == (50, 40)
    assert (everybody["standard_error"] is None) == (audience == "public")
    for row in wonen.itertuples():
        view = View(row.buurt or None, row.variable or None, row.category or None)
        shown = next(r for r in book.compass(view).content.themes if r.theme == "wonen")
        assert (row.need, row.n, row.field) == (shown.need, shown.n, shown.field)
    empty = wonen[(wonen["buurt"] == "b3") & (wonen["variable"] == "")].iloc[0]
    assert empty["need"] is None
    assert empty["reason"]
