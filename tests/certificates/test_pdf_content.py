import subprocess

import pytest
import zxingcpp
from django.utils import translation
from PIL import Image

from certificates.pdf import render_pdf
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, changed, words


@pytest.fixture(scope="module")
def text():
    return words(render_pdf(SNAPSHOT, DESIGN))


@pytest.mark.parametrize(
    "fact",
    [
        SNAPSHOT["holder"],
        SNAPSHOT["number"],
        SNAPSHOT["course"]["title"],
        SNAPSHOT["course"]["code"],
        SNAPSHOT["course"]["format"],
        "01.11.2026 – 20.11.2026",
        "22.11.2029",
        "21.11.2026",
        "70",
        "Was heißt Kindeswohlgefährdung?",
        "Landesärztekammer Nordrhein",
        "VNR 27605",
        SNAPSHOT["responsible"],
        SNAPSHOT["provider"]["name"],
        "Rathausplatz 1 · 12345 Musterstadt",
        "7512345",
        SNAPSHOT["verify"]["url"],
        SNAPSHOT["verify"]["code"],
        SNAPSHOT["note"],
        DESIGN["title_certificate"],
        DESIGN["intro"],
        DESIGN["footer"],
        DESIGN["signatories"][0]["role"],
    ],
)
def test_the_paper_states_the_facts(text, fact):
    assert fact in text


def test_learning_objectives_stay_in_the_credential(text):
    assert SNAPSHOT["course"]["objectives"][0] not in text


@pytest.mark.parametrize(
    "name",
    [
        "Şule Yıldız-Gümüş",
        "Zbigniew Łączyński",
        "Nguyễn Thị Thảo Phương",
        "Анастасія Ковальчук",
        "Ελευθερία Παπαδοπούλου",
    ],
)
def test_names_can_be_read_back_from_the_page(name):
    assert name in words(render_pdf(changed(SNAPSHOT, holder=name), DESIGN))


def test_a_decomposed_name_is_printed_composed():
    pdf = render_pdf(changed(SNAPSHOT, holder="Mu\u0308ller"), DESIGN)
    assert "Müller" in words(pdf)


def test_breaking_hints_of_an_editor_are_not_printed():
    pdf = render_pdf(changed(SNAPSHOT, course__title="Kinder\u00adschutz\u200b heute"), DESIGN)
    assert "Kinderschutz heute" in words(pdf)


def test_an_attendance_has_its_own_title_and_no_assessment():
    snapshot = changed(SNAPSHOT, kind="attendance", assessment=None)
    text = words(render_pdf(snapshot, DESIGN))
    assert "Teilnahmebescheinigung" in text
    assert "Zertifikat" not in text
    assert "70" not in text


def test_a_single_day_is_printed_once():
    snapshot = changed(SNAPSHOT, period__started="2026-11-20")
    assert words(render_pdf(snapshot, DESIGN)).count("20.11.2026") == 1


@pytest.mark.parametrize(
    ("units", "minutes", "printed"),
    [("1.50", 75, ("1,5 ", "1,25 ")), ("10", 450, ("10 ", "7,5 ")), ("1", 50, ("1 ", "50 "))],
)
def test_the_extent_is_given_in_units_and_in_time(units, minutes, printed):
    snapshot = changed(SNAPSHOT, course__units=units, course__minutes=minutes)
    text = words(render_pdf(snapshot, DESIGN))
    assert f"{printed[0]}" in text
    assert f"({printed[1]}" in text


def test_the_paper_does_not_follow_the_active_language():
    with translation.override("en"):
        english = render_pdf(SNAPSHOT, DESIGN)
    with translation.override("de"):
        assert render_pdf(SNAPSHOT, DESIGN) == english


def test_the_qr_code_on_the_page_is_the_verification_link(tmp_path):
    (tmp_path / "page.pdf").write_bytes(render_pdf(SNAPSHOT, DESIGN))
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", "page.pdf", "page"],
        cwd=tmp_path,
        check=True,
    )
    with Image.open(tmp_path / "page.png") as page:
        found = zxingcpp.read_barcodes(page)
    assert [(code.text, code.ec_level) for code in found] == [(SNAPSHOT["verify"]["link"], "M")]
