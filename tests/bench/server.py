"""The server under measurement: gunicorn as the ready-made site starts it, one process."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORTS = range(20_000, 32_000)
THREADS = 4
PATIENCE = 60


@contextmanager
def serving(environment: dict[str, str] | None = None) -> Iterator[int]:
    """The port of a server that answers; it is stopped at the end."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "lms.site.wsgi", "--bind", f"127.0.0.1:{port}",
        "--worker-class", "gthread", "--threads", str(THREADS), "--keep-alive", "60",
        "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(server, port)
        yield port
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def free_port() -> int:
    """Below the range from which outgoing connections take theirs."""
    start = os.getpid() % len(PORTS)
    for port in (*PORTS[start:], *PORTS[:start]):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("No port is free.")


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"The server stopped with code {server.returncode}.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server does not answer.")
