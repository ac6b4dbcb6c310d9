"""Uploading shows what would happen and does nothing yet."""

import pytest
from django.urls import reverse

from courses.models import Question, QuestionImport

from ..conftest import text_of

INDEX = "question_imports:index"


def post(office, file, **fields):
    data = {"file": file, "prefix": "KJH", "topic": "", "format": ""} | fields
    return office.post(reverse(INDEX), data, follow=True)


def test_the_report_says_what_becomes_of_each_entry(office, staged):
    page = text_of(office.get(reverse("question_imports:report", args=[staged.uuid])))
    assert "4 von 5" in page
    for words in ("A-01", "A-02", "Wer entscheidet über das Sorgerecht?", "Zuordnung"):
        assert words in page
    refused = staged.found.get(name="A-03")
    assert refused.refusal in page
    assert str(refused.line) in page


def test_an_upload_leads_to_its_report_and_leaves_the_bank_alone(office, upload, p1):
    before = Question.objects.count()
    page = post(office, upload("Ist das so? {T}"))
    source = QuestionImport.objects.get()
    assert page.redirect_chain[-1][0] == reverse("question_imports:report", args=[source.uuid])
    assert Question.objects.count() == before


def test_a_question_the_bank_has_already_is_named(office, p1, settings):
    from courses.exchange import gift
    from courses.queries.exports import exportable, given
    from courses.services.imports import stage

    data = gift.write(given(exportable().filter(reference="P1-Q02")))
    source = stage(data=data, name="wieder.gift", prefix="X")
    page = text_of(office.get(reverse("question_imports:report", args=[source.uuid])))
    assert "schon in der Fragensammlung" in page


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "leer.txt"),
        (b"\x00\x01\x02\x03", "bild.png"),
        (b"PK\x03\x04kaputt", "paket.zip"),
        (b"<html><body>Anmeldung</body></html>", "seite.xml"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><quiz>&b;</quiz>', "bombe.xml"),
    ],
)
def test_a_file_nobody_can_read_is_refused_in_words(office, upload, p1, content, name):
    page = post(office, upload(content, name))
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert not QuestionImport.objects.exists()


def test_a_file_that_is_too_large_is_refused(office, upload, p1, monkeypatch):
    monkeypatch.setattr("courses.forms.exchange.MAX_FILE_BYTES", 10)
    page = post(office, upload("Ist das so? {T}"))
    assert page.context["form"].errors["file"].as_data()[0].params["max"]
    assert not QuestionImport.objects.exists()


@pytest.mark.parametrize("prefix", ["", "a b", "<b>", "x" * 25, "-x"])
def test_a_prefix_that_makes_no_references_is_refused(office, upload, p1, prefix):
    page = post(office, upload("Ist das so? {T}"), prefix=prefix)
    assert page.context["form"].errors["prefix"]


def test_markup_of_a_file_never_reaches_the_page(office, upload, p1):
    page = post(office, upload("::<script>alert(1)</script>:: <img src=x onerror=alert(1)> {T}"))
    assert b"<script>alert" not in page.content
    assert b"onerror" not in page.content.replace(b"&lt;img src=x onerror=alert(1)&gt;", b"")


def test_the_report_is_paged(office, p1, tom):
    from courses.services.imports import stage

    many = "\n\n".join(f"::B-{n}:: Frage {n}? {{T}}" for n in range(1, 121))
    source = stage(data=many.encode(), name="viele.gift", prefix="V", user=tom)
    url = reverse("question_imports:report", args=[source.uuid])
    assert "B-1" in text_of(office.get(url))
    assert "B-120" in text_of(office.get(url, {"p": 3}))
    assert office.get(url, {"p": "x", "show": "nichts"}).status_code == 200


@pytest.mark.parametrize("who", ["ada", "cy", "rea_without_rights"])
def test_strangers_see_nothing(request, browser_of, staged, person, who):
    user = person("rea2") if who == "rea_without_rights" else request.getfixturevalue(who)
    visitor = browser_of(user)
    for name, args in (("index", []), ("report", [staged.uuid]), ("export", [])):
        assert visitor.get(reverse(f"question_imports:{name}", args=args)).status_code == 302
    for name in ("take_over", "undo"):
        address = reverse(f"question_imports:{name}", args=[staged.uuid])
        assert visitor.post(address).status_code == 302
    assert not staged.found.filter(question__isnull=False).exists()


def test_a_refused_entry_without_a_name_shows_its_beginning(office, upload, p1):
    text = "Was <b>tun</b> Sie bei einem Verdacht? {=beraten lassen ~abwarten\n\nNur ein Text.\n"
    page = text_of(post(office, upload(text)))
    assert "Was <b>tun</b> Sie bei einem Verdacht?" in page
    assert "Nur ein Text." in page


def test_types_are_called_by_words_people_know(office, upload, p1):
    page = text_of(post(office, upload("::A::Ist das so? {T}\n\n::B::Schreiben Sie. {}")))
    assert "truefalse" not in page
    assert "essay" not in page


def test_a_table_is_announced_as_fixed(p1, tom):
    from courses.services.imports import stage

    text = "[html]<p>Was?</p><table><tr><td>a</td></tr></table> {T}\n\nUnd das? {T}"
    source = stage(data=text.encode(), name="x.gift", prefix="X", user=tom)
    table, plain = source.found.all()
    assert len(table.notes) == 1
    assert plain.notes == []
