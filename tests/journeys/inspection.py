"""A page under the eyes of axe-core, at the width of a phone and of a desk."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

WIDTHS = {390: 844, 1280: 900}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "([place, tags]) => axe.run(place, {runOnly: tags, resultTypes: ['violations']})"


@cache
def axe_source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, *, within: str = "html") -> list[str]:
    """What breaks WCAG 2.2 A or AA, a line a place; the widths at which it does stand in front."""
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        # Evaluated by the browser's debugger, so the page's own script policy stays in force.
        page.evaluate(axe_source())
        for rule in page.evaluate(RUN, [within, RULES])["violations"]:
            found += [f"{width} px: {rule['id']}: {node['html']}" for node in rule["nodes"]]
    return found


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
