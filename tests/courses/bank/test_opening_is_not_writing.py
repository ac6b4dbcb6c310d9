"""Who opens an imported draft and saves it untouched has not written it."""

import json

import pytest

from courses.models import Question
from courses.queries.authors import authors
from courses.questions.rich_texts import as_edited
from courses.services.imports import stage, take_over

from .conftest import address

FILE = """::BARE:: Stimmt das? {F#Nein, § 1631 BGB.#Richtig.}

::BREAKS::[html]<p>Erste Zeile<br>zweite Zeile</p> {=ja#<b>Gut</b><br>so ~nein#Nein}

::PAIRS:: Was gehört zusammen? {=110 -> Polizei =112 -> Rettung ####Alle<br>kosten nichts.}
"""
NAMES = ["BARE", "BREAKS", "PAIRS"]


@pytest.fixture
def imported(p1, tom):
    source = stage(data=FILE.encode(), name="x.gift", prefix="X", user=tom)
    take_over(source=source, user=tom)
    return {one.reference: one for one in Question.objects.filter(reference__in=NAMES)}


def saved_by(question, user, change=None):
    """As the editor stores it: through its own rich text, with all that it wraps."""
    draft = question.get_latest_revision_as_object()
    block = draft.body.stream_block.child_blocks[draft.kind]
    raw = as_edited(draft.kind, draft.body.get_prep_value()[0]["value"]) | (change or {})
    value = block.get_prep_value(block.to_python(raw))
    draft.body = json.dumps([{"type": draft.kind, "value": value}])
    draft.draft_tags = []
    return draft.save_revision(user=user)


@pytest.mark.parametrize("name", NAMES)
def test_saving_untouched_makes_nobody_an_author(imported, tom, rea, name):
    question = imported[name]
    before = question.body.get_prep_value()
    revision = saved_by(question, rea)
    assert json.loads(revision.content["body"]) != before
    assert authors(question) == {tom.pk}


@pytest.mark.parametrize("name", NAMES)
def test_a_word_more_does(imported, tom, rea, name):
    saved_by(imported[name], rea, {"feedback": "<p>Noch ein Wort.</p>"})
    assert authors(imported[name]) == {tom.pk, rea.pk}


@pytest.mark.parametrize("name", NAMES)
def test_the_editor_opens_what_was_imported(imported, office, name):
    """Wagtail's editor fails at <br>, which it expects to be written <br/>."""
    page = office.get(address("edit", imported[name].pk))
    assert page.status_code == 200


def test_a_break_in_a_lesson_does_not_lock_its_editor_either():
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    from courses.html import clean_rich_text

    once = clean_rich_text("<p>Erste Zeile<br/>zweite Zeile</p><hr/>")
    assert once == "<p>Erste Zeile<br/>zweite Zeile</p><hr/>"
    assert "zweite" in ContentstateConverter(features=["hr"]).from_database_format(once)
