"""Choosing a question for a quiz."""

from django.db.models import QuerySet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from ..models import Question


class NotRetired:
    """Retired questions stay where they are, but are not offered any more."""

    def get_object_list(self) -> QuerySet[Question]:
        return super().get_object_list().filter(retired_at__isnull=True)


class QuestionChooseView(NotRetired, ChooseView):
    pass


class QuestionChooseResultsView(NotRetired, ChooseResultsView):
    pass


class QuestionChooserViewSet(SnippetChooserViewSet):
    choose_view_class = QuestionChooseView
    choose_results_view_class = QuestionChooseResultsView
