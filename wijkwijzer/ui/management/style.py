"""What the management page sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.acts import ACTS

PAGE = Template("""<style>
$acts.st-key-ww-management-title h1 { font-size: 1.5rem !important; padding: .4rem 0 0 !important; }
.st-key-ww-management-title { margin-bottom: .35rem; }
.st-key-ww-accounts, .st-key-ww-languages-on { max-width: 52rem; }
.st-key-ww-languages-on .ww-account { max-width: 28rem; }
.st-key-ww-languages-on .ww-account bdi { color: $quiet; }
.st-key-ww-languages-on [data-testid="stElementContainer"]:has(.ww-account) { flex: 1 1 20rem; }
.ww-account { margin: 0; line-height: 1.35; }
.ww-account span { display: block; color: $quiet; }
:is(.st-key-ww-accounts, .st-key-ww-languages-on) [class*="st-key-ww-row-"] {
    border-bottom: 1px solid $line; padding: .55rem 0; }
[data-testid="stHtml"] table.ww-log { width: 100%; border-collapse: collapse; line-height: 1.4; }
.ww-log th { text-align: left; font-weight: 600; color: $quiet; }
.ww-log th, .ww-log td { padding: .45rem 1rem .45rem 0 !important; border: 0 !important;
    border-bottom: 1px solid $line !important; vertical-align: top; }
.ww-log td:nth-child(-n+2) { white-space: nowrap; color: $quiet; }
.ww-log td:last-child { overflow-wrap: anywhere; }
</style>""").substitute(
    acts=ACTS,
    quiet=LIGHT.quiet,
    line=LIGHT.line,
)
