"""What the management page sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import LIGHT

PAGE = Template("""<style>
.st-key-ww-management-title h1 { font-size: 1.5rem !important; padding: .4rem 0 0 !important; }
.st-key-ww-management-title { margin-bottom: .35rem; }
.st-key-ww-accounts { max-width: 52rem; }
.ww-qr { margin: 0; }
.ww-qr img { width: 240px; max-width: 100%; height: auto; display: block; }
.ww-qr figcaption { margin-top: .4rem; line-height: 1.4; color: $quiet; }
.ww-qr figcaption b { display: block; color: $ink; font-size: 1.1rem; }
.ww-qr-large { display: flex; justify-content: center; }
.ww-qr-large img { width: min(62vh, 100%); }
.ww-qr-address { text-align: center; font-size: 2.4rem; font-weight: 600; margin: .5rem 0 0;
    overflow-wrap: anywhere; }
.ww-plain { list-style: none; padding: 0 !important; margin: .3rem 0 0; line-height: 1.7;
    color: $quiet; }
.ww-plain li { margin: 0 !important; }
.ww-plain b { color: $ink; margin-right: .4rem; }
.ww-account { margin: 0; line-height: 1.35; }
.ww-account span { display: block; color: $quiet; }
.st-key-ww-accounts [class*="st-key-ww-row-"] { border-bottom: 1px solid $line;
    padding: .55rem 0; }
.st-key-ww-question, .st-key-ww-password, .st-key-ww-fault { border-left: 4px solid $need_ink;
    padding: .3rem 0 .3rem .9rem; max-width: 44rem; }
.st-key-ww-password { border-color: $positive; }
.st-key-ww-question [data-testid="stText"], .st-key-ww-password [data-testid="stText"],
.st-key-ww-fault [data-testid="stText"], [data-testid="stMain"] [data-testid="stText"] {
    font-family: inherit; font-size: 1rem; line-height: 1.5; max-width: 42em;
    white-space: pre-wrap; overflow-wrap: anywhere; }
.ww-strong { font-weight: 600; margin: 0; }
[data-testid="stHtml"] table.ww-log { width: 100%; border-collapse: collapse; line-height: 1.4; }
.ww-log th { text-align: left; font-weight: 600; color: $quiet; }
.ww-log th, .ww-log td { padding: .45rem 1rem .45rem 0 !important; border: 0 !important;
    border-bottom: 1px solid $line !important; vertical-align: top; }
.ww-log td:nth-child(-n+2) { white-space: nowrap; color: $quiet; }
.ww-log td:last-child { overflow-wrap: anywhere; }
</style>""").substitute(
    ink=LIGHT.ink,
    quiet=LIGHT.quiet,
    line=LIGHT.line,
    need_ink=LIGHT.need_ink,
    positive=LIGHT.positive,
)
