"""What the page sets beside the styles of every page: large, calm, read from either side."""

from string import Template

from wijkwijzer.look.palette import palette

_PAGE = Template("""<style>
.st-key-ww-feedback-bar { gap: 0.6rem 1rem; flex-wrap: wrap; }
.ww-feedback { max-width: 44rem; }
[data-testid="stHtml"] .ww-feedback h2 { font-size: 1.7rem; margin: 0; padding: 0.4rem 0 0; }
[data-testid="stHtml"] .ww-feedback h3 { font-size: 1.15rem; margin: 0;
    padding: 0 0 0.5rem !important; display: flex; gap: 0.5rem; align-items: baseline; }
.ww-feedback h3 span { color: $quiet; font-weight: 400; }
.ww-feedback section { border-top: 2px solid $line; margin-top: 1.4rem; padding-top: 0.9rem; }
.ww-feedback .ww-heard { border-color: $need; }
.ww-feedback .ww-doing { border-color: $task; }
.ww-heard h3 { color: $need_ink; }
.ww-doing h3 { color: $task_ink; }
[data-testid="stHtml"] .ww-feedback ul { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-feedback li { margin: 0 0 0.7rem; padding-block: 0.05rem;
    padding-inline-start: 0.9rem; border-inline-start: 3px solid $need_soft; font-size: 1.1rem;
    line-height: 1.45; overflow-wrap: anywhere; }
.ww-feedback summary { min-height: 44px; display: flex; align-items: center; cursor: pointer;
    color: $task_ink; font-weight: 600; }
.ww-feedback summary::before { content: "+"; width: 1.2rem; }
.ww-feedback details[open] > summary::before { content: "−"; }
.ww-feedback article { padding: 0 0 1rem; line-height: 1.5; overflow-wrap: anywhere; }
[data-testid="stHtml"] .ww-feedback article p { margin: 0; max-width: 40em; }
.ww-feedback article b { display: block; font-size: 1.05rem; }
.ww-feedback :is(li, article b) a { color: inherit; text-decoration: 1px underline;
    text-decoration-color: $border; text-underline-offset: .25em; display: inline-block;
    padding: .3rem 0; min-height: 44px; }
.ww-feedback :is(li, article b) a:hover { color: $need_ink; }
[data-testid="stHtml"] .ww-feedback .ww-written p { margin: 0; font-size: 1rem; }
.ww-feedback small { color: $quiet; font-size: 0.95rem; }
.ww-feedback .ww-agreed { padding-inline-start: 0.9rem; margin-bottom: 0.9rem;
    padding-bottom: 0; border-inline-start: 3px solid $task_soft; }
.ww-feedback .ww-none, .ww-feedback .ww-late { margin: 0 0 0.6rem; color: $quiet; }
[data-testid="stHtml"] .ww-feedback .ww-late { color: $ink; font-weight: 600; }
</style>""")


def page_style() -> str:
    """Return the styles."""
    now = palette()
    return _PAGE.substitute(
        ink=now.ink,
        quiet=now.quiet,
        line=now.line,
        border=now.border,
        need=now.need,
        need_ink=now.need_ink,
        need_soft=now.need_soft,
        task=now.task,
        task_ink=now.task_ink,
        task_soft=now.task_soft,
    )
