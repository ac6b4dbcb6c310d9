"""Fill in questions as a person does: click, choose, write."""

from collections.abc import Callable

from playwright.sync_api import Page

from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, QuizAttempt

from .words import button

Filler = Callable[[Page, str, str], None]


def tick(page: Page, name: str, value: str) -> None:
    page.locator("label.option").filter(
        has=page.locator(f'input[name="{name}"][value="{value}"]')
    ).click()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f'select[name="{name}"]').select_option(value)


def write(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"]').fill(value)


FILLERS: dict[str, Filler] = {
    "single": tick,
    "multiple": tick,
    "true_false": tick,
    "matching": choose,
    "ordering": choose,
    "cloze": write,
    "short_answer": write,
}


def answer_rightly(page: Page, answer: AttemptAnswer) -> None:
    """Fill in the key of the question that is on screen."""
    kind, body = KINDS[answer.version.kind], answer.version.body
    for name, values in kind.form_data(body, kind.key(body), "answer").items():
        for value in values:
            FILLERS[kind.slug](page, name, value)


def the_attempt(page: Page) -> QuizAttempt:
    """The attempt whose question or result is on screen."""
    uuid = page.url.split("/versuch/")[1].split("/")[0]
    return QuizAttempt.objects.get(uuid=uuid)


def answer_all(page: Page, *, rightly: bool) -> None:
    """From the first question to the overview, answering all questions or none."""
    answers = list(the_attempt(page).answers.select_related("version"))
    for answer in answers:
        if rightly:
            answer_rightly(page, answer)
        last = answer is answers[-1]
        button(page, "Save and check" if last else "Save and next question").click()
    page.wait_for_url("**/versuch/*/**")
