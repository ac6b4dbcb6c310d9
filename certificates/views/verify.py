"""The public check: is this certificate genuine, unchanged, and what is it worth today?

Number, code and name travel in the body of a POST and never in an address that we make; only the
QR code carries number and code in its link. Unknown numbers and wrong codes get one answer, with
status 200: the question was answered.

These POSTs change nothing and need no account, so they carry no CSRF token. With one they would
fail: under `Referrer-Policy: no-referrer` browsers send `Origin: null`, which the check refuses.
It also spares visitors the cookie.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from ..forms import FileForm, NameForm, VerifyForm
from ..states import State
from ..verify import words
from ..verify.answers import Answer, Finding, Told, refusal
from ..verify.codes import check_code
from ..verify.uploads import LARGEST_PAPER, check_upload
from .guarding import oversized, public_check, refused

MAY = ["GET", "HEAD", "POST"]


@csrf_exempt
@public_check
@require_http_methods(MAY)
@sensitive_post_parameters()
def verify(request: HttpRequest) -> HttpResponse:
    """GET shows the forms; POST answers on the spot."""
    if request.method != "POST":
        return _forms(request)
    if answer := refused(request):
        return answer
    form = VerifyForm(request.POST)
    if not form.is_valid():
        return _forms(request, form=form)
    fields = form.cleaned_data
    again = {"number": fields["number"], "code": fields["code"]}
    return _by_code(request, **fields, form=NameForm(), again=again)


@csrf_exempt
@public_check
@require_http_methods(MAY)
@sensitive_post_parameters()
def verify_link(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """The link of the QR code; POST adds a name to compare."""
    if answer := refused(request):
        return answer
    form = NameForm(request.POST if request.method == "POST" else None)
    name = form.cleaned_data["name"] if form.is_bound and form.is_valid() else ""
    form = form if form.errors else NameForm()
    return _by_code(request, number=number, code=code, name=name, form=form, again={})


@csrf_exempt
@public_check
@require_http_methods(MAY)
@sensitive_post_parameters()
def verify_file(request: HttpRequest) -> HttpResponse:
    """One uploaded PDF, JSON or JWT; nothing of it is kept."""
    if request.method != "POST":
        return _forms(request)
    if answer := refused(request):
        return answer
    # Before the body is read: a large one would be received only to be refused.
    if oversized(request, LARGEST_PAPER):
        return show(request, refusal(Finding.TOO_BIG), status=413)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _forms(request, file_form=form)
    file, name = form.cleaned_data["file"], form.cleaned_data["name"]
    if file.size > LARGEST_PAPER:
        return show(request, refusal(Finding.TOO_BIG), status=413)
    return show(request, check_upload(file.read(), name=name))


def show(
    request: HttpRequest, answer: Answer, *, status: int = 200, **context: object
) -> HttpResponse:
    context |= {
        "answer": answer,
        "title": words.title(answer),
        "meaning": words.meaning(answer),
        "advice": words.advice(answer),
        "tone": _tone(answer),
        "genuine": words.SHORT[answer.genuine],
        "unchanged": words.SHORT[answer.unchanged],
    }
    return render(request, "certificates/result.html", context, status=status)


def _tone(answer: Answer) -> str:
    """The colour of the answer: green only for what one may rely on."""
    if answer.state == State.VALID and not answer.is_good:
        return "othername" if answer.name_matches is False else "unknown"
    return answer.state or ("altered" if answer.unchanged == Told.NO else "unknown")


def _forms(
    request: HttpRequest, *, form: VerifyForm | None = None, file_form: FileForm | None = None
) -> HttpResponse:
    context = {
        "form": form or VerifyForm(),
        "file_form": file_form or FileForm(auto_id="id_file_%s"),
    }
    return render(request, "certificates/verify.html", context)


@sensitive_variables("number", "code", "name")
def _by_code(
    request: HttpRequest,
    *,
    number: str,
    code: str,
    name: str,
    form: NameForm,
    again: dict[str, str],
) -> HttpResponse:
    """`again` is what the name form must send along to reach the same certificate."""
    answer = check_code(number=number, code=code, name=name)
    return show(request, answer, form=form, again=again)
