"""Views that do what ours cannot do without, and no more."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from .models import BareRow


@require_POST
@login_required
def insert(request: HttpRequest) -> HttpResponse:
    """CSRF, session, log-in, one INSERT, a redirect: like handing in, without the quiz."""
    BareRow.objects.create(user=request.user)
    return redirect("bare_plain")


@csrf_exempt
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Takes a file in and answers in the frame of the site, whatever the file holds."""
    request.FILES["file"].read()
    return render(request, "bare/frame.html")


@require_safe
def frame(request: HttpRequest) -> HttpResponse:
    """One sentence in the frame of the site; no query but those of the frame."""
    return render(request, "bare/frame.html")


@require_safe
def plain(request: HttpRequest) -> HttpResponse:
    """One sentence in a document of its own; no query at all."""
    return render(request, "bare/plain.html")
