"""The benchmark runs and prints its ratios; how large they are is nobody's business here."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_a_tiny_run_prints_every_ratio() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.certificates", "--papers", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    ratios = re.findall(r"(\d+\.\d\d)×", done.stdout)
    assert len(ratios) == 2
    assert all(float(ratio) > 0 for ratio in ratios)
    assert re.search(r"\d+ MB early, \d+ MB late", done.stdout)
