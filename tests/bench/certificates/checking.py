"""Checks of single certificates: by upload against a bare upload, and how much each one asks."""

from collections.abc import Callable, Iterator
from itertools import cycle

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf
from certificates.verify.codes import check_code
from certificates.verify.uploads import check_upload
from tests.bench import measuring
from tests.bench.client import Crew, Request, Unexpected
from tests.bench.counting import statements
from tests.bench.pairs import Pair
from tests.bench.server import THREADS, serving

BOUNDARY = "bench"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
FORM_HEAD = (
    f"--{BOUNDARY}\r\n"
    'Content-Disposition: form-data; name="file"; filename="x.pdf"\r\n'
    "Content-Type: application/pdf\r\n\r\n"
)


def queries() -> Iterator[tuple[str, int]]:
    """What the engine asks the database, without the counting of requests and the page around."""
    certificate = Certificate.objects.order_by("pk")[0]
    paper, number, code = stored_pdf(certificate), certificate.number, certificate.code
    resigned = paper.replace(b"startxref", b"startxref ", 1)
    for name, good, deed in (
        ("number and code", True, lambda: check_code(number=number, code=code, name="Eva").genuine),
        ("PDF, known", True, lambda: check_upload(paper).genuine),
        ("PDF, changed", False, lambda: check_upload(resigned).genuine),
        ("Open Badge", True, lambda: check_upload(certificate.credential.encode()).genuine),
        ("VC-JWT", True, lambda: check_upload(certificate.token.encode()).genuine),
    ):
        yield name, _asked(deed, good)


def _asked(deed: Callable[[], str], good: bool) -> int:
    with CaptureQueriesContext(connection) as captured:
        if (deed() == "yes") != good:
            raise Unexpected("a check gave another answer")
    return len(captured)


def measure(seconds: float) -> Iterator[measuring.Result]:
    results = [measuring.Result(pair) for pair in pairs()]
    for result in results:
        result.ours.queries = statements(result.pair.ours)
        result.bare.queries = statements(result.pair.bare)
    with serving() as port:
        crew = Crew(port, THREADS)
        for result in results:
            measuring.measure(crew, result, seconds)
            yield result


def pairs() -> list[Pair]:
    papers = [stored_pdf(one) for one in Certificate.objects.order_by("pk")[:20]]
    changed = [paper.replace(b"startxref", b"startxref ", 1) for paper in papers]
    bare = cycle([_upload("bare_upload", paper) for paper in papers])
    ours = "certificates:verify_file"
    return [
        Pair(
            "upload of a known PDF ÷ bare upload in the frame", 2.0,
            cycle([_upload(ours, paper) for paper in papers]), bare,
        ),
        Pair(
            "upload of a changed PDF ÷ bare upload in the frame", None,
            cycle([_upload(ours, paper) for paper in changed]), bare,
        ),
    ]  # fmt: skip


def _upload(view: str, paper: bytes) -> Request:
    body = FORM_HEAD.encode() + paper + f"\r\n--{BOUNDARY}--\r\n".encode()
    return Request(reverse(view), body=body, kind=MULTIPART)
