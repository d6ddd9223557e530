"""What the moderation page sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import LIGHT

PAGE = Template("""<style>
.st-key-ww-moderation-title h1 { font-size: 1.5rem !important; padding: .4rem 0 0 !important; }
.st-key-ww-moderation-title { margin-bottom: .35rem; }
.st-key-ww-moderation-bar { gap: .75rem 1rem; }
.ww-count { margin: 0; text-align: right; color: $quiet; }
.ww-count b { color: $ink; font-size: 1.15rem; }
.ww-subject { display: flex; align-items: center; gap: .8rem; color: $ink; }
.ww-subject img { flex: none; }
.ww-subject b { display: block; font-size: 1.15rem; line-height: 1.3; }
.ww-subject span span { color: $quiet; }
.ww-small { gap: .45rem; font-size: .92rem; color: $quiet; }
.ww-small b { display: inline; font-size: inherit; font-weight: 600; }
.ww-small b::after { content: " · "; }
.st-key-ww-card { min-height: 19rem; border-top: 1px solid $line; padding-top: 1.1rem; }
[class*="st-key-ww-line-"] [data-testid="stText"], .st-key-ww-remark [data-testid="stText"],
[class*="st-key-ww-hint-"] [data-testid="stText"] { font-family: inherit;
    white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.st-key-ww-remark { min-height: 8.5rem; justify-content: center; }
.st-key-ww-remark [data-testid="stText"] { font-size: 1.55rem; line-height: 1.4; max-width: 34em;
    color: $ink; }
[class*="st-key-ww-line-"] { min-width: 0; gap: .15rem; }
[class*="st-key-ww-line-"] [data-testid="stText"] { font-size: 1.05rem; line-height: 1.45;
    color: $ink; }
[class*="st-key-ww-row-"] { border-top: 1px solid $line; padding: .7rem 0 .6rem;
    flex-wrap: nowrap; gap: .8rem; }
[class*="st-key-ww-hint-"] { border-left: 4px solid $gold; padding: .1rem 0 .1rem .7rem; gap: 0;
    margin: .35rem 0; }
.ww-hint { margin: 0; font-weight: 600; }
[class*="st-key-ww-hint-"] [data-testid="stText"] { font-size: 1rem !important; }
[data-testid="stHtml"] .ww-beside { border-left: 4px solid $gold; padding: .1rem 0 .1rem .7rem;
    margin: .35rem 0; }
.ww-beside span { font-weight: 400; unicode-bidi: isolate; overflow-wrap: anywhere; }
[data-testid="stHtml"] .ww-said { margin: 0; font-size: 1.05rem; line-height: 1.45; color: $ink;
    max-width: 44em; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
[class*="st-key-ww-row-"] [data-testid="stElementContainer"]:has(.ww-said) { flex: 1 1 auto;
    min-width: 0; }
.ww-origin { color: $quiet; margin: .2rem 0 0; }
.ww-sketch { margin: 0; color: $quiet; }
.ww-sketch img { max-width: 100%; height: auto; }
.ww-why { font-weight: 600; margin: 0; }
.st-key-ww-verdict { gap: .75rem; align-items: center; }
.st-key-ww-verdict button { min-height: 52px; }
.st-key-ww-reasons button { min-height: 44px; }
.ww-decided { display: grid; gap: .1rem; line-height: 1.35; font-size: .95rem; color: $quiet;
    padding-left: .6rem; border-left: 4px solid $line; }
.ww-decided b { color: $ink; }
.ww-refused { border-left-color: $need; }
.ww-decided q { quotes: "“" "”"; color: $ink; }
.st-key-ww-together { border-top: 1px solid $line; padding: .7rem 0 .9rem; background: $paper; }
[data-testid="stLayoutWrapper"]:has(> .st-key-ww-together) { position: sticky; bottom: 0;
    z-index: 5; background: $paper; }
.st-key-ww-many { gap: 0; }
@media (min-width: 760px) { [data-testid="stColumn"]:has(> * .st-key-ww-reply) {
    position: sticky; top: 1rem; align-self: flex-start; } }
</style>""").substitute(
    ink=LIGHT.ink,
    quiet=LIGHT.quiet,
    line=LIGHT.line,
    need=LIGHT.need,
    gold=LIGHT.winds["noord"].mark,
    paper=LIGHT.paper,
)
