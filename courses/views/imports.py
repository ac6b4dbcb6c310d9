"""Questions from a file, in two steps: upload, then a report to look at before anything happens."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..exceptions import FileNotRead
from ..forms.exchange import TakeOverForm, UploadForm
from ..models import QuestionImport
from ..queries import imports as queries
from ..services import imports as services

PER_PAGE = 50
INDEX = "question_imports:index"
# A web server gives up after half a minute; nobody likes to wait for more than a few seconds.
READING_SECONDS = 3.0


def next_step(source: QuestionImport) -> str:
    return "report" if queries.is_read(source) else "read"


class ImportsMixin(WagtailAdminTemplateMixin):
    """For people who may add questions; everybody else is sent away."""

    header_icon = "download"
    permission = "courses.add_question"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": gettext_lazy("Import questions")},
            *([{"url": "", "label": self.page_title}] if self.page_title else []),
        ]


class IndexView(ImportsMixin, FormView):
    """Upload a file; below it, what was uploaded before."""

    page_title = ""
    page_subtitle = gettext_lazy("Import questions")
    template_name = "courses/imports/index.html"
    form_class = UploadForm

    def form_valid(self, form: UploadForm) -> HttpResponse:
        data = form.cleaned_data
        try:
            source = services.stage(
                data=data["file"].read(),
                name=data["file"].name,
                prefix=data["prefix"],
                topic=data["topic"],
                format_slug=data["format"],
                user=self.request.user,
                seconds=READING_SECONDS,
            )
        except ValidationError as error:
            form.add_error("file", error)
            return self.form_invalid(form)
        return redirect(f"question_imports:{next_step(source)}", uuid=source.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(queries.imports(), 20).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page}


class SourceMixin(ImportsMixin):
    @cached_property
    def source(self) -> QuestionImport:
        return get_object_or_404(QuestionImport, uuid=self.kwargs["uuid"])


class ReportView(SourceMixin, TemplateView):
    """What becomes what, what is not supported and why; then the decision."""

    template_name = "courses/imports/report.html"

    @property
    def page_title(self) -> str:
        return self.source.file_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = self.request.GET.get("show", "all")
        rows = queries.report_rows(self.source, shown)
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        context = {
            "source": self.source,
            "is_read": queries.is_read(self.source),
            "summary": queries.summary(self.source),
            "progress": services.progress(self.source),
            "same_file": queries.same_file(self.source),
            "shown": shown if shown in queries.SHOWN else "all",
            "page": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "lines": [queries.line(row) for row in page.object_list],
            "form": TakeOverForm(),
        }
        return super().get_context_data(**kwargs) | context


class ReadView(SourceMixin, TemplateView):
    """Read the next portion of a long file; the page shows how far it is and goes on by itself."""

    template_name = "courses/imports/reading.html"
    page_title = gettext_lazy("Reading")
    http_method_names = ("get", "head", "post")

    def get(self, request: HttpRequest, uuid: str) -> HttpResponse:
        if queries.is_read(self.source):
            return redirect("question_imports:report", uuid=uuid)
        context = {"source": self.source, "found": self.source.found.count()}
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        try:
            services.read_on(source=self.source, seconds=READING_SECONDS)
        except ValidationError as error:
            services.forget(source=self.source)
            messages.error(request, " ".join(error.messages))
            return redirect(INDEX)
        return redirect(f"question_imports:{next_step(self.source)}", uuid=uuid)


class TakeOverView(SourceMixin, TemplateView):
    """Take over the next portion; the page shows how far it is and goes on by itself."""

    template_name = "courses/imports/progress.html"
    page_title = gettext_lazy("Taking over")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        skip_known = bool(request.POST.get("skip_known"))
        try:
            progress = services.take_over(
                source=self.source, user=request.user, skip_known=skip_known
            )
        except FileNotRead:
            return redirect("question_imports:read", uuid=uuid)
        if not progress.is_complete:
            context = {"source": self.source, "progress": progress, "skip_known": skip_known}
            return self.render_to_response(self.get_context_data(**context))
        taken = queries.summary(self.source).taken
        said = ngettext("%d draft is in the bank now.", "%d drafts are in the bank now.", taken)
        messages.success(request, said % taken)
        return redirect("question_imports:report", uuid=uuid)


class UndoView(SourceMixin, TemplateView):
    """Take the drafts of an import out of the bank again, or throw a staged file away."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        if self.source.confirmed_at is None:
            services.forget(source=self.source)
            messages.success(request, _("The file was thrown away; nothing came into the bank."))
            return redirect(INDEX)
        deleted, kept = services.undo(source=self.source)
        messages.success(request, _("%(n)d drafts were deleted.") % {"n": deleted})
        if kept:
            messages.warning(
                request,
                _("%(n)d questions stay: they were edited, published or used since.") % {"n": kept},
            )
        return redirect("question_imports:report", uuid=uuid)
