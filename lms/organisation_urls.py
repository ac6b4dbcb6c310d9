"""Addresses of the organisation's side; lms.urls includes them."""

from django.urls import path

from .views import invitations, member_imports, members, organisations

urlpatterns = [
    path("", organisations.choose, name="organisations"),
    path("<lms_key:pk>/", members.index, name="organisation"),
    path("<lms_key:pk>/mitglieder/", members.index, name="members"),
    path("<lms_key:pk>/mitglieder/neu/", members.new, name="new_member"),
    path("<lms_key:pk>/mitglieder/anschreiben/", members.tell, name="tell_members"),
    path("<lms_key:pk>/mitglieder/<lms_key:membership_pk>/", members.member, name="member"),
    path("<lms_key:pk>/mitglieder/<lms_key:membership_pk>/ende/", members.end, name="end_member"),
    path("<lms_key:pk>/listen/", member_imports.index, name="member_imports"),
    path("<lms_key:pk>/listen/<uuid:uuid>/", member_imports.report, name="member_import"),
    path("<lms_key:pk>/listen/<uuid:uuid>/fehler.csv", member_imports.faults, name="import_faults"),
    path("<lms_key:pk>/einladungen/", invitations.index, name="invitations"),
    path(
        "<lms_key:pk>/einladungen/<lms_key:invitation_pk>/ende/",
        invitations.revoke,
        name="revoke_invitation",
    ),
]
