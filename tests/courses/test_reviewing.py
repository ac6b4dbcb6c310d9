"""What is withheld is neither in the view-model nor in the page, for every kind of question."""

from itertools import product
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from courses.models.quiz_settings import Moment
from courses.questions.registry import KINDS
from courses.reviewing import FULL, Sight, Stage, masked, reached, sight_of

from .seven import BODIES, WRONG

SIGHTS = [Sight(*flags) for flags in product([True, False], repeat=3)]
NOTHING = Sight(verdict=False, feedback=False, solution=False)


def page(kind, sight, response, order=()):
    body = BODIES[kind]
    review = masked(KINDS[kind].review(body, list(order), response), sight)
    return render_to_string(f"courses/questions/review/{kind}.html", {"question": review})


def solution_of(kind):
    """Words or classes that only the right answer puts into a page."""
    if kind in {"single", "multiple", "true_false"}:
        return ["option--right", "✓"]
    if kind == "ordering":
        return ["Schritt a</li>\n    \n    <li>Schritt b"]
    return ["Geheim-", "Auch-a"]


@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        (Moment.EACH, {"checked", "submitted", "passed"}),
        (Moment.END, {"submitted", "passed"}),
        (Moment.PASSED, {"passed"}),
        (Moment.NEVER, set()),
    ],
)
def test_each_moment_has_its_stages(moment, seen):
    stages = {
        "open": Stage(),
        "checked": Stage(checked=True),
        "submitted": Stage(submitted=True),
        "passed": Stage(submitted=True, passed=True),
    }
    assert {name for name, stage in stages.items() if reached(moment, stage)} == seen


def test_the_settings_decide_each_for_itself():
    quiz = SimpleNamespace(
        show_verdict=Moment.EACH, show_feedback=Moment.END, show_solution=Moment.PASSED
    )
    assert sight_of(quiz, Stage(checked=True)) == Sight(True, False, False)
    assert sight_of(quiz, Stage(submitted=True)) == Sight(True, True, False)
    assert sight_of(quiz, Stage(submitted=True, passed=True)) == FULL
    assert not sight_of(quiz, Stage()).anything


@pytest.mark.parametrize("kind", KINDS)
def test_seeing_everything_changes_nothing(kind):
    review = KINDS[kind].review(BODIES[kind], [], WRONG[kind])
    assert masked(review, FULL) == review


@pytest.mark.parametrize("kind", KINDS)
def test_masking_leaves_the_original_alone(kind):
    review = KINDS[kind].review(BODIES[kind], [], WRONG[kind])
    again = KINDS[kind].review(BODIES[kind], [], WRONG[kind])
    masked(review, NOTHING)
    assert review == again


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answered", [True, False])
def test_the_solution_is_in_no_page_that_may_not_show_it(kind, sight, answered):
    html = page(kind, sight, WRONG[kind] if answered and kind != "matching" else None)
    if sight.solution:
        assert solution_of(kind)[0] in html
        return
    if kind == "multiple" and sight.verdict and answered:
        assert html.count("option--right") == 1  # "b" was chosen; "c" is not told
        return
    assert not [word for word in solution_of(kind) if word in html]


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("kind", KINDS)
def test_feedback_is_in_no_page_that_may_not_show_it(kind, sight):
    html = page(kind, sight, WRONG[kind])
    assert ("Allgemeinwort" in html) == sight.feedback
    if not sight.feedback:
        assert "Hinweis-" not in html


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_feedback_to_an_option_not_chosen_belongs_to_the_solution(kind):
    told = "c" if kind == "multiple" else "b"
    for solution in (True, False):
        html = page(kind, Sight(verdict=True, feedback=True, solution=solution), WRONG[kind])
        assert ("Hinweis-a" in html, f"Hinweis-{told}" in html) == (True, solution)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("response", ["right", "wrong", "none"])
def test_without_a_verdict_right_and_wrong_look_the_same(kind, response):
    """Nothing in a page without verdict and solution depends on the key."""
    given = {"right": KINDS[kind].key(BODIES[kind]), "wrong": WRONG[kind], "none": None}[response]
    html = page(kind, Sight(verdict=False, feedback=False, solution=False), given)
    assert not any(mark in html for mark in ("✓", "◐", "option--right", "option--wrong"))
    assert "question__verdict" not in html


def test_without_verdict_and_solution_the_page_does_not_depend_on_the_key():
    body = BODIES["true_false"]
    pages = set()
    for answer in (True, False):
        review = KINDS["true_false"].review(body | {"answer": answer}, [], True)
        shown = {"question": masked(review, Sight(verdict=False, feedback=True, solution=False))}
        pages.add(render_to_string("courses/questions/review/true_false.html", shown))
    assert len(pages) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_own_answer_can_be_read_in_every_page(kind):
    html = page(kind, NOTHING, WRONG[kind])
    shown = {
        "single": "option--chosen", "multiple": "option--chosen", "true_false": "option--chosen",
        "matching": "Geheim-b", "ordering": "Schritt c", "cloze": "irgendwas",
        "short_answer": "irgendwas",
    }  # fmt: skip
    assert shown[kind] in html


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_is_called_right_only_where_that_may_be_seen(kind, sight):
    html = page(kind, sight, KINDS[kind].key(BODIES[kind]))
    assert ("question__verdict" in html) == sight.verdict
    if not sight.solution and not sight.verdict:
        assert "✓" not in html
