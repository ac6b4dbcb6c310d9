"""Sample snapshots and designs, and what other people's PDF tools say about a page."""

import copy
import io
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from certificates.pdf import Design
from certificates.snapshot import Snapshot

LESSONS = [
    "Was heißt Kindeswohlgefährdung?",
    "Formen von Gewalt und Vernachlässigung",
    "Sexualisierte Gewalt: Begriffe und Recht",
    "Strategien von Tatpersonen, Schweigen, digitale Räume",
    "Anhaltspunkte wahrnehmen und dokumentieren",
    "Was tun? Handeln und Hilfe holen",
]
SNAPSHOT: Snapshot = {
    "schema": 1,
    "number": "KS-2026-7H2K9M",
    "kind": "certificate",
    "holder": "Ada Musterfrau",
    "course": {
        "title": "Hinsehen lernen: Grundlagen für Fachkräfte",
        "code": "KS-P1",
        "version": "1.2",
        "topics": ["Prävention"],
        "level": "Grundlagen",
        "format": "asynchron online",
        "units": "4",
        "minutes": 180,
        "contents": LESSONS,
        "objectives": ["Anhaltspunkte benennen"],
    },
    "assessment": {"passed": True, "pass_mark": 70},
    "period": {"started": "2026-11-01", "completed": "2026-11-20"},
    "provider": {
        "name": "Fortbildungswerk Musterstadt e. V.",
        "address": "Rathausplatz 1\n12345 Musterstadt",
        "website": "www.fortbildungswerk.example",
        "email": "kurse@fortbildungswerk.example",
        "zfu_number": "7512345",
    },
    "responsible": "Dr. Karin Böhm, Kursleitung",
    "recognitions": [
        {
            "scheme": "Landesärztekammer Nordrhein",
            "number": "VNR 27605",
            "category": "I",
            "points": "6",
        }
    ],
    "issued_on": "2026-11-21",
    "refresh": {"kind": "recommended", "on": "2029-11-22"},
    "verify": {
        "url": "https://lernen.example.de/pruefen",
        "code": "Q4ZT-9K7M-VX2D-8HNB-3RWC-6Y",
        "link": "https://lernen.example.de/pruefen/Q4ZT9K7MVX2D8HNB3RWC6Y",
    },
    "note": "Ersetzt keine Qualifikation als insoweit erfahrene Fachkraft.",
}


def picture(width: int = 300, height: int = 80, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0b5a62").save(out, kind)
    return out.getvalue()


DESIGN: Design = {
    "title_certificate": "Zertifikat",
    "title_attendance": "Teilnahmebescheinigung",
    "intro": "Hiermit bestätigen wir, dass",
    "body_text": "die folgende Fortbildung erfolgreich abgeschlossen hat:",
    "footer": "Gefördert durch das Land Musterland.",
    "primary_colour": "#0b5a62",
    "logo": None,
    "signatories": [{"name": "Dr. Karin Böhm", "role": "Kursleitung", "image": None}],
}


def changed(sample: Any, **values: Any) -> Any:
    """A deep copy with values replaced; a double underscore steps inside: course__title=…"""
    result = copy.deepcopy(sample)
    for path, value in values.items():
        target, *steps = result, *path.split("__")
        for step in steps[:-1]:
            target = target[step]
        target[steps[-1]] = value
    return result


def tool(*command: str | Path, data: bytes) -> str:
    """Standard output of a command line tool that reads `data` from the file named -."""
    done = subprocess.run([*command], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def qpdf(pdf: bytes) -> bytes:
    """The file with everything unpacked, as qpdf understands it; fails if it is not sound."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["qpdf", "--qdf", "--object-streams=disable", file.name, "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout


def words(pdf: bytes) -> str:
    """The text of all pages with line breaks and runs of spaces made one space."""
    return " ".join(tool("pdftotext", "-layout", "-", "-", data=pdf).split())


def pages(pdf: bytes) -> int:
    info = tool("pdfinfo", "-", data=pdf)
    return int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages:")))
