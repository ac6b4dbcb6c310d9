"""The benchmark runs and prints its ratios; how large they are is nobody's business here."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


TINY = ["--papers", "20", "--many", "20", "--rows", "20", "--seconds", "0.5"]


def test_a_tiny_run_prints_every_ratio(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.certificates", *TINY],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pipe, database = done.stdout.split("SQLite")
    ratios = re.findall(r"(\d+\.\d\d)×", pipe)
    assert len(ratios) == 2
    assert all(float(ratio) > 0 for ratio in ratios)
    assert re.search(r"\d+ MB early, \d+ MB late", pipe)
    check_database(database)


def check_database(printed: str) -> None:
    assert re.findall(r"memory after +(\d+):", printed) == ["2", "5", "10", "20"]
    asked = re.findall(r"^(.+?) +(\d+) +≤ 5$", printed, re.M)
    assert [name for name, _count in asked] == [
        "number and code", "PDF, known", "PDF, changed", "Open Badge", "VC-JWT",
    ]  # fmt: skip
    assert all(1 <= int(count) <= 5 for _name, count in asked)
    ratios = re.findall(r"(\d+\.\d\d)× ", printed)
    assert len(ratios) == 2
    assert all(float(ratio) > 0 for ratio in ratios)
    assert re.findall(r"^(CSV|XLSX) +20 +[\d,]+ +≥ 1,000$", printed, re.M) == ["CSV", "XLSX"]
