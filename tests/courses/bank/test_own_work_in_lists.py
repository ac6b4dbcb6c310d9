"""The editor stores entries of lists with a wrapping; who changed one of them is an author."""

import json

import pytest

from courses.models import Question
from courses.queries.authors import authors
from courses.questions.registry import KINDS
from tests.courses.seven import BODIES

WITH_LISTS = ["single", "multiple", "matching", "ordering", "short_answer"]


def other(body):
    """The same body in which one entry of its list says something else."""
    field = next(name for name in ("options", "pairs", "items", "accept") if name in body)
    entries = list(body[field])
    changed = {"options": "text", "pairs": "left", "items": "text"}.get(field)
    entries[0] = entries[0] | {changed: "Ganz anders"} if changed else "Ganz anders"
    return body | {field: entries}


def save(question, body, user):
    """As the editor does: by way of the block, which wraps every entry of a list."""
    draft = question.get_latest_revision_as_object()
    kind = body["kind"]
    block = Question._meta.get_field("body").stream_block.child_blocks[kind]
    draft.body = [(kind, block.to_python(KINDS[kind].thaw(body)))]
    return draft.save_revision(user=user).content["body"]


@pytest.mark.parametrize("kind", WITH_LISTS)
def test_a_changed_entry_makes_an_author_and_saving_again_does_not(write, tom, rea, person, kind):
    body = BODIES[kind]
    raw = json.dumps([{"type": kind, "value": KINDS[kind].thaw(body)}])
    question = write("R-1", by=tom, body=raw)
    assert '"type": "item"' in save(question, body, rea)
    assert authors(question) == {tom.pk}
    mia = person("mia")
    save(question, other(body), mia)
    assert authors(question) == {tom.pk, mia.pk}
