"""Choosing a question for a quiz."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from ..models import Question
from .columns import named


class Offered:
    """What is asked stands beside the reference; retired questions are not offered any more."""

    def get_object_list(self) -> QuerySet[Question]:
        return super().get_object_list().filter(retired_at__isnull=True)

    @property
    def columns(self) -> list[Column]:
        title, *rest = super().columns
        asked = Column("named", label=_("Working title or question"), accessor=named)
        return [title, asked, *rest]


class QuestionChooseView(Offered, ChooseView):
    pass


class QuestionChooseResultsView(Offered, ChooseResultsView):
    pass


class QuestionChooserViewSet(SnippetChooserViewSet):
    choose_view_class = QuestionChooseView
    choose_results_view_class = QuestionChooseResultsView
