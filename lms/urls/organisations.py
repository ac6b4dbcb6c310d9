"""Addresses of the organisation's side; lms.urls includes them."""

from django.urls import path

from ..views import (
    assignments,
    audiences,
    board_exports,
    boards,
    handovers,
    invitations,
    member_imports,
    members,
    networks,
    organisation_hours,
    organisations,
    people_deeds,
    recognitions,
)

urlpatterns = [
    path("", organisations.choose, name="organisations"),
    path("<lms_key:pk>/", boards.overview, name="organisation"),
    path("<lms_key:pk>/programme/", audiences.index, name="audiences"),
    path("<lms_key:pk>/programme/<lms_key:rule_pk>/ende/", audiences.stop, name="stop_audience"),
    path("<lms_key:pk>/stand/<lms_key:programme_pk>/", boards.board, name="board"),
    path("<lms_key:pk>/stand/<lms_key:programme_pk>/druck/", boards.printed, name="print_board"),
    path(
        "<lms_key:pk>/stand/<lms_key:programme_pk>/bestaetigen/",
        people_deeds.confirm,
        name="confirm_people",
    ),
    path(
        "<lms_key:pk>/stand/<lms_key:programme_pk>/ereignis/",
        people_deeds.event_day,
        name="event_people",
    ),
    path(
        "<lms_key:pk>/stand/<lms_key:programme_pk>/liste.<slug:kind>",
        board_exports.export,
        name="export_board",
    ),
    path("<lms_key:pk>/person/<lms_key:assignment_pk>/", assignments.assignment, name="assignment"),
    path(
        "<lms_key:pk>/person/<lms_key:assignment_pk>/<slug:deed>/",
        assignments.do,
        name="do_assignment",
    ),
    path("<lms_key:pk>/zuweisen/", people_deeds.give, name="give_programme"),
    path("<lms_key:pk>/stunden/", organisation_hours.index, name="organisation_hours"),
    path("<lms_key:pk>/mitglieder/", members.index, name="members"),
    path("<lms_key:pk>/mitglieder/neu/", members.new, name="new_member"),
    path("<lms_key:pk>/mitglieder/anschreiben/", members.tell, name="tell_members"),
    path("<lms_key:pk>/mitglieder/<lms_key:membership_pk>/", members.member, name="member"),
    path("<lms_key:pk>/mitglieder/<lms_key:membership_pk>/ende/", members.end, name="end_member"),
    path(
        "<lms_key:pk>/mitglieder/<lms_key:membership_pk>/anerkennung/",
        recognitions.propose_for_member,
        name="propose_for_member",
    ),
    path("<lms_key:pk>/anerkennungen/", recognitions.index, name="recognitions"),
    path(
        "<lms_key:pk>/anerkennungen/<lms_key:recognition_pk>/",
        recognitions.decide,
        name="decide_recognition",
    ),
    path(
        "<lms_key:pk>/anerkennungen/<lms_key:recognition_pk>/nachweis/",
        recognitions.evidence,
        name="recognition_evidence",
    ),
    path("<lms_key:pk>/listen/", member_imports.index, name="member_imports"),
    path("<lms_key:pk>/listen/<uuid:uuid>/", member_imports.report, name="member_import"),
    path("<lms_key:pk>/listen/<uuid:uuid>/lesen/", member_imports.read, name="read_member_import"),
    path("<lms_key:pk>/listen/<uuid:uuid>/fehler.csv", member_imports.faults, name="import_faults"),
    path("<lms_key:pk>/einladungen/", invitations.index, name="invitations"),
    path(
        "<lms_key:pk>/einladungen/<lms_key:invitation_pk>/ende/",
        invitations.revoke,
        name="revoke_invitation",
    ),
    path("<lms_key:pk>/netzwerke/", networks.index, name="networks"),
    path("<lms_key:pk>/uebergabe/<lms_key:office_pk>/", handovers.index, name="handover"),
    path(
        "<lms_key:pk>/uebergabe/<lms_key:office_pk>/punkte/", handovers.mark, name="mark_handover"
    ),
    path(
        "<lms_key:pk>/uebergabe/<lms_key:office_pk>/bestaetigen/",
        handovers.confirm,
        name="confirm_handover",
    ),
    path(
        "<lms_key:pk>/netzwerke/<lms_key:network_pk>/<lms_key:year>/",
        networks.report,
        name="network_report",
    ),
]
