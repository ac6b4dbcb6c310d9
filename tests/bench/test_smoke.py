"""The benchmark runs and prints its ratios; how large they are is nobody's business here."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TINY = ["--courses", "3", "--learners", "24", "--enrolments", "48", "--seconds", "0.5"]
BANK = [
    "--questions", "40", "--attempts", "500", "--answers", "500", "--file", "30", "--stock", "20"
]  # fmt: skip
PROGRAMMES = ["--memberships", "30", "--periods", "120"]


def test_a_tiny_run_prints_every_ratio(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--database", "sqlite", *TINY, *BANK, *PROGRAMMES],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    courses, bank = done.stdout.split("question bank")
    bank, programmes = bank.split("programmes;")
    check_courses(courses)
    check_bank(bank)
    assert "30 memberships, 120 periods (built in" in programmes
    assert len(re.findall(r"(\d+\.\d\d)×", programmes)) == 4


def check_courses(printed: str) -> None:
    assert "3 courses, 24 learners, 48 enrolments (built in" in printed
    ratios = re.findall(r"(\d+\.\d\d)×", printed)
    assert len(ratios) == 4
    assert all(float(ratio) > 0 for ratio in ratios)
    assert printed.count("÷") == 4


def check_bank(printed: str) -> None:
    assert "10 questions, 0 attempts, 0 answers (built in" in printed
    assert "40 questions, 500 attempts, 500 answers (built in" in printed
    # Six kinds of request; grading, two ways of statistics, the import.
    ratios = re.findall(r"(\d+\.\d\d)×", printed)
    assert len(ratios) == 6 + 4
    assert all(float(ratio) > 0 for ratio in ratios)
    rates = re.findall(r"read 30 questions, (\w+): ([\d,]+) a second", printed)
    assert [slug for slug, _rate in rates] == ["gift", "moodle", "qti", "own"]
    # One number where both are the same: a bank four times as large sends no row more.
    assert re.search(r"start, ten drawn of all +\d+ +\d+ ", printed)
