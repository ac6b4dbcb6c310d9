"""A preview that takes long is made in portions, kept in the session of the person who looks."""

import time
from dataclasses import asdict

from django.http import HttpRequest

from courses.models import QuestionVersion

from ..queries.regrades import Preview, preview

# A web server gives up after half a minute; nobody likes to wait for more than a few seconds.
SECONDS = 3.0
# What a long preview found counts for so long; then one looks anew.
FRESH_SECONDS = 900


class Looking:
    """What this person is looking at. A preview that fits into one request is never kept."""

    def __init__(
        self, request: HttpRequest, old: QuestionVersion, new: QuestionVersion | None
    ) -> None:
        self.session, self.old, self.new = request.session, old, new
        self.choice = [old.pk, new.pk if new else None]

    def found(self) -> Preview:
        """A long one that is complete, else as much as fits into one request; keeps nothing."""
        kept = self._kept()
        if kept is not None and kept.is_complete:
            return kept
        return preview(old=self.old, new=self.new, seconds=SECONDS)

    def on(self) -> Preview:
        """The next portion, kept."""
        kept = self._kept()
        if kept is not None and kept.is_complete:
            kept = None
        found = preview(old=self.old, new=self.new, so_far=kept, seconds=SECONDS)
        self.session["regrade_preview"] = {
            "choice": self.choice,
            "at": int(time.time()),
            "found": asdict(found),
        }
        return found

    def forget(self) -> None:
        """After the deed, what was seen before it is no longer so."""
        self.session.pop("regrade_preview", None)

    def _kept(self) -> Preview | None:
        kept = self.session.get("regrade_preview")
        if not kept or kept["choice"] != self.choice or time.time() - kept["at"] > FRESH_SECONDS:
            return None
        return Preview(**kept["found"])
