"""What a screen must hold for everybody: axe-core finds nothing, every target suits a finger."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SMALLEST = 44
"""Pixels, both ways."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_TARGETS = """() => {
  const wanted = 'a, button, input, select, textarea, summary, [role=button], [role=radio], '
    + '[role=checkbox], [role=tab], [role=application], [role=combobox]';
  const found = [];
  const visit = (root) => {
    for (const e of root.querySelectorAll('*')) {
      if (e.shadowRoot) visit(e.shadowRoot);
      if (!e.matches(wanted)) continue;
      const label = e.closest('label');
      if (label && e !== label && label.querySelector('input') && !e.matches('input')) continue;
      const isChoice = e.matches('input[type=radio], input[type=checkbox], input[type=file]');
      const target = isChoice && label ? label : e;
      const box = target.getBoundingClientRect();
      // A link to skip to the content is there for the keyboard only.
      const isThere = e.checkVisibility({ visibilityProperty: true });
      if (!isThere || box.width < 2 || box.height < 2) continue;
      if (e.closest('[data-testid=stSkipToContent], [aria-hidden=true], [inert]')) continue;
      const style = getComputedStyle(e);
      const isInline = e.matches('a') && style.display === 'inline'
        && e.parentElement.textContent.trim() !== e.textContent.trim();
      if (isInline) continue;
      found.push([box.width, box.height, target.outerHTML.slice(0, 160)]);
    }
  };
  visit(document);
  return found;
}"""

_SETTLED = """() => {
  const roots = [document];
  for (let i = 0; i < roots.length; i += 1)
    roots[i].querySelectorAll('*').forEach((e) => e.shadowRoot && roots.push(e.shadowRoot));
  return roots.flatMap((root) => root.getAnimations()).every((a) => a.playState !== 'running'
    || a.effect.getComputedTiming().iterations === Infinity);
}"""


def targets(page: Page) -> list[tuple[float, float, str]]:
    """Return width, height and beginning of everything that can be tapped on the screen."""
    return [(width, height, html) for width, height, html in page.evaluate(_TARGETS)]


def too_small(page: Page) -> list[tuple[float, float, str]]:
    """Return the targets that are too small for a finger."""
    return [each for each in targets(page) if min(each[:2]) < SMALLEST - 0.01]


def settle(page: Page) -> None:
    """Wait until nothing moves: a colour half-way to another is not what anybody reads."""
    page.wait_for_function(_SETTLED)


def axe(page: Page) -> dict[str, Any]:
    """Return what axe-core finds on the page, outside what a frame of another holds."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(_script())
    settle(page)
    found: dict[str, Any] = page.evaluate(
        "(values) => axe.run({exclude: ['iframe']}, "
        "{runOnly: {type: 'tag', values}, resultTypes: ['violations']})",
        RULES,
    )
    return found


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return each rule that the page breaks, and where."""
    found = axe(page)["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def _script() -> str:
    spec = find_spec("axe_core_python")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name("axe.min.js").read_text("utf-8")
