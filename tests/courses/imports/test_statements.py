"""Twice as many questions need a few statements more for each portion, never some for each."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from courses.models import Question, Topic
from courses.services.imports import PORTION, stage, take_over


def file_of(number):
    return "\n\n".join(
        f"// [tag:t{n % 5}]\n::M{number}-{n}:: Frage {n}? {{=a ~b}}" for n in range(number)
    ).encode()


@pytest.fixture
def statements(p1, tom):
    topic = Topic.objects.first()

    def count(number):
        source = stage(data=file_of(number), name="m.gift", prefix="M", user=tom, topic=topic)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            while not take_over(source=source, user=tom).is_complete:
                pass
        return len(captured)

    return count


def test_statements_grow_by_portions_only(statements):
    few, many = statements(PORTION // 5), statements(2 * PORTION // 5)
    # SQLite takes 999 values in a statement, so inserts come in several.
    assert few <= 60
    assert many - few <= 40


def test_every_draft_is_complete_in_bulk(statements, tom):
    statements(12)
    topic = Topic.objects.first()
    drafts = Question.objects.filter(reference__startswith="M12-")
    for draft in drafts:
        assert draft.latest_revision.content["reference"] == draft.reference
        assert draft.latest_revision.user == tom
        assert draft.imported_as.get().name == draft.reference
        assert {tag.name for tag in draft.tags.all()} == {f"t{int(draft.reference[4:]) % 5}"}
    assert Revision.objects.for_instance(drafts[0]).count() == 1
    users = ReferenceIndex.get_references_to(topic).filter(model_path="topic")
    assert {str(draft.pk) for draft in drafts} <= {one.object_id for one in users}
    found = get_search_backend().search("Frage", Question)
    assert {draft.pk for draft in drafts} <= {one.pk for one in found}
