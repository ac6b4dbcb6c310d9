"""Deed: compare a typed name with the printed one."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import certificates
from certificates.names import same_name, spellings

SAME = [
    ("Ada Löwenherz", "Ada Löwenherz"),
    ("  ada   LÖWENHERZ ", "Ada Löwenherz"),
    ("Ada Loewenherz", "Ada Löwenherz"),
    ("Ada Lowenherz", "Ada Löwenherz"),
    ("Löwenherz, Ada", "Ada Löwenherz"),
    ("Ada Lo\u0308wenherz", "Ada L\u00f6wenherz"),
    ("Şule Yıldız-Gümüş", "Şule Yıldız-Gümüş"),
    ("Sule Yildiz Gümüs", "Şule Yıldız-Gümüş"),
    ("ŞULE YILDIZ-GÜMÜŞ", "Şule Yıldız-Gümüş"),
    ("İpek Işık", "Ipek Isik"),
    ("Karl Strauss", "Karl Strauß"),
    ("KARL STRAUẞ", "Karl Strauß"),
    ("Anna Maria Müller Meier", "Anna-Maria Müller-Meier"),
    ("Anna‑Maria Müller–Meier", "Anna-Maria Müller-Meier"),
    ("Annamaria MüllerMeier", "Anna-Maria Müller-Meier"),
    ("Dr. med. Karin Böhm", "Karin Böhm"),
    ("Karin Böhm", "Prof. Dr.-Ing. Karin Böhm"),
    ("Frau Dr. Karin Böhm", "Dr. Karin Böhm"),
    ("Dr. Ada Musterfrau", "Ada Musterfrau"),
    ("Dr. Löwenherz, Ada", "Ada Löwenherz"),
    ("Sinead O’Connor", "Sinéad O'Connor"),
    ("Zbigniew Laczynski", "Zbigniew Łączyński"),
    ("Nguyen Thi Thao Phuong", "Nguyễn Thị Thảo Phương"),
    ("Анастасія Ковальчук", "АНАСТАСІЯ КОВАЛЬЧУК"),
    ("Ελευθερία Παπαδοπούλου", "ΕΛΕΥΘΕΡΊΑ ΠΑΠΑΔΟΠΟΎΛΟΥ"),
    ("Натал'я Мельник", "Натал\u02bcя Мельник"),
    ("Noelani Kahale", "Noelani Ka\u02bbhale"),
    ("Jon Eldjarn Gudmundsson", "Jón Eldjárn Guðmundsson"),
    ("Gunel Eliyeva", "Günel Əliyeva"),
    ("Rita Hamrun", "Rita Ħamrun"),
    ("محمد علي", "مُحَمَّد عـلي"),
    ("علی کریمی", "علي كريمي"),
    ("राम शर्मा", "राम शर्मा"),
    ("Anna\u200b Berg\u200f", "\u2068Anna\u2069 Be\u00adrg"),
    ("Anna\ufe0f Berg\u3164", "Anna\u034f Berg"),
]
DIFFERENT = [
    ("", "Ada Löwenherz"),
    ("Ada", "Ada Löwenherz"),
    ("Löwenherz", "Ada Löwenherz"),
    ("Löwenherz Ada", "Ada Löwenherz"),
    ("Ada B. Löwenherz", "Ada Löwenherz"),
    ("Eva Löwenherz", "Ada Löwenherz"),
    ("Collins", "Phil Collins"),
    ("Dr.", "Dr. Karin Böhm"),
    ("...", "Ada"),
    ("Ada Muster", "Ada Musterfrau"),
    ("Анна", "Anna"),
    ("Ann\u0430 Berg", "Anna Berg"),
    ("राम", "रमा"),
    ("किरण", "कीरण"),
    ("かとう", "がとう"),
    ("佐木", "佐々木"),
    ("\u3164", "\u200b"),
]


@pytest.mark.parametrize(("typed", "printed"), SAME)
def test_the_same_person(typed, printed):
    assert same_name(typed, printed)
    assert same_name(printed, typed)


@pytest.mark.parametrize(("typed", "printed"), DIFFERENT)
def test_somebody_else(typed, printed):
    assert not same_name(typed, printed)
    assert not same_name(printed, typed)


def test_the_page_of_the_offline_kit_has_the_same_rules():
    names = sorted({name for pair in SAME + DIFFERENT for name in pair})
    script = (Path(certificates.__file__).parent / "offline" / "namen.js").read_text()
    script += "const names = JSON.parse(require('fs').readFileSync(0));"
    script += "console.log(JSON.stringify(names.map((name) => spellings(name))))"
    asked = json.dumps(names).encode()
    done = subprocess.run(["node", "-e", script], input=asked, capture_output=True, check=True)
    assert [set(found) for found in json.loads(done.stdout)] == [spellings(name) for name in names]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared_either_way(one, other):
    assert same_name(one, other) == same_name(other, one)
    assert same_name(f"Ada {one}", f"Ada {one}")
