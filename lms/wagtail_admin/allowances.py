"""Individual arrangements in the Wagtail admin: given by trainers, with their history."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.forms import CharField, ModelForm, TextInput, modelform_factory
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from ..models import Learner, QuizAllowance
from ..services.allowances import extend_running
from .records import RecordIndexView, RecordViewSet

ARRANGED = ["extra_attempts", "extra_minutes", "no_time_limit", "no_waiting"]
GRANTING = ["add", "change"]


class LearnerFilterForm(BaseFilterForm):
    """Finds learners by the name they gave, or by what they log in with."""

    q = CharField(label=_("Name or log-in"), required=False, widget=TextInput())

    def filter(self, objects: QuerySet[Learner]) -> QuerySet[Learner]:
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        if not self.search_query:
            return objects
        login = f"user__{get_user_model().USERNAME_FIELD}__icontains"
        return objects.filter(
            Q(name__icontains=self.search_query) | Q(**{login: self.search_query})
        )


class OnlyForGranting:
    """Names of learners are shown to those who may arrange something, and to nobody else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        policy = policy_registry.get_by_type(QuizAllowance)
        if not policy.user_has_any_permission(request.user, GRANTING):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class LearnerList:
    filter_form_class = LearnerFilterForm

    def get_object_list(self) -> QuerySet[Learner]:
        return Learner.objects.select_related("user").order_by("name", "pk")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("user", label=_("Log-in"))]  # type: ignore[misc]


class ChooseLearnerView(OnlyForGranting, LearnerList, chooser.ChooseView):
    pass


class ChooseLearnerResultsView(OnlyForGranting, LearnerList, chooser.ChooseResultsView):
    pass


class ChosenLearnerView(OnlyForGranting, chooser.ChosenView):
    pass


class ChosenLearnersView(OnlyForGranting, chooser.ChosenMultipleView):
    pass


class LearnerChooserViewSet(ChooserViewSet):
    model = Learner
    icon = "user"
    choose_one_text = _("Choose a learner")
    choose_another_text = _("Choose another learner")
    choose_view_class = ChooseLearnerView
    choose_results_view_class = ChooseLearnerResultsView
    chosen_view_class = ChosenLearnerView
    chosen_multiple_view_class = ChosenLearnersView
    per_page = 20


class GrantView:
    """Saving also moves the end of an attempt that is running; both or neither."""

    def save_instance(self) -> QuizAllowance:
        with transaction.atomic():
            allowance = super().save_instance()  # type: ignore[misc]
            extend_running(allowance=allowance)
        return allowance


class AllowanceCreateView(GrantView, generic.CreateView):
    pass


class AllowanceEditView(GrantView, generic.EditView):
    pass


class AllowanceIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[QuizAllowance]:
        return super().get_base_queryset().select_related("learner__user", "quiz")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        changes = Button(
            _("All changes"), url=reverse("arrangement_changes:index"), icon_name="history"
        )
        return [*super().header_more_buttons, changes]


class AllowanceViewSet(ModelViewSet):
    """Who and at which quiz stays; what is arranged can be changed."""

    model = QuizAllowance
    name = "arrangements"
    icon = "time"
    menu_label = _("Individual arrangements")
    menu_order = 130
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    index_view_class = AllowanceIndexView
    add_view_class = AllowanceCreateView
    edit_view_class = AllowanceEditView
    list_display = [
        "learner",
        "quiz",
        Column("extra_attempts", label=_("extra attempts")),
        Column("extra_minutes", label=_("extra minutes")),
        BooleanColumn("no_time_limit", label=_("no time limit")),
        BooleanColumn("no_waiting", label=_("no waiting")),
    ]
    search_fields = ["learner__name", "quiz__title"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        fields = ARRANGED if for_update else ["learner", "quiz", *ARRANGED]
        return modelform_factory(QuizAllowance, form=WagtailAdminModelForm, fields=fields)

    @property
    def learning_menu_item(self) -> MenuItem:
        return self.get_menu_item(order=self.menu_order)


class ChangeIndexView(RecordIndexView):
    related = ("learner__user", "quiz", "history_user")


class AllowanceChangeViewSet(RecordViewSet):
    """Every arrangement as it was given, changed and taken back, by whom and when."""

    model = QuizAllowance.history.model
    name = "arrangement_changes"
    icon = "history"
    menu_label = _("Changes of arrangements")
    inspect_view_enabled = False
    index_view_class = ChangeIndexView
    list_display = [
        DateColumn("history_date", label=_("when")),
        Column("get_history_type_display", label=_("what")),
        Column("learner", label=_("learner")),
        Column("quiz", label=_("quiz")),
        Column("extra_attempts", label=_("extra attempts")),
        Column("extra_minutes", label=_("extra minutes")),
        BooleanColumn("no_time_limit", label=_("no time limit")),
        BooleanColumn("no_waiting", label=_("no waiting")),
        Column("history_user", label=_("by")),
    ]
    search_fields = ["learner__name", "quiz__title"]


allowance_viewsets: list[Any] = [
    AllowanceViewSet(),
    AllowanceChangeViewSet(),
    LearnerChooserViewSet("learner_chooser"),
]
