"""The wheel, a Python of its own that has it installed, and a foreign site that runs on it."""

import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .project import Project

ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
PORTS = range(20_000, 32_000)  # below those that outgoing connections are given
START_SECONDS = 60


def run(*command: str | Path, **options: object) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **options)
    assert done.returncode == 0, f"{done.args}\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would be published."""
    target = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", target, ROOT)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("python")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    constraints = ["--constraint", CONSTRAINTS] if CONSTRAINTS.exists() else []
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-warn-script-location", *constraints, wheel)
    return python


@pytest.fixture(scope="session")
def project(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The club's site, copied to where no import can reach the repository."""
    folder = tmp_path_factory.mktemp("club") / "site"
    shutil.copytree(Path(__file__).parent / "site", folder)
    return Project(folder=folder, python=installed)


@pytest.fixture(scope="session")
def filled(project: Project) -> Project:
    """With tables, keys and the shipped course."""
    project.must("migrate", "--verbosity", "0")
    project.must("certificates_keys", "create")
    project.must("load_starter")
    return project


@pytest.fixture(scope="session")
def address(filled: Project) -> Iterator[str]:
    """Address of the running site."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [filled.python, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    log = filled.folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command,
            cwd=filled.folder,
            env=filled.environment(BASE_URL=url),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(server, port, log)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    for port in random.sample(PORTS, 50):
        if not is_open(port):
            return port
    raise RuntimeError(f"No free port in {PORTS}")


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_open(port):
        assert server.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
