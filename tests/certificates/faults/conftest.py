"""Workers that one can stop in the middle and kill."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


class Worker:
    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.certificates.faults.worker"],
            cwd=ROOT,
            env=os.environ | environment | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_there(self) -> None:
        """Until it has come to its place."""
        for line in self._process.stdout:
            if line == "HERE\n":
                return
        raise AssertionError(f"ended with {self._process.wait()} before it got there")

    def go_on(self) -> None:
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def told(self) -> str:
        """What it says to its end, which must be a good one."""
        text = self._process.communicate(timeout=120)[0]
        assert self._process.returncode == 0, text
        return text

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()


@pytest.fixture
def worker(tmp_path: Path, fonts: Path) -> Iterator[Callable[[str], Worker]]:
    """Starts one that issues what is missing and stops at the place named."""
    started: list[Worker] = []

    def start(place: str) -> Worker:
        environment = {
            "DJANGO_SETTINGS_MODULE": "tests.certificates.faults.settings",
            "FAULT_DATABASE": str(connection.settings_dict["NAME"]),
            "FAULT_FILES": str(tmp_path / "certificates"),
            "FAULT_FONTS": str(fonts),
            "FAULT_AT": place,
        }
        started.append(Worker(environment))
        return started[-1]

    yield start
    for each in started:
        each.kill()
