"""Questions of the bank as a file."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from ..downloads import as_download
from ..exchange.formats import FORMATS
from ..forms.exchange import ExportForm
from ..queries.exports import exportable, given
from .imports import ImportsMixin


class ExportView(ImportsMixin, FormView):
    """Choose format and questions; the answer is the file."""

    page_title = _("Export questions")
    header_icon = "upload"
    permission = "courses.change_question"
    template_name = "courses/imports/export.html"
    form_class = ExportForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if "format" in self.request.GET:
            kwargs["data"] = self.request.GET
        return kwargs

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """A download is a GET: it changes nothing, and its address can be kept."""
        form = self.get_form()
        if not form.is_bound or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        chosen = FORMATS[form.cleaned_data["format"]]
        questions = exportable(drafts=form.cleaned_data["drafts"]).filter(**form.filters())
        found = list(given(questions))
        if not found:
            form.add_error(None, _("No question fits. Please choose less narrowly."))
            return self.render_to_response(self.get_context_data(form=form))
        name = f"fragen-{timezone.localdate():%Y-%m-%d}.{chosen.extension}"
        return as_download(chosen.write(found), name=name, media_type=chosen.content_type)
