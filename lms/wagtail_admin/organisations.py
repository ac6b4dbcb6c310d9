"""Organisations, memberships and networks in the Wagtail admin, for operators."""

from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm, modelform_factory
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import HandoverPoint, Membership, Network, NetworkMember, NetworkOffice, Organisation
from ..services import notices
from ..services import organisations as services
from .organisation_forms import EnterForm, MembershipForm, OfficeForm, OrganisationForm


class OperatorViewSet(ModelViewSet):
    """Things are ended or switched off here, not deleted: records rest on them."""

    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    search_backend_name = None
    form_class: type[ModelForm]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return self.form_class

    @property
    def learning_menu_item(self) -> MenuItem:
        return self.get_menu_item(order=self.menu_order)


class OrganisationIndexView(generic.IndexView):
    default_ordering = "path"


class OrganisationViewSet(OperatorViewSet):
    model = Organisation
    name = "organisations"
    icon = "home"
    menu_label = _("Organisations")
    menu_order = 200
    form_class = OrganisationForm
    index_view_class = OrganisationIndexView
    list_display = [
        "name",
        Column("get_parent", label=_("stands below")),
        Column("get_type_display", label=_("type")),
        Column("place", label=_("place")),
        BooleanColumn("is_active", label=_("active")),
    ]
    list_filter = ["type", "federal_state", "is_active"]
    search_fields = ["name", "place"]


def edit_address(membership: Membership) -> str:
    return reverse("memberships:edit", args=[membership.pk])


class MembershipIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Membership]:
        found = super().get_base_queryset()
        return found.select_related("learner__user", "organisation", "group")


class EnterView(generic.CreateView):
    """Enter a person as a manager would; she is written to and confirms."""

    def save_instance(self) -> Membership:
        data = self.form.cleaned_data
        membership = services.enter(
            organisation=data["organisation"],
            email=data["email"],
            name=data["known_as"],
            role=data["role"],
            group=data["group"],
            entered_on=data["entered_on"],
        )
        address = self.request.build_absolute_uri(reverse("lms:memberships"))
        notices.tell(membership, address=address)
        return membership


class MembershipEditView(generic.EditView):
    def save_instance(self) -> Membership:
        membership = super().save_instance()
        services.follow_all([membership])
        return membership


class MembershipViewSet(OperatorViewSet):
    """Who and where stays; role, group and the end can be changed."""

    model = Membership
    name = "memberships"
    icon = "group"
    menu_label = _("Memberships")
    menu_order = 210
    index_view_class = MembershipIndexView
    add_view_class = EnterView
    edit_view_class = MembershipEditView
    list_display = [
        TitleColumn("shown_as", label=_("person"), get_url=edit_address),
        Column("organisation", label=_("organisation")),
        Column("get_role_display", label=_("role")),
        Column("group", label=_("professional group")),
        Column("entered_on", label=_("entered on")),
        Column("left_on", label=_("left on")),
        DateColumn("confirmed_at", label=_("confirmed")),
    ]
    list_filter = ["role", "left_on"]
    search_fields = ["known_as", "learner__user__email", "organisation__name"]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return MembershipForm if for_update else EnterForm


class NetworkViewSet(OperatorViewSet):
    model = Network
    name = "networks"
    icon = "site"
    menu_label = _("Networks")
    menu_order = 220
    form_class = modelform_factory(
        Network, form=WagtailAdminModelForm, fields=["name", "area", "is_active"]
    )
    list_display = ["name", BooleanColumn("is_active", label=_("active"))]
    search_fields = ["name"]


class RelatedIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("network", "organisation")


class NetworkMemberViewSet(OperatorViewSet):
    model = NetworkMember
    name = "network_members"
    icon = "group"
    menu_label = _("Members of networks")
    menu_order = 230
    index_view_class = RelatedIndexView
    form_class = modelform_factory(
        NetworkMember,
        form=WagtailAdminModelForm,
        fields=["network", "organisation", "is_coordination", "starts_on", "ends_on"],
    )
    list_display = [
        "organisation",
        Column("network", label=_("network")),
        BooleanColumn("is_coordination", label=_("coordination office")),
        Column("starts_on", label=_("from")),
        Column("ends_on", label=_("until")),
    ]
    search_fields = ["organisation__name", "network__name"]


class NetworkOfficeViewSet(OperatorViewSet):
    model = NetworkOffice
    name = "network_offices"
    icon = "calendar"
    menu_label = _("Terms of office")
    menu_order = 240
    index_view_class = RelatedIndexView
    form_class = OfficeForm
    list_display = [
        "organisation",
        Column("network", label=_("network")),
        Column("starts_on", label=_("from")),
        Column("ends_on", label=_("until")),
        Column("handed_over_on", label=_("handed over on")),
    ]
    search_fields = ["organisation__name", "network__name"]


class HandoverPointViewSet(OperatorViewSet):
    model = HandoverPoint
    name = "handover_points"
    icon = "tasks"
    menu_label = _("Points of the hand-over")
    menu_order = 250
    form_class = modelform_factory(
        HandoverPoint,
        form=WagtailAdminModelForm,
        fields=["text", "slug", "sort_order", "is_active"],
    )
    list_display = [
        "text",
        Column("sort_order", label=_("order"), sort_key="sort_order"),
        BooleanColumn("is_active", label=_("active")),
    ]
    search_fields = ["text"]


organisation_viewsets: list[Any] = [
    OrganisationViewSet(),
    MembershipViewSet(),
    NetworkViewSet(),
    NetworkMemberViewSet(),
    NetworkOfficeViewSet(),
    HandoverPointViewSet(),
]
