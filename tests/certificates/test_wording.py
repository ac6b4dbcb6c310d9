"""Deed: put facts into the texts of a design, and be told of slips at once."""

import pytest
from django.core.exceptions import ValidationError

from certificates.filling import HOLDER
from certificates.models import CertificateDesign
from certificates.pdf import render_pdf
from certificates.wording import FACTS, NO_BREAK, filled, recognised, require_known
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, changed, words


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{name} nahm teil", "Ada Musterfrau nahm teil"),
        ("{units} UE ({hours} Stunden)", "4 UE (3 Stunden)"),
        ("{course}, {version}", "Hinsehen lernen: Grundlagen für Fachkräfte, 1.2"),
        ("{number} von {provider}", "KS-2026-7H2K9M von Fortbildungswerk Musterstadt e. V."),
        ("ohne alles", "ohne alles"),
    ],
)
def test_placeholders_become_facts(text, printed):
    assert filled(text, SNAPSHOT) == printed
    require_known(text)


def test_every_fact_can_be_printed():
    text = " ".join(f"{{{word}}}" for word in FACTS)
    assert "{" not in filled(text, SNAPSHOT)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{nmae}", "{nmae}"),
        ("{name.__class__}", "__class__"),
        ("{0}", "{0}"),
        ("{}", "{}"),
        ("{name", "counterpart"),
        ("name}", "counterpart"),
        ("{{name}}", "counterpart"),
    ],
)
def test_a_slip_is_told_with_the_choices(text, told, settings):
    settings.LANGUAGE_CODE = "en"
    with pytest.raises(ValidationError) as refused:
        require_known(text)
    assert told in str(refused.value) or "counterpart" in told
    if "counterpart" not in told:
        assert "{course}" in str(refused.value)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["intro", "body_text", "footer"])
def test_a_design_is_refused_at_the_field(field):
    with pytest.raises(ValidationError, match=field):
        CertificateDesign(name="x", **{field: "{nmae}"}).full_clean()


def test_names_in_a_sentence_are_set_for_each_person():
    design = changed(DESIGN, intro="Hiermit wird {name} bestätigt: {units} UE bis {completed}.")
    for holder in ("Ada Löwenherz", "Bo", "Hohenstein-Wittgenstein " * 5):
        text = words(render_pdf(changed(SNAPSHOT, holder=holder), design))
        assert f"Hiermit wird {' '.join(holder.split())} bestätigt: 4 UE bis 20.11.2026." in text
        assert HOLDER not in text


@pytest.mark.parametrize(
    ("part", "gone"),
    [("recognitions", "VNR 27605"), ("zfu_number", "7512345"), ("contents", "Formen von Gewalt")],
)
def test_a_part_can_be_left_out(part, gone):
    assert gone in words(render_pdf(SNAPSHOT, DESIGN))
    assert gone not in words(render_pdf(SNAPSHOT, changed(DESIGN, hide=[part])))


def test_a_line_for_the_date_of_birth_is_empty():
    text = words(render_pdf(SNAPSHOT, changed(DESIGN, birth_date_line=True)))
    assert "______" in text
    assert "______" not in words(render_pdf(SNAPSHOT, DESIGN))


@pytest.mark.parametrize(
    ("number", "category", "points", "line"),
    [
        ("VNR 27605", "I", "6", "Kammer, VNR 27605, Kategorie I, 6 Punkte"),
        ("4711", "", "", "Kammer, Nr. 4711"),
        ("", "", "", "Kammer"),
    ],
)
def test_a_recognition_is_one_line(number, category, points, line):
    """A number that brings its name along is not called a number once more."""
    found = recognised(
        {"scheme": "Kammer", "number": number, "category": category, "points": points}
    )
    assert found.replace(NO_BREAK, " ") == line
    assert found.count(" ") == found.count(", ") + number.count(" ")
