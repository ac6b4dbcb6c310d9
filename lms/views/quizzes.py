"""An attempt in the browser: question by question, then hand in. Works without JavaScript."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.models import QuizPage
from courses.queries.contacts import help_contacts
from courses.questions.base import MalformedResponse
from courses.questions.registry import KINDS

from ..exceptions import AnswerLocked, AttemptClosed, AttemptExpired, LearningError, NothingToCheck
from ..models import AttemptAnswer, QuizAttempt
from ..queries import quizzes as queries
from ..queries.papers import question_context, time_left
from ..queries.results import result_context
from ..services import quizzes as services
from .entrance import logged_in

VERDICT = "urteil"


@require_POST
@logged_in
def start(request: HttpRequest, quiz_pk: int) -> HttpResponse:
    """Open an attempt, or go on with the open one."""
    quiz = get_object_or_404(QuizPage, pk=quiz_pk)
    # Whoever tried it may know that it exists; to all others a draft is nothing.
    if not quiz.live and queries.latest_attempt(request.user, quiz.pk) is None:
        raise Http404
    enrolment = queries.enrolment_of(request.user, quiz.course.pk)
    if enrolment is None:
        return redirect("lms:enrol", course_pk=quiz.course.pk)
    try:
        attempt = services.start(enrolment=enrolment, quiz=quiz)
    except LearningError as error:
        messages.error(request, str(error.message))
        return redirect((quiz.live and quiz.url) or "lms:my_learning")
    return redirect("lms:attempt", uuid=attempt.uuid)


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, uuid: str, position: int) -> HttpResponse:
    """Show one question; POST keeps the answer and leads on."""
    attempt = queries.own_attempt(request.user, uuid)
    paper = queries.paper(attempt)
    if not 1 <= position <= len(paper):
        if paper or attempt.is_open:
            raise Http404
        # Its answers are erased, not unknown.
        return redirect("lms:result", uuid=attempt.uuid)
    if request.method == "POST":
        return keep_answer(request, attempt, paper, position)
    if not services.close_if_expired(attempt=attempt).is_open:
        return redirect("lms:result", uuid=attempt.uuid)
    return show_question(request, attempt, paper, position)


def keep_answer(
    request: HttpRequest, attempt: QuizAttempt, paper: list[AttemptAnswer], position: int
) -> HttpResponse:
    """Save the answer. Leads on, or answers 204 to the page's own saving in the background."""
    in_background = request.headers.get("X-Requested-With") == "autosave"
    check = "check" in request.POST and attempt.quiz.checks_each_question
    here = redirect("lms:question", uuid=attempt.uuid, position=position)
    try:
        save_posted(request, attempt, paper, position, check=check)
    except (MalformedResponse, NothingToCheck) as error:
        return show_question(request, attempt, paper, position, error=str(error), status=400)
    except (AttemptClosed, AnswerLocked) as error:
        if not in_background:
            messages.info(request, str(error.message))
        closed = isinstance(error, AttemptClosed)
        return redirect("lms:result", uuid=attempt.uuid) if closed else here
    if in_background:
        return HttpResponse(status=204)
    if check:
        return redirect(f"{here.url}#{VERDICT}")  # past the head of the page
    return redirect(onward(request, attempt, position, len(paper)))


def save_posted(
    request: HttpRequest,
    attempt: QuizAttempt,
    paper: list[AttemptAnswer],
    position: int,
    *,
    check: bool,
) -> None:
    """What can't be mended is told first: a closed attempt, a locked answer."""
    attempt = services.close_if_expired(attempt=attempt)
    if not attempt.is_open:
        raise AttemptExpired if attempt.timed_out else AttemptClosed
    answer = paper[position - 1]
    if answer.checked_at:
        raise AnswerLocked
    body = answer.version.body
    response = KINDS[answer.version.kind].parse(body, request.POST, "answer")
    services.save_answer(attempt=attempt, position=position, response=response, check=check)


def onward(request: HttpRequest, attempt: QuizAttempt, position: int, last: int) -> str:
    """Where the pressed button leads: back, on, or to the overview, be it all blank."""
    target = position - 1 if "back" in request.POST else position + 1
    if "overview" in request.POST or not 1 <= target <= last:
        return reverse("lms:attempt", args=[attempt.uuid]) + "?alle"
    return reverse("lms:question", args=[attempt.uuid, target])


def show_question(
    request: HttpRequest,
    attempt: QuizAttempt,
    paper: list[AttemptAnswer],
    position: int,
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    context = question_context(attempt, paper, position)
    context |= {"error": error, "contacts": help_contacts()}
    return render(request, "lms/question.html", context, status=status)


@logged_in
@require_safe
def overview(request: HttpRequest, uuid: str) -> HttpResponse:
    """All questions of the paper, answered or not, and the button to hand in.

    A fresh attempt begins with its first question instead.
    """
    attempt = queries.own_attempt(request.user, uuid)
    if not services.close_if_expired(attempt=attempt).is_open:
        return redirect("lms:result", uuid=attempt.uuid)
    items = queries.places_of(queries.paper(attempt))
    if not any(item.answered for item in items) and "alle" not in request.GET:
        return redirect("lms:question", uuid=attempt.uuid, position=1)
    context = time_left(attempt) | {
        "attempt": attempt,
        "items": items,
        "missing": [item for item in items if not item.answered],
        "contacts": help_contacts(),
    }
    return render(request, "lms/attempt.html", context)


@require_POST
@logged_in
def submit(request: HttpRequest, uuid: str) -> HttpResponse:
    """Hand in. A second time changes nothing and shows the same result."""
    attempt = queries.own_attempt_alone(request.user, uuid)
    if not attempt.is_open:
        messages.info(request, _("This attempt has been handed in already; nothing was changed."))
    services.submit(attempt=attempt)
    return redirect("lms:result", uuid=attempt.uuid)


@logged_in
@require_safe
def result(request: HttpRequest, uuid: str) -> HttpResponse:
    """What was right, what was not yet, and why."""
    attempt = queries.own_attempt(request.user, uuid)
    if attempt.is_open:
        attempt = services.close_if_expired(attempt=attempt)
        # After closing, the page is asked for anew; an open attempt goes on.
        return redirect("lms:attempt" if attempt.is_open else "lms:result", uuid=attempt.uuid)
    context = result_context(request, attempt) | {"contacts": help_contacts()}
    return render(request, "lms/result.html", context)
