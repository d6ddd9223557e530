"""What the page of the open answers sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.acts import ACTS

PAGE = Template("""<style>
$acts
.st-key-ww-open-title h1 { font-size: 1.5rem !important; padding: .4rem 0 0 !important; }
.st-key-ww-open-title { margin-bottom: .35rem; }
.st-key-ww-filters { gap: .5rem .75rem; flex-wrap: wrap; }
.ww-quiet { color: $quiet; font-size: 1rem; line-height: 1.45; margin: 0; max-width: 46em; }
.ww-outcome { margin: .2rem 0 0; color: $quiet; line-height: 1.45; }
.ww-outcome b { color: $ink; }
[data-testid="stHtml"] .ww-said { margin: 0; font-size: 1.05rem; line-height: 1.45; color: $ink;
    max-width: 44em; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.ww-large .ww-said { font-size: 1.55rem !important; line-height: 1.4 !important; max-width: 34em; }
.ww-said mark { background: $found; color: inherit; padding: 0 .1em; border-radius: 2px; }
[data-testid="stHtml"] .ww-about { margin: .2rem 0 0; color: $quiet; font-size: .92rem;
    line-height: 1.4; }
.ww-about img { display: inline; vertical-align: -.3em; margin-right: .5rem; }
.ww-about b { font-weight: 600; }
.ww-about i { font-style: normal; font-weight: 600; color: $task_ink; margin-left: .4rem; }
.ww-about span::before { content: " · "; }
[data-testid="stHtml"] .ww-hint { border-left: 4px solid $gold; padding: .1rem 0 .1rem .7rem;
    margin: .35rem 0; font-weight: 600; }
.ww-hint span { font-weight: 400; unicode-bidi: isolate; overflow-wrap: anywhere; }
[class*="st-key-ww-row-"] { border-top: 1px solid $line; padding: .7rem 0 .6rem;
    flex-wrap: nowrap; gap: .8rem; }
[class*="st-key-ww-row-"] [data-testid="stElementContainer"]:has(.ww-said) { flex: 1 1 auto;
    min-width: 0; }
[class*="st-key-ww-row-"] [data-testid="stFormSubmitButton"] p { color: $task_ink;
    text-decoration: underline; text-underline-offset: .2em; }
.st-key-ww-together { border-top: 1px solid $line; padding: .7rem 0 .9rem; background: $paper; }
[data-testid="stLayoutWrapper"]:has(> .st-key-ww-together) { position: sticky; bottom: 0;
    z-index: 5; background: $paper; }
.ww-count { margin: 0; color: $quiet; }
.ww-count b { color: $ink; margin-right: .6rem; }
.st-key-ww-card { min-height: 9.5rem; border-top: 1px solid $line; padding-top: .8rem;
    gap: .3rem; }
.ww-suggested { margin: .4rem 0 0; line-height: 1.45; }
.st-key-ww-keys, [class*="st-key-ww-keys-"] { gap: .5rem; }
.st-key-ww-keys button { min-height: 44px; }
.st-key-ww-tag-acts { gap: .75rem; margin-top: .4rem; }
.st-key-ww-tag-acts button { min-height: 52px; }
[class*="st-key-ww-word-"] { gap: .8rem; flex-wrap: nowrap; border-bottom: 1px solid $line; }
[class*="st-key-ww-word-"] button { justify-content: flex-start; min-height: 40px; padding: 0; }
[class*="st-key-ww-word-"] button > * { justify-content: flex-start; width: 100%; }
[class*="st-key-ww-word-"] button p { font-size: 1.05rem; color: $task_ink;
    text-decoration: underline; text-underline-offset: .2em; }
[class*="st-key-ww-word-"] [data-testid="stElementContainer"]:has(.ww-word) { flex: 1 1 auto; }
.ww-word { display: flex; align-items: center; gap: .6rem; font-variant-numeric: tabular-nums;
    padding-right: 3rem; }
.ww-word b { display: block; height: 1.15rem; background: $bar; border-radius: 0 2px 2px 0;
    min-width: 2px; }
.ww-word span { margin-right: -3rem; width: 2.4rem; }
[class*="st-key-ww-quote-"], [class*="st-key-ww-candidate-"] { border-top: 1px solid $line;
    padding: .8rem 0 .5rem; }
[class*="st-key-ww-candidate-"] { flex-wrap: nowrap; gap: 1rem; }
[class*="st-key-ww-candidate-"] [data-testid="stElementContainer"]:has(.ww-said) {
    flex: 1 1 auto; min-width: 0; }
.stApp [data-testid="stHeading"] h3 { padding: .4rem 0 0; }
</style>""").substitute(
    acts=ACTS,
    ink=LIGHT.ink,
    quiet=LIGHT.quiet,
    line=LIGHT.line,
    paper=LIGHT.paper,
    task_ink=LIGHT.task_ink,
    bar=LIGHT.need,
    gold=LIGHT.winds["noord"].mark,
    found=LIGHT.winds["noord"].soft,
)
