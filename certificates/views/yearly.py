"""The holder's record of further training as a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from courses.documents.fonts import MissingGlyph
from courses.downloads import as_download
from lms.models import Learner
from lms.views.entrance import logged_in

from ..exceptions import HolderUnnamed, NameNotPrintable
from ..yearly import yearly_pdf
from .guarding import own_page

FILE_NAME = "Fortbildungsnachweis.pdf"


@own_page
@logged_in
@require_safe
def yearly(request: HttpRequest) -> HttpResponse:
    """One's own only: there is nothing in the address to try out."""
    learner = get_object_or_404(Learner.objects.select_related("user"), user=request.user)
    try:
        data = yearly_pdf(learner)
    except HolderUnnamed as error:
        messages.error(request, str(error.message))
    except MissingGlyph:
        messages.error(request, str(NameNotPrintable.message))
    else:
        return as_download(data, name=FILE_NAME, media_type="application/pdf")
    return redirect("lms:my_learning")
