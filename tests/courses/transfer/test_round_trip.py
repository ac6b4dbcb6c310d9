"""What is exported and imported into an emptied site says the same when it is exported again."""

import json

from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, Provider, Question, QuizPage, StarterRecord
from courses.transfer.exporting import export_course

from .conftest import changed, document_of


def test_there_and_back(package, send):
    send(package)
    again = export_course(course=CoursePage.objects.get(code="P1"))
    assert document_of(again) == document_of(package)
    assert again == package


def test_the_same_course_gives_the_same_bytes(rich):
    assert export_course(course=rich) == export_course(course=rich)


def test_no_keys_travel(package):
    text = json.dumps(document_of(package))
    assert ' id="' not in text.replace("\\", "")
    assert '"pk"' not in text


def test_everything_arrives_as_a_draft(package, send):
    report = send(package)
    course = CoursePage.objects.get(code="P1")
    pages = Page.objects.descendant_of(course, inclusive=True)
    assert pages.count() == len([name for name in report.created if "-Q" not in name])
    assert not pages.live().exists()
    assert not Question.objects.filter(live=True).exists()
    assert Provider.objects.get().logo == get_image_model().objects.get(title="Bild blue")


def test_links_lead_to_the_new_pages(package, send):
    send(package)
    course = CoursePage.objects.get(code="P1")
    first, second = LessonPage.objects.child_of(course)[:2]
    text = first.get_latest_revision_as_object().body[0].value.source
    assert f'id="{second.pk}"' in text
    assert f'id="{course.pk}"' in text
    quiz = QuizPage.objects.child_of(course).get().get_latest_revision_as_object()
    assert quiz.pools.get().lesson_id == second.pk
    lessons = {place.lesson_id for place in quiz.quiz_questions.all()}
    assert lessons <= set(LessonPage.objects.values_list("pk", flat=True))


def test_what_arrived_can_be_published(package, send):
    send(package)
    course = CoursePage.objects.get(code="P1")
    for question in Question.objects.all():
        question.get_latest_revision().publish()
    for page in [course, *course.get_children().specific()]:
        page.get_latest_revision().publish()
    assert Question.objects.filter(live=True, versions__isnull=False).distinct().count() == 10
    assert Page.objects.descendant_of(course, inclusive=True).live().count() == 8


def test_published_addresses_instead_of_pages_elsewhere(rich):
    lesson = LessonPage.objects.child_of(rich).first()
    outside = rich.get_parent()
    lesson.body = json.dumps(
        [{"type": "prose", "value": f'<p><a linktype="page" id="{outside.pk}">Kurse</a></p>'}]
    )
    lesson.save_revision()
    document = document_of(export_course(course=rich))
    assert f'href="{outside.full_url}"' in document["lessons"][0]["body"][0]["value"]


def linked_to(course, rich):
    """The document in which the first lesson refers to another course and to its lesson."""
    lesson = LessonPage.objects.child_of(rich).first()
    step = course.add_child(instance=LessonPage(title="Zuhören", slug="zuhoeren"))
    links = "".join(f'<a linktype="page" id="{one.pk}">Dort</a> ' for one in (course, step))
    lesson.body = json.dumps([{"type": "prose", "value": f"<p>{links}</p>"}])
    lesson.save_revision()
    return export_course(course=rich)


def test_links_to_another_course_find_it_by_its_name(rich, make_course, send):
    course = make_course("Anderer")
    data = linked_to(course, rich)
    text = document_of(data)["lessons"][0]["body"][0]["value"]
    assert 'ref="/anderer"' in text
    assert 'ref="/anderer/zuhoeren"' in text
    rich.delete()
    report = send(data)
    text = str(LessonPage.objects.get(slug=document_of(data)["steps"][0]).body.raw_data[0])
    assert f'id="{course.pk}"' in text
    assert f'id="{course.get_children().get().pk}"' in text
    assert not [note for note in report.notes if "/anderer" in note]


def test_where_it_is_missing_the_words_stay(rich, make_course, send):
    course = make_course("Anderer")
    data = linked_to(course, rich)
    course.delete()
    rich.delete()
    report = send(data)
    text = str(LessonPage.objects.get(slug=document_of(data)["steps"][0]).body.raw_data[0])
    assert "Dort" in text
    assert "linktype" not in text
    assert [note for note in report.notes if "/anderer/zuhoeren" in note]


def test_by_commands(rich, empty_site, tmp_path, capsys):
    file = tmp_path / "p1.zip"
    call_command("export_course", "p1", str(file))
    empty_site()
    StarterRecord.objects.all().delete()
    call_command("import_course", str(file), "--dry-run")
    assert not CoursePage.objects.exists()
    assert "dry run" in capsys.readouterr().out
    call_command("import_course", str(file))
    assert CoursePage.objects.get().code == "P1"
    assert "P1-Q01" in capsys.readouterr().out


def test_further_providers_travel_with_their_data(rich, empty_site, send):
    rich.partners.set([Provider.objects.create(slug="amt", name="Jugendamt"), rich.provider])
    rich.save_revision()
    data = export_course(course=rich)
    empty_site()
    send(data)
    draft = CoursePage.objects.get(code="P1").get_latest_revision_as_object()
    assert {one.name for one in draft.partners.all()} == {"Jugendamt", draft.provider.name}
    assert Provider.objects.count() == 2


def test_a_file_from_before_there_were_further_providers_is_read(package, send):
    def older(document):
        del document["course"]["partners"]

    send(changed(package, older))
    assert CoursePage.objects.get(code="P1").partners.count() == 0
