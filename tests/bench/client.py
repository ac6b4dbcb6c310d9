"""A small HTTP client: some threads, each with one connection that is kept open."""

import http.client
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

TIMEOUT = 30


@dataclass(frozen=True)
class Request:
    """What a browser would send; a body makes it a POST. Any status but `status` is an error."""

    path: str
    status: int = 200
    cookie: str = ""
    body: str | bytes = ""
    kind: str = "application/x-www-form-urlencoded"

    @property
    def method(self) -> str:
        return "POST" if self.body else "GET"

    @property
    def headers(self) -> dict[str, str]:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if self.body:
            headers["Content-Type"] = self.kind
        return headers


@dataclass
class Round:
    """What one side did in one round: seconds for each answer, and for all of them."""

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds


class Unexpected(Exception):
    """The server answered something else; measuring on would compare error pages."""


@dataclass
class Crew:
    """Threads that send requests from one supply until time or supply runs out."""

    port: int
    threads: int

    def run(self, supply: Iterator[Request], seconds: float) -> Round:
        done, lock, errors = Round(), threading.Lock(), []
        begin = time.perf_counter()

        def work() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
            try:
                while not errors and time.perf_counter() - begin < seconds:
                    with lock:
                        request = next(supply, None)
                    if request is None:
                        break
                    done.latencies.append(send(connection, request))
            except (OSError, http.client.HTTPException, Unexpected) as error:
                errors.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=work) for _ in range(self.threads)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        done.seconds = time.perf_counter() - begin
        if errors:
            raise errors[0]
        return done


def send(connection: http.client.HTTPConnection, request: Request) -> float:
    """Seconds until the answer was read."""
    begin = time.perf_counter()
    connection.request(request.method, request.path, request.body or None, request.headers)
    response = connection.getresponse()
    response.read()
    took = time.perf_counter() - begin
    if response.status != request.status:
        raise Unexpected(f"{request.method} {request.path}: {response.status}")
    return took
