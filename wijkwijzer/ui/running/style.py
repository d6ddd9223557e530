"""What the page of a running round sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.acts import ACTS

PAGE = Template("""<style>
$acts
.st-key-ww-running-title h1 { font-size: 1.5rem !important; padding: .4rem 0 0 !important; }
.st-key-ww-running-title { margin-bottom: .35rem; }
.ww-finding { max-width: 40em; }
.ww-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
.ww-low-list { margin: 0; padding: 0 0 0 1.2rem !important; line-height: 1.5; max-width: 44em; }
.ww-quiet { color: $quiet; font-size: 1rem; line-height: 1.45; margin: 0; max-width: 44em; }
[data-testid="stHtml"] table.ww-bars { width: 100%; border-collapse: collapse;
    line-height: 1.3; font-variant-numeric: tabular-nums; }
.ww-bars th, .ww-bars td { border: 0 !important; padding: .38rem .9rem .38rem 0 !important;
    text-align: left; vertical-align: middle; }
.ww-bars thead th { font-weight: 400; color: $quiet; font-size: .95rem; line-height: 1.2;
    border-bottom: 1px solid $line !important; vertical-align: bottom; }
.ww-bars tbody th { font-weight: 400; width: 14.5rem; }
.ww-bars .ww-n { text-align: right; white-space: nowrap; width: 1%; }
.ww-bars thead .ww-n { white-space: normal; min-width: 5.2em; }
.ww-bars .ww-bar { min-width: 7rem; }
.ww-bar div { position: relative; height: 1.15rem; }
.ww-bar b { position: absolute; inset: .12rem auto .12rem 0; background: $bar;
    border-radius: 0 2px 2px 0; min-width: 2px; }
.ww-bar s { position: absolute; inset: -.12rem auto; width: 3px; margin-left: -1px;
    background: $ink; }
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
    ink=LIGHT.ink,
    quiet=LIGHT.quiet,
    line=LIGHT.line,
    bar=LIGHT.border,
    low=LIGHT.warning,
)
