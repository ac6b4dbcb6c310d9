"""Addresses of a person's own memberships; lms.urls includes them."""

from django.urls import path

from ..views import invitations, memberships, recognitions

urlpatterns = [
    path("mitgliedschaften/", memberships.index, name="memberships"),
    path("mitgliedschaften/<lms_key:membership_pk>/", memberships.membership, name="membership"),
    path(
        "mitgliedschaften/<lms_key:membership_pk>/bestaetigen/",
        memberships.confirm,
        name="confirm_membership",
    ),
    path(
        "mitgliedschaften/<lms_key:membership_pk>/verlassen/",
        memberships.leave,
        name="leave_membership",
    ),
    path(
        "mitgliedschaften/<lms_key:membership_pk>/anerkennung/",
        recognitions.propose_hours,
        name="propose_hours",
    ),
    path("einladung/", invitations.enter_code, name="enter_code"),
    path("einladung/<str:code>/", invitations.accept, name="invitation"),
]
