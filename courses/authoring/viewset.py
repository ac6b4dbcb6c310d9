"""The entry "Create a course" in the menu of teaching, and the addresses behind it."""

from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from ..queries.authoring import catalogues_to_add_to
from ..views import authoring


class AuthorsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:  # noqa: ANN001  as Wagtail declares it
        return catalogues_to_add_to(request.user).exists()


class CourseAuthoringViewSet(ViewSet):
    name = "course_authoring"
    url_prefix = "new-course"
    icon = "plus"
    menu_label = _("Create a course")
    menu_item_class = AuthorsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", authoring.CreateCourseView.as_view(), name="index"),
            path("<int:pk>/next/", authoring.NextStepsView.as_view(), name="next"),
        ]
