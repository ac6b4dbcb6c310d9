"""The public check: is this certificate genuine, and what is it worth today?

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

from ..forms import NameForm, VerifyForm
from ..queries.verification import verdict
from .guarding import public_check, refused


@csrf_exempt
@public_check
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def verify(request: HttpRequest) -> HttpResponse:
    """GET shows the form; POST answers on the spot."""
    if request.method != "POST":
        return render(request, "certificates/verify.html", {"form": VerifyForm()})
    if answer := refused(request):
        return answer
    form = VerifyForm(request.POST)
    if not form.is_valid():
        return render(request, "certificates/verify.html", {"form": form})
    fields = form.cleaned_data
    again = {"number": fields["number"], "code": fields["code"]}
    return _answer(request, **fields, form=NameForm(), again=again)


@csrf_exempt
@public_check
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def verify_link(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """The link of the QR code; POST adds a name to compare."""
    if answer := refused(request):
        return answer
    form = NameForm(request.POST if request.method == "POST" else None)
    name = form.cleaned_data["name"] if form.is_bound and form.is_valid() else ""
    form = form if form.errors else NameForm()
    return _answer(request, number=number, code=code, name=name, form=form, again={})


@sensitive_variables("number", "code", "name")
def _answer(
    request: HttpRequest,
    *,
    number: str,
    code: str,
    name: str,
    form: NameForm,
    again: dict[str, str],
) -> HttpResponse:
    """`again` is what the name form must send along to reach the same certificate."""
    found = verdict(number=number, code=code, name=name)
    context = {"verdict": found, "form": form, "again": again}
    return render(request, "certificates/result.html", context)
