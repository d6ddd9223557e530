"""What the page of a running round sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.acts import ACTS
from wijkwijzer.ui.running.bars import BARS

PAGE = Template("""<style>
$acts
.st-key-ww-running-title h1 { font-size: 1.5rem !important; padding: .4rem 0 0 !important; }
.st-key-ww-running-title { margin-bottom: .35rem; }
.ww-finding { max-width: 40em; }
.ww-low-list { margin: 0; padding: 0 0 0 1.2rem !important; line-height: 1.5; max-width: 44em; }
.ww-quiet { color: $quiet; font-size: 1rem; line-height: 1.45; margin: 0; max-width: 44em; }
$bars
.ww-low .ww-bar b { background: $low; }
.ww-low th { font-weight: 600 !important; }
.ww-low th i { font-style: normal; font-weight: 600; color: $low; display: block; }
.ww-key { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; color: $quiet; margin: 0 0 .4rem;
    font-size: .95rem; }
.ww-key span { display: inline-flex; align-items: center; gap: .45rem; }
.ww-key b { width: 1.6rem; height: .85rem; background: $bar; border-radius: 0 2px 2px 0; }
.ww-key s { width: 3px; height: 1.15rem; background: $ink; }
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
.stApp [data-testid="stHeading"] h2 { font-size: 1.15rem; padding: 1.6rem 0 .1rem; }
</style>""").substitute(
    acts=ACTS,
    bars=BARS,
    ink=LIGHT.ink,
    quiet=LIGHT.quiet,
    line=LIGHT.line,
    bar=LIGHT.border,
    low=LIGHT.warning,
)
