"""No screen of bank, exchange, quiz rules and statistics breaks WCAG 2.2 A or AA.

In the admin, axe looks at what we put into Wagtail's frame; the frame itself is Wagtail's.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from courses.bank.addresses import address
from courses.models import CoursePage, Question, QuestionImport, QuestionVersion
from courses.models.quiz_settings import Moment
from courses.questions.registry import KINDS
from courses.services import imports
from courses.services.questions import retire
from lms.models import QuizAttempt
from lms.queries import regrades
from lms.services.allowances import grant
from lms.services.quizzes import save_answer, start, submit
from lms.views import admin_regrades, regrade_looking
from tests.lms.crowd import crowd

from .people import sign_in
from .quizzing import answered, let_show, quiz_of_all_kinds, response_to, result_of
from .test_accessibility import Inspector
from .walking import enrolled
from .watching import Watch

pytestmark = pytest.mark.journey
OURS = "main .nice-padding"
LISTING = "#listing-results"
GIFT = """
// [tag:recht]
::A-01:: Kinder haben ein Recht auf Erziehung ohne Gewalt. {T}

::A-02:: Beschreiben Sie Ihre Haltung. {}

::A-03:: Wer hilft? {=das Jugendamt ~%50%die Schule ~niemand}
"""


@pytest.fixture
def guide(
    open_browser: Callable[..., BrowserContext], site: str, watch: Watch
) -> Iterator[Callable[[Any], Inspector]]:
    """An inspector in the shoes of somebody; at the end nothing may be wrong."""
    inspectors: list[Inspector] = []
    watch.excuse("status of 400")

    def make(user: Any) -> Inspector:
        inspectors.append(Inspector(sign_in(open_browser(), user, site).new_page()))
        return inspectors[-1]

    yield make
    assert [one.wrong for one in inspectors if one.wrong] == []


def visit(inspector: Inspector, name: str, address: str, *, within: str = OURS) -> None:
    inspector.page.goto(address)
    expect(inspector.page.locator(within).first).to_be_attached()
    inspector.look(name, within=within)


def stand_still(inspector: Inspector) -> None:
    """Pages that go on by themselves wait for their button."""
    inspector.page.route(
        "**/goes-on.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )


def press(inspector: Inspector, name: str, selector: str, *, within: str = "html") -> None:
    """Press a button of the page, then look at what comes."""
    inspector.page.locator(f"main {selector}").first.click()
    inspector.page.wait_for_load_state()
    inspector.look(name, within=within)


def test_import_and_export(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector = guide(cast["tom"])
    page, index = inspector.page, reverse("question_imports:index")
    for name, data in {"empty": b"", "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"}.items():
        page.goto(index)
        page.set_input_files(
            "input[name=file]",
            {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": data},
        )
        press(inspector, f"import, {name} file", "form[enctype] button", within=OURS)
        expect(page.locator(".error-message").first).to_be_visible()
    staged = imports.stage(data=GIFT.encode(), name="fragen.gift", prefix="A", user=cast["tom"])
    report = reverse("question_imports:report", args=[staged.uuid])
    visit(inspector, "import, report", report)
    visit(inspector, "import, index", index)
    monkeypatch.setattr(imports, "PORTION", 1)
    stand_still(inspector)
    long = imports.stage(data=GIFT.encode(), name="lang.gift", prefix="L", seconds=0)
    visit(inspector, "import, reading", reverse("question_imports:read", args=[long.uuid]))
    visit(inspector, "import, half read", reverse("question_imports:report", args=[long.uuid]))
    imports.forget(source=long)
    page.goto(report)
    press(inspector, "import, progress", "form[action$='take-over/'] button", within=OURS)
    expect(page.locator("progress")).to_be_visible()
    visit(inspector, "import, interrupted", report)
    press(inspector, "import, done", "form[action$='take-over/'] button", within=OURS)
    assert QuestionImport.objects.get().found.filter(question__isnull=False).count() == 2
    visit(inspector, "export", reverse("question_imports:export"))
    visit(
        inspector, "export, nothing", reverse("question_imports:export") + "?format=gift&tag=xyzzy"
    )


@pytest.fixture
def changed(course: CoursePage, cast: dict[str, Any]) -> Question:
    """A published question with two versions, and a draft that says something else again."""
    question = Question.objects.get(reference="P1-Q01")
    for title in ("", "Neu"):
        draft = question.get_latest_revision_as_object()
        value = draft.body[0].value
        value["prompt"].source = value["prompt"].source.replace("</p>", " Wirklich?</p>", 1)
        draft.title = title
        revision = draft.save_revision(user=cast["tom"])
        if not title:
            revision.publish(user=cast["rea"])
        question = Question.objects.get(pk=question.pk)
    return question


def test_question_bank(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], changed: Question
) -> None:
    inspector = guide(cast["rea"])
    page = inspector.page
    visit(inspector, "bank, list", address("list"), within=LISTING)
    visit(inspector, "bank, nothing found", address("list") + "?q=xyzzy", within=LISTING)
    for name in ("inspect", "versions", "copy", "retire"):
        visit(inspector, f"bank, {name}", address(name, changed))
    for number, kind in enumerate(KINDS):
        question = next(one for one in Question.objects.all() if one.kind == kind)
        page.goto(address("try_out", question))
        if number == 0:
            inspector.look("bank, try-out", within=OURS)
        press(inspector, f"bank, try-out of {kind}", "form.quiz button[type=submit]", within=OURS)
    retire(questions=[changed], user=cast["rea"])
    for name in ("inspect", "restore"):
        visit(inspector, f"bank, retired, {name}", address(name, changed))
    chosen = reverse("wagtail_bulk_action", args=["courses", "question", "retire"])
    visit(inspector, "bank, retire many", f"{chosen}?id={changed.pk}", within=OURS)


def test_quiz_with_feedback_after_each_question(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], course: CoursePage
) -> None:
    quiz = quiz_of_all_kinds(course)
    quiz.time_limit_minutes, quiz.attempts_allowed, quiz.wait_minutes = 30, 3, 10
    let_show(quiz, Moment.EACH, Moment.EACH, Moment.EACH)
    attempt = start(enrolment=enrolled(cast["ada"], course), quiz=quiz)
    inspector = guide(cast["ada"])
    for answer in attempt.answers.select_related("version"):
        url = reverse("lms:question", args=[attempt.uuid, answer.position])
        if answer.position == 1:
            visit(inspector, "question with a deadline", url, within="html")
            press(inspector, "question, nothing to check", "button[name=check]")
        response = response_to(answer.version, rightly=bool(answer.position % 2))
        save_answer(attempt=attempt, position=answer.position, response=response, check=True)
        visit(inspector, f"checked {answer.version.kind}", url, within="html")
    visit(inspector, "overview", reverse("lms:attempt", args=[attempt.uuid]), within="html")
    submit(attempt=attempt)
    visit(inspector, "result, wait for the next", result_of(attempt), within="html")
    visit(inspector, "quiz, wait for the next", quiz.url, within="html")


def test_results_in_each_setting(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], course: CoursePage
) -> None:
    quiz, enrolment = quiz_of_all_kinds(course), enrolled(cast["ada"], course)
    failed = answered(enrolment, quiz, rightly=False)
    passed = answered(enrolment, quiz, rightly=True)
    inspector = guide(cast["ada"])
    settings = {
        "all": (Moment.END, Moment.END, Moment.END),
        "verdict alone": (Moment.END, Moment.NEVER, Moment.NEVER),
        "after passing": (Moment.PASSED, Moment.PASSED, Moment.PASSED),
        "nothing": (Moment.NEVER, Moment.NEVER, Moment.NEVER),
    }
    for name, moments in settings.items():
        let_show(quiz, *moments)
        visit(inspector, f"result, failed, {name}", result_of(failed), within="html")
    visit(inspector, "result, passed, nothing", result_of(passed), within="html")
    let_show(quiz, Moment.END, Moment.END, Moment.END)
    visit(inspector, "result, passed, all", result_of(passed), within="html")
    passed.answers.all().delete()
    QuizAttempt.objects.filter(pk=passed.pk).update(
        score=None, submitted_at=timezone.now() - timedelta(days=40)
    )
    visit(inspector, "result, erased", result_of(passed), within="html")


def test_arrangements_and_statistics(
    guide: Callable[[Any], Inspector],
    cast: dict[str, Any],
    course: CoursePage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quiz = quiz_of_all_kinds(course)
    enrolment = enrolled(cast["ada"], course)
    failed = answered(enrolment, quiz, rightly=False)
    versions = [one.version for one in failed.answers.select_related("version")]
    crowd(learner=enrolment.learner, quiz=quiz, papers=[versions] * 20)
    allowance = grant(learner=enrolment.learner, quiz=quiz, extra_minutes=15)
    inspector = guide(cast["rea"])
    visit(inspector, "arrangements", reverse("arrangements:index"), within=LISTING)
    visit(inspector, "arrangements, add", reverse("arrangements:add"), within="main form")
    press(inspector, "arrangements, wrong", "form button[type=submit]", within="main form")
    edit = reverse("arrangements:edit", args=[allowance.pk])
    visit(inspector, "arrangements, edit", edit, within="main form")
    visit(inspector, "arrangements, changes", reverse("arrangement_changes:index"), within=LISTING)
    visit(inspector, "statistics", reverse("lms_statistics"), within=LISTING)
    single = versions[0]
    visit(
        inspector,
        "statistics, detail",
        reverse("lms_statistics_question", args=[single.question_id]),
    )
    wrong = single.body | {
        "options": [one | {"correct": one["id"] == "a"} for one in single.body["options"]]
    }
    new = QuestionVersion.objects.create(
        question=single.question, number=2, kind="single", body=wrong,
        digest=QuestionVersion.digest_of(wrong),
    )  # fmt: skip
    QuizAttempt.objects.filter(pk=failed.pk).update(pass_mark=1)
    again = reverse("lms_regrade", args=[single.question_id]) + f"?old={single.pk}&new={new.pk}"
    visit(inspector, "regrade", again)
    stand_still(inspector)
    monkeypatch.setattr(regrades, "BATCH", 5)
    for module in (admin_regrades, regrade_looking):
        monkeypatch.setattr(module, "SECONDS", 0)
    visit(inspector, "regrade, looking", again)
    press(inspector, "regrade, looking on", "form[data-goes-on] button", within=OURS)
