"""Import and export of questions in the Wagtail admin."""

from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .views import exports, imports


class PermittedMenuItem(MenuItem):
    def is_shown(self, request) -> bool:  # noqa: ANN001  as Wagtail declares it
        return request.user.has_perm(imports.ImportsMixin.permission)


class QuestionExchangeViewSet(ViewSet):
    name = "question_imports"
    url_prefix = "question-exchange"
    icon = "download"
    menu_label = _("Import and export")
    menu_item_class = PermittedMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", imports.IndexView.as_view(), name="index"),
            path("export/", exports.ExportView.as_view(), name="export"),
            path("<uuid:uuid>/", imports.ReportView.as_view(), name="report"),
            path("<uuid:uuid>/read/", imports.ReadView.as_view(), name="read"),
            path("<uuid:uuid>/take-over/", imports.TakeOverView.as_view(), name="take_over"),
            path("<uuid:uuid>/undo/", imports.UndoView.as_view(), name="undo"),
        ]
