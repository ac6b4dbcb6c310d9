"""What pages ask for and complain about while somebody uses them."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


class Watch:
    """Collects requests to other origins, console errors and script errors."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.seen = 0
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self.excused: list[re.Pattern[str]] = []
        self.invited: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        context.on("request", self.note_request)
        context.on("console", self.note_console)
        context.on("weberror", self.note_error)

    def excuse(self, pattern: str) -> None:
        """A complaint that the test provokes on purpose."""
        self.excused.append(re.compile(pattern))

    def invite(self, origin: str) -> None:
        """Another origin that the test leads to on purpose."""
        self.invited.append(origin)

    def note_request(self, request: Request) -> None:
        self.seen += 1
        home = request.url.startswith((f"{self.origin}/", *self.invited))
        if urlsplit(request.url).scheme not in {"data", "blob", "about"} and not home:
            self.strangers.append(request.url)

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def note_error(self, error: WebError) -> None:
        self.complaints.append(str(error.error))

    def judge(self) -> None:
        """Fails unless something was asked for, all of it from us, and nothing went wrong."""
        assert self.seen
        assert self.strangers == []
        assert [one for one in self.complaints if not self.is_excused(one)] == []

    def is_excused(self, complaint: str) -> bool:
        return any(pattern.search(complaint) for pattern in self.excused)
