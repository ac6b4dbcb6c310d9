"""The benchmark runs and prints its ratios; how large they are is nobody's business here."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TINY = ["--courses", "3", "--learners", "24", "--enrolments", "48", "--seconds", "0.5"]


def test_a_tiny_run_prints_every_ratio(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--database", "sqlite", *TINY],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "3 courses, 24 learners, 48 enrolments (built in" in done.stdout
    ratios = re.findall(r"(\d+\.\d\d)×", done.stdout)
    assert len(ratios) == 4
    assert all(float(ratio) > 0 for ratio in ratios)
    assert done.stdout.count("÷") == 4
