import io

import pytest
from pypdf import PdfReader

from certificates.densities import STEPS
from certificates.pdf import render_pdf
from tests.certificates.pdf_cast import DESIGN, LESSONS, SNAPSHOT, changed, pages, picture, words

LONG_NAME = "Prof. Dr. Ελευθερία Παπαδοπούλου-Freifrau von und zu Hohenstein-Wittgenstein-Berleburg"
LONG_TITLE = (
    "Schutzauftrag und Informationsweitergabe: Zusammenarbeit von Jugendhilfe, Schule, "
    "Gesundheitswesen und Polizei im kommunalen Netzwerk"
)
TWELVE = [f"{lesson} – mit Übungen für Teams" for lesson in LESSONS * 2]


def test_a_long_name_title_and_twelve_lessons_share_one_page_with_three_signatures():
    snapshot = changed(
        SNAPSHOT, holder=LONG_NAME, course__title=LONG_TITLE, course__contents=TWELVE
    )
    person = {"name": "Dr. Anna-Maria Schulze", "role": "Leitung des Netzwerks Kinderschutz"}
    design = changed(DESIGN, logo=picture(), signatories=[person | {"image": picture()}] * 3)
    pdf = render_pdf(snapshot, design)
    assert pages(pdf) == 1
    text = words(pdf)
    assert text.count("Übungen") == 12
    assert "Wittgenstein" in text


def test_thirteen_lessons_move_to_an_annex_that_names_the_certificate():
    pdf = render_pdf(changed(SNAPSHOT, course__contents=[*TWELVE, "Abschluss"]), DESIGN)
    assert pages(pdf) == 2
    front, annex = _sheets(pdf)
    assert "Abschluss" not in front
    assert all(lesson.split(" – ")[0] in annex for lesson in [*TWELVE, "Abschluss"])
    assert SNAPSHOT["number"] in annex
    assert SNAPSHOT["holder"] in annex


def test_a_very_long_annex_runs_on_without_losing_a_lesson():
    lessons = [f"Lektion-{n:03}" for n in range(200)]
    pdf = render_pdf(changed(SNAPSHOT, course__contents=lessons), DESIGN)
    text = words(pdf)
    assert [lesson for lesson in lessons if lesson not in text] == []
    assert pages(pdf) > 3


def test_a_name_of_300_letters_without_a_space_stays_on_the_page():
    pdf = render_pdf(changed(SNAPSHOT, holder="W" * 300), DESIGN)
    assert pages(pdf) == 1
    assert words(pdf).count("W") >= 300


def test_the_largest_allowed_snapshot_loses_nothing():
    snapshot = changed(
        SNAPSHOT,
        holder="Wörter " * 42,
        course__title="Titel " * 42,
        course__contents=[f"{n}. " + "Inhalt " * 35 for n in range(12)],
        recognitions=[
            {"scheme": "Schema " * 30, "number": f"VNR-{n}", "category": "", "points": ""}
            for n in range(12)
        ],
        note="Hinweis " * 60,
        provider__address="\n".join(["Straße"] * 20),
    )
    text = words(render_pdf(snapshot, DESIGN))
    for word, times in (("Wörter", 42), ("Titel", 42), ("Inhalt", 420), ("Schema", 360)):
        assert text.count(word) >= times
    assert text.count("Hinweis") == 60
    assert SNAPSHOT["verify"]["code"] in text


def test_no_density_goes_below_readable_small_print():
    assert min(min(step.text, step.small) for step in STEPS) >= 8.5


def test_little_text_is_set_larger_and_fills_the_page():
    """Nobody frames a page whose lower half is empty."""
    little = changed(
        SNAPSHOT, recognitions=[], note="", course__contents=[], refresh__kind="none",
        refresh__on=None, responsible="",
    )  # fmt: skip
    sizes = [_largest_of(render_pdf(facts, DESIGN), "Fachkräfte") for facts in (little, SNAPSHOT)]
    assert sizes[0] == pytest.approx(STEPS[0].course)
    assert sizes[1] < STEPS[1].course


def test_a_long_double_name_below_a_signature_breaks_at_its_hyphen():
    person = {"name": "Dr. Sabine Leutheusser-Schnarrenberger", "role": "", "image": None}
    text = render_pdf(SNAPSHOT, changed(DESIGN, signatories=[person] * 4))
    lines = [
        line.strip() for line in PdfReader(io.BytesIO(text)).pages[0].extract_text().split("\n")
    ]
    assert "Schnarrenberger" in lines
    assert "Leutheusser-Schnarrenberger" in words(
        render_pdf(SNAPSHOT, changed(DESIGN, signatories=[person] * 2))
    )


@pytest.mark.parametrize("number", range(5))
def test_up_to_four_people_sign(number):
    people = [{"name": f"Person {n}", "role": "Leitung", "image": None} for n in range(number)]
    pdf = render_pdf(SNAPSHOT, changed(DESIGN, signatories=people))
    assert pages(pdf) == 1
    assert words(pdf).count("Leitung") == number


def _largest_of(pdf: bytes, word: str) -> float:
    """Type size in points of the largest piece of text with this word."""
    found = []

    def note(text, _cm, matrix, _font, size):
        if word in text:
            found.append(size * matrix[0])

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return max(found)


def _sheets(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
