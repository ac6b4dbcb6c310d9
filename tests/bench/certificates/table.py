"""The result on the terminal."""

import os

from .measuring import Result

AIM = 4.0


def show(result: Result) -> None:
    print(f"\nmass issue: {result.papers} papers; load {os.getloadavg()[0]:.1f} at the end")
    print(f"{'':58}{'ms each':>9}{'a second':>10}")
    for name, seconds in (
        ("naive: xhtml2pdf, tagger, default pyHanko, 1 process", result.naive),
        ("ours with credential, token, payload, 1 process", result.alone),
        (f"ours on all cores ({result.processes} processes)", result.all_cores),
        ("the least: raw RSA-3072 signature and a copy in memory", result.least),
    ):
        print(f"{name:58}{seconds * 1000:>9.2f}{1 / seconds:>10.1f}")
    print(f"ours on all cores ÷ naive: {result.faster:.2f}× (aim ≥ {AIM:.1f}×)")
    print(f"ours, 1 process ÷ the least: {result.from_limit:.2f}×")
    print(
        f"memory of a worker: {result.memory_early:.0f} MB early, {result.memory_late:.0f} MB late"
    )
