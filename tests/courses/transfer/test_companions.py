"""Glossary terms and handouts travel with a course; what is new arrives hidden."""

import pytest

from courses.models import CoursePage, GlossaryTerm, Handout, LessonPage, ProfessionalGroup
from courses.transfer.exporting import export_course
from courses.transfer.problems import Unusable

from .conftest import changed, document_of


@pytest.fixture
def parcel(p1):
    return export_course(course=p1)


def test_the_terms_of_the_lessons_and_the_handouts_travel(p1, parcel):
    document = document_of(parcel)
    slugs = [one["slug"] for one in document["terms"]]
    assert slugs == sorted(slugs)
    assert "insoweit-erfahrene-fachkraft" in slugs
    assert "lotsendienst" not in slugs  # not a word of this course
    assert len(document["handouts"]) == Handout.objects.count() == 5
    assert all(one["body"] and one["groups"] for one in document["handouts"])


def test_only_handouts_for_the_groups_of_the_course(p1):
    p1.groups.set(ProfessionalGroup.objects.filter(slug="teacher"))
    p1.save_revision().publish()
    [only] = document_of(export_course(course=p1))["handouts"]
    assert "teacher" in only["groups"]


def test_on_a_site_that_lacks_them_they_arrive_hidden_and_are_named(parcel, send, p1):
    GlossaryTerm.objects.all().delete()
    Handout.objects.all().delete()
    report = send(parcel, replace=True)
    assert GlossaryTerm.objects.exists()
    assert not GlossaryTerm.objects.filter(is_active=True).exists()
    assert not Handout.objects.filter(is_active=True).exists()
    assert any("insoweit erfahrene Fachkraft" in note for note in report.notes)
    assert all(handout.groups.exists() for handout in Handout.objects.all())


def test_shown_again_they_say_the_same(parcel, send, p1):
    GlossaryTerm.objects.all().delete()
    Handout.objects.all().delete()
    send(parcel, replace=True)
    for model in (GlossaryTerm, Handout):
        for one in model.objects.all():
            one.is_active = True
            one.save()
    again = document_of(export_course(course=CoursePage.objects.get(code="P1")))
    assert {key: again[key] for key in ("terms", "handouts")} == {
        key: document_of(parcel)[key] for key in ("terms", "handouts")
    }


def test_what_is_there_stays_and_differences_are_named(parcel, send, p1):
    term = GlossaryTerm.objects.get(slug="jugendamt")
    term.short = "Bei uns anders erklärt."
    term.save()
    report = send(parcel, replace=True)
    term.refresh_from_db()
    assert term.short == "Bei uns anders erklärt."
    assert term.is_active
    assert [note for note in report.notes if "Jugendamt" in note]


def test_the_same_term_under_another_slug_is_not_doubled(parcel, send, p1):
    GlossaryTerm.objects.filter(slug="jugendamt").update(slug="amt")
    send(parcel, replace=True)
    assert GlossaryTerm.objects.filter(term__iexact="jugendamt").count() == 1


def test_files_from_before_are_still_read(parcel, send, p1):
    def older(document):
        for key in ("terms", "handouts"):
            del document[key]
        for name in ("refresher_of", "variant_of"):
            del document["course"][name]

    assert send(changed(parcel, older), replace=True).updated


WRONG = [
    (lambda d: d.update(terms=["x"]), "terms[0]"),
    (lambda d: d["terms"][0].update(short=7), "short"),
    (lambda d: d["terms"][0].update(short="x" * 500), "short"),
    (lambda d: d["terms"][0].update(is_active=True), "is_active"),
    (lambda d: d["terms"][0].pop("term"), "term"),
    (lambda d: d.update(terms=d["terms"] * 100), "terms"),
    (lambda d: d["handouts"][0].update(groups=["raumfahrt"]), "raumfahrt"),
    (lambda d: d["handouts"][0].update(body=[{"type": "html", "value": "<b>"}]), "html"),
    (lambda d: d["handouts"][0].update(as_of="gestern"), "as_of"),
    (lambda d: d["course"].update(refresher_of=["x"]), "refresher_of"),
]


@pytest.mark.parametrize(("change", "word"), WRONG, ids=[word for _change, word in WRONG])
def test_wrong_entries_are_named_and_nothing_is_taken(parcel, send, p1, change, word):
    GlossaryTerm.objects.all().delete()
    Handout.objects.all().delete()
    with pytest.raises(Unusable) as caught:
        send(changed(parcel, change), replace=True)
    assert any(word in message for message in caught.value.messages)
    assert not GlossaryTerm.objects.exists()
    assert not Handout.objects.exists()


def test_scripts_in_a_term_do_not_arrive(parcel, send, p1):
    GlossaryTerm.objects.all().delete()
    bad = '<p onclick="x()">gut<script>x()</script></p>'
    send(changed(parcel, lambda d: d["terms"][0].update(text=bad)), replace=True)
    assert "gut" in " ".join(GlossaryTerm.objects.values_list("text", flat=True))
    for text in GlossaryTerm.objects.values_list("text", flat=True):
        assert "onclick" not in text
        assert "<script" not in text


def test_a_refresher_finds_its_course_or_says_that_it_is_missing(p1, make_course, send):
    refresher = make_course("Auffrischung", refresher_of=p1)
    data = export_course(course=refresher)
    refresher.delete()
    assert not send(data).notes
    draft = CoursePage.objects.get(slug="auffrischung").get_latest_revision_as_object()
    assert draft.refresher_of == p1
    CoursePage.objects.get(slug="auffrischung").delete()
    LessonPage.objects.all().delete()
    CoursePage.objects.filter(pk=p1.pk).first().delete()
    [note] = [note for note in send(data).notes if "praevention-grundlagen" in note]
    assert CoursePage.objects.get(slug="auffrischung").refresher_of is None
