"""Time from a server that others trust (RFC 3161), asked over HTTP."""

import urllib.error
import urllib.request
from urllib.parse import urlsplit

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"
SECONDS = 10
MAX_REPLY = 100_000


class TimestampRefused(RuntimeError):
    """The server did not answer, or with something that is no timestamp."""


class HttpTimeStamper(TimeStamper):
    """Asks `url`; pyHanko checks that the answer speaks of our question."""

    def __init__(self, url: str) -> None:
        super().__init__()
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError("a timestamp server has an http or https address")
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        # Nothing else runs in this loop, so waiting without `await` keeps nobody waiting.
        return self.ask(req)

    def ask(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        headers = {"Content-Type": QUERY, "Accept": REPLY}
        request = urllib.request.Request(self.url, req.dump(), headers)  # noqa: S310  checked above
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                kind, body = answer.headers.get_content_type(), answer.read(MAX_REPLY)
        except (OSError, urllib.error.URLError) as error:
            raise TimestampRefused(f"the timestamp server did not answer: {error}") from error
        if kind != REPLY:
            raise TimestampRefused(f"the timestamp server answered with {kind}")
        return tsp.TimeStampResp.load(body)
