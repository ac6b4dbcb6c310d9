"""Who may open the bank's screens: nobody without a right on questions."""

import pytest

from courses.models import Question

from .conftest import address

LOOKING = ["inspect", "try_out", "versions"]
WRITING = ["copy", "retire", "restore"]


@pytest.fixture
def question(p1) -> Question:
    return Question.objects.get(reference="P1-Q02")


def refused(reply) -> bool:
    return reply.status_code in {302, 403}


@pytest.mark.parametrize("name", [*LOOKING, *WRITING, "edit", "history"])
@pytest.mark.parametrize("who", ["ada", "cy"])
def test_learners_and_strangers_get_nothing(request, browser_of, question, name, who):
    client = browser_of(request.getfixturevalue(who))
    for reply in (client.get(address(name, question.pk)), client.post(address(name, question.pk))):
        assert refused(reply)
        assert question.reference not in reply.content.decode()
    question.refresh_from_db()
    assert question.retired_at is None


@pytest.mark.parametrize("name", [*LOOKING, *WRITING])
def test_an_editor_without_a_right_on_questions_gets_nothing(browser_of, tom, question, name):
    client = browser_of(tom)
    assert refused(client.get(address(name, question.pk)))
    assert refused(client.post(address(name, question.pk)))


@pytest.mark.parametrize("name", [*LOOKING, "copy"])
def test_tom_may_look_and_copy(toms, question, name):
    assert toms.get(address(name, question.pk)).status_code == 200


@pytest.mark.parametrize("name", ["retire", "restore"])
def test_but_not_retire(toms, question, name):
    assert refused(toms.post(address(name, question.pk)))
    question.refresh_from_db()
    assert question.retired_at is None


@pytest.mark.parametrize("name", [*LOOKING, *WRITING])
def test_rea_may_do_all(reas, question, name):
    assert reas.get(address(name, question.pk)).status_code == 200


@pytest.mark.parametrize("name", [*LOOKING, *WRITING])
def test_what_does_not_exist_is_not_found(reas, p1, name):
    assert reas.get(address(name, 999_999)).status_code == 404


def test_visitors_are_sent_to_the_door(client, question):
    assert refused(client.get(address("inspect", question.pk)))
