"""How many SQL statements a request sends; transaction control counts too."""

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .client import Request, Unexpected

COUNTED = 3  # requests taken from the supply


def statements(supply: Iterator[Request]) -> int:
    """Of one request in this process, after some that filled the caches."""
    client = Client(enforce_csrf_checks=True)
    for _ in range(COUNTED - 1):
        answer(client, next(supply))
    with CaptureQueriesContext(connection) as captured:
        answer(client, next(supply))
    return len(captured)


def answer(client: Client, request: Request) -> None:
    response = client.generic(
        request.method,
        request.path,
        request.body,
        content_type=request.kind,
        headers={"host": "127.0.0.1", "cookie": request.cookie},
    )
    if response.status_code != request.status:
        raise Unexpected(f"{request.method} {request.path}: {response.status_code}")
