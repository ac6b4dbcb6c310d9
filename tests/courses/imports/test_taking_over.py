"""Confirming makes drafts, in portions, and never twice."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from courses.models import Question
from courses.services import imports as services

from ..conftest import text_of


def take_all(source, user=None, **options):
    while not services.take_over(source=source, user=user, **options).is_complete:
        pass


def test_drafts_are_made_and_named(staged, tom):
    take_all(staged, tom)
    made = Question.objects.filter(imported_as__source=staged)
    assert {one.reference for one in made} == {"A-01", "A-02", "A-04", "KJH-0001"}
    assert all(not one.live and one.has_unpublished_changes for one in made)
    assert not made.filter(versions__isnull=False).exists()


def test_a_draft_is_what_saving_by_hand_would_have_made(staged, tom):
    take_all(staged, tom)
    question = Question.objects.get(reference="A-01")
    assert question.latest_revision.user == tom
    assert question.get_latest_revision_as_object().frozen_body() == question.frozen_body()
    assert ModelLogEntry.objects.filter(
        object_id=str(question.pk), action="wagtail.create"
    ).exists()
    question.save_revision().publish()
    assert question.versions.count() == 1


def test_a_draft_can_be_found_and_edited(staged, tom, office):
    take_all(staged, tom)
    listing = reverse(Question.snippet_viewset.get_url_name("list"))
    assert "A-04" in text_of(office.get(listing, {"q": "A-04"}))
    question = Question.objects.get(reference="A-04")
    edit = reverse(Question.snippet_viewset.get_url_name("edit"), args=[question.pk])
    assert office.get(edit).status_code == 200


def test_pressing_twice_changes_nothing(staged, tom, office):
    url = reverse("question_imports:take_over", args=[staged.uuid])
    office.post(url)
    before = Question.objects.count()
    assert office.post(url).status_code == 302
    assert Question.objects.count() == before


def test_a_taken_reference_gets_a_new_one(p1, tom):
    data = b"::P1-Q01:: Ist das neu? {T}\n\n::P1-Q01:: Und das? {F}"
    source = services.stage(data=data, name="x.gift", prefix="NEU", user=tom)
    take_all(source, tom)
    titles = set(source.found.values_list("question__reference", "question__title"))
    assert titles == {("NEU-0001", "P1-Q01"), ("NEU-0002", "P1-Q01")}


def test_numbers_go_on_after_those_in_the_bank(p1, tom):
    for expected in ("N-0001", "N-0002"):
        source = services.stage(data=f"Frage {expected}? {{T}}".encode(), name="", prefix="N",
                                format_slug="gift")  # fmt: skip
        take_all(source, tom)
        assert source.found.get().question.reference == expected


def test_long_imports_go_on_where_they_stopped(p1, tom, office, monkeypatch):
    monkeypatch.setattr(services, "PORTION", 2)
    many = "\n\n".join(f"Frage {n}? {{T}}" for n in range(5)).encode()
    source = services.stage(data=many, name="v.gift", prefix="V", user=tom)
    url = reverse("question_imports:take_over", args=[source.uuid])
    page = office.post(url)
    assert "2 von 5" in text_of(page)
    assert "unterbrochen" in text_of(
        office.get(reverse("question_imports:report", args=[source.uuid]))
    )
    office.post(url)
    assert office.post(url).status_code == 302
    assert Question.objects.filter(reference__startswith="V-").count() == 5


def test_what_the_bank_has_is_left_out_or_copied_on_demand(p1, tom):
    from courses.exchange import own
    from courses.queries.exports import exportable, given

    data = own.write(given(exportable()))
    for skip, expected in ((True, 0), (False, 10)):
        source = services.stage(data=data, name="x.yaml", prefix="Z", user=tom)
        take_all(source, tom, skip_known=skip)
        assert source.found.filter(question__isnull=False).count() == expected


def test_undo_takes_untouched_drafts_out_again(staged, tom, office):
    take_all(staged, tom)
    published = Question.objects.get(reference="A-01")
    published.save_revision().publish()
    edited = Question.objects.get(reference="A-02")
    edited.title = "geändert"
    edited.save_revision()
    office.post(reverse("question_imports:undo", args=[staged.uuid]))
    left = Question.objects.filter(imported_as__source=staged)
    assert {one.reference for one in left} == {"A-01", "A-02"}


def test_a_staged_file_can_be_thrown_away(staged, office):
    office.post(reverse("question_imports:undo", args=[staged.uuid]))
    assert not type(staged).objects.exists()


def test_old_files_are_forgotten_and_their_questions_stay(staged, tom):
    from datetime import timedelta

    from django.utils import timezone

    take_all(staged, tom)
    assert services.forget_old(now=timezone.now() + timedelta(days=29)) == 0
    assert services.forget_old(now=timezone.now() + timedelta(days=31)) == 1
    assert Question.objects.filter(reference="A-01").exists()


def test_statements_do_not_grow_with_the_number_of_questions(
    p1, tom, django_assert_max_num_queries, monkeypatch
):
    many = "\n\n".join(f"::M-{n}:: Frage {n}? {{=a ~b}}" for n in range(60)).encode()
    source = services.stage(data=many, name="m.gift", prefix="M", user=tom)
    with django_assert_max_num_queries(40):
        services.take_over(source=source, user=tom)


@pytest.mark.parametrize("topic", [True, False])
def test_the_topic_is_that_of_the_upload(p1, tom, topic):
    from courses.models import Topic

    chosen = Topic.objects.first() if topic else None
    source = services.stage(data=b"Ja? {T}", name="t.gift", prefix="T", user=tom, topic=chosen)
    take_all(source, tom)
    assert source.found.get().question.topic == chosen
