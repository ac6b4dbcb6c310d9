"""The key never reaches the browser before the attempt is handed in."""

import pytest

from courses.questions.registry import KINDS
from lms.queries.quizzes import paper, question_of

from .conftest import of_kind, question_url, text_of, url_of

MARKS = ("correct", "richtig", "right", "solution", "accept", "key")


def secrets_of(body):
    """Texts of a frozen body that nobody may read before handing in."""
    yield body["feedback"]
    for option in body.get("options", []):
        yield option["feedback"]
    yield body.get("feedback_true", "")
    yield body.get("feedback_false", "")
    yield from body.get("accept", [])
    for segment in body.get("segments", []):
        if isinstance(segment, dict):
            yield from segment["accept"]


def form_on(page: str) -> str:
    return page.split("data-autosave")[1].split("</form>")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_no_open_question_tells_its_key(adas, attempt, kind):
    answer = of_kind(attempt, kind)
    page = text_of(adas.get(question_url(attempt, answer.position)))
    form, body = form_on(page), answer.version.body
    for secret in filter(lambda text: len(text) > 2, secrets_of(body)):
        assert secret not in form
    assert not any(f'data-{mark}="' in form or f'class="{mark}"' in form for mark in MARKS)


@pytest.mark.parametrize("kind", ["single", "multiple", "true_false"])
def test_right_and_wrong_options_look_the_same(adas, attempt, kind):
    """Strip text and value: what is left of each option must not differ."""
    answer = of_kind(attempt, kind)
    form = form_on(text_of(adas.get(question_url(attempt, answer.position))))
    shapes = set()
    for option in form.split('<label class="option">')[1:]:
        markup = option.split("</label>")[0]
        value = markup.split('value="')[1].split('"')[0]
        words = markup.split('option__text">')[1].split("</span>")[0]
        shapes.add(markup.replace(value, "").replace(words, ""))
    assert len(shapes) == 1


def test_the_values_of_an_ordering_do_not_follow_the_solution(attempt):
    """Ids are letters in the right order; the browser must see something else."""
    answer = of_kind(attempt, "ordering")
    view = KINDS["ordering"].view(answer.version.body, answer.order, None)
    by_value = sorted(view["items"], key=lambda item: item["value"])
    right = [item["text"] for item in answer.version.body["items"]]
    assert [item["text"] for item in by_value] != right
    assert not {item["value"] for item in view["items"]} & set(answer.order)


def test_the_view_of_every_question_is_free_of_its_body(attempt):
    for answer in paper(attempt):
        view = question_of(answer).view
        assert not {"correct", "answer", "accept", "segments", "solution", "right"} & set(view)


def test_overview_and_result_of_an_open_attempt_show_no_question(adas, attempt):
    overview = text_of(adas.get(url_of(attempt, "attempt") + "?alle"))
    for answer in paper(attempt):
        for secret in filter(lambda text: len(text) > 20, secrets_of(answer.version.body)):
            assert secret not in overview
