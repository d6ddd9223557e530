"""The pages on which wijkplan and wijkposter are made."""

from wijkwijzer.ui.plan.book import plan_page
from wijkwijzer.ui.plan.poster import poster_page

__all__ = ["plan_page", "poster_page"]
