"""Creating a course, and the page that says how to go on."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..authoring.new_course import NewCourseForm
from ..completeness.checking import check_course
from ..models import CatalogPage, CoursePage, Question
from ..queries.authoring import catalogues_to_add_to, pages_of
from ..services.course_drafts import create_course

NEXT = "course_authoring:next"


class Titled(WagtailAdminTemplateMixin):
    """The page's own title ends the trail of links in the header."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class CreateCourseView(Titled, FormView):
    """One form; a draft course with lessons and quiz comes out of it."""

    page_title = _("Create a course")
    header_icon = "openquote"
    template_name = "courses/authoring/new.html"
    form_class = NewCourseForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.catalogues:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def catalogues(self) -> QuerySet[CatalogPage]:
        return catalogues_to_add_to(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"catalogues": self.catalogues}

    def get_initial(self) -> dict[str, Any]:
        wanted = self.request.GET.get("catalogue", "")
        return {"catalogue": wanted} if wanted.isdecimal() and len(wanted) < 10 else {}

    def form_valid(self, form: NewCourseForm) -> HttpResponse:
        try:
            course = create_course(**form.cleaned_data, user=self.request.user)
        except ValidationError as error:
            for message in error.messages:
                form.add_error(None, message)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("“%(title)s” is created as a draft. Nobody but editors sees it yet.")
            % {"title": course.title},
        )
        return redirect(NEXT, course.pk)

    def form_invalid(self, form: NewCourseForm) -> HttpResponse:
        """Said at the top too: a marked field may lie below the fold."""
        text = _("The course is not created yet. Please look at the marked fields.")
        messages.validation_error(self.request, text, form)
        return super().form_invalid(form)


class NextStepsView(Titled, TemplateView):
    """A list to work through: each page of the course with what it still lacks."""

    page_title = _("How to go on")
    header_icon = "tasks"
    template_name = "courses/authoring/next.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        course = get_object_or_404(CoursePage, pk=self.kwargs["pk"])
        if not course.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        pages = pages_of(course, check_course(course).entries)
        context = super().get_context_data(**kwargs)
        questions = Question.snippet_viewset.get_url_name("list")
        return context | {"course": course, "pages": pages, "question_list": questions}
