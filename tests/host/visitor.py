"""Somebody in front of the foreign site, and what must hold on every page they see."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

CLUB = "Verein Musterstadt"
WAY_OUT = "Seite schnell verlassen"
PATIENCE_MS = 60_000  # the last click also makes the certificate: no queue on this site


class Visitor:
    """A person with a browser of their own. Paths are below /portal/."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        context.set_default_timeout(PATIENCE_MS)
        context.set_default_navigation_timeout(PATIENCE_MS)
        self.site = site
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        context.on("request", self._note_request)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = context.new_page()

    def visit(self, path: str) -> None:
        """Open an address; it must answer, in the frame of the site."""
        answer = self.page.goto(f"{self.site}/portal/{path}")
        assert answer is not None
        assert answer.status == 200
        self.look()

    def follow(self, link: Locator) -> None:
        """Press a link or a button, and look at where it leads."""
        with self.page.expect_navigation():
            link.click()
        self.look()

    def look(self) -> None:
        """The club's frame, our styles, the way out, and no part of the page cut off."""
        page = self.page
        expect(page.locator("header.club-header .club-name")).to_have_text(CLUB)
        expect(page).to_have_title(re.compile(rf"\S+ – {CLUB}$"))
        assert page.locator("main .ks").count() == 1, page.url
        way_out = page.locator(".ks a.exit-button[data-exit]")
        expect(way_out).to_have_count(1)
        expect(way_out).to_have_text(WAY_OUT)
        expect(way_out).to_be_in_viewport()
        expect(page.locator(".exit-bar")).to_have_css("position", "sticky")  # courses/css/exit.css
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), page.url
        self._photograph()

    def satisfied(self) -> None:
        """Nothing was asked of other sites, nothing broke, and no policy was offended."""
        assert not self.strangers, self.strangers
        assert not self.complaints, self.complaints

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:")):
            self.strangers.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def _photograph(self) -> None:
        if folder := os.environ.get("SHOTS"):
            name = urlsplit(self.page.url).path.strip("/").replace("/", "-")
            self.page.screenshot(path=Path(folder) / f"host-{name}.png")
