"""Addresses of the lms app; include them below any prefix."""

from django.urls import include, path, register_converter

from ..addresses import KeyConverter
from ..views import enrolments, my_learning, other_way, pages, people, personal, progress, quizzes

app_name = "lms"

register_converter(KeyConverter, "lms_key")

urlpatterns = [
    path("", my_learning.my_learning, name="my_learning"),
    path("profil/", people.profile, name="profile"),
    path("daten/", personal.my_data, name="my_data"),
    path("daten/kopie/", personal.copy, name="copy_of_data"),
    path("konto-loeschen/", personal.delete_account, name="delete_account"),
    path("konto-geloescht/", personal.account_deleted, name="account_deleted"),
    path("spuren/", people.safety, name="safety"),
    path("kurs/<lms_key:course_pk>/beginnen/", enrolments.enrol, name="enrol"),
    path("kurs/<lms_key:course_pk>/anders/", other_way.other_way, name="other_way"),
    path("gesendet/", other_way.other_way_sent, name="other_way_sent"),
    path("seite/<lms_key:page_pk>/", pages.page_by_number, name="page"),
    path("kurs/<lms_key:course_pk>/weiter/", enrolments.resume, name="resume"),
    path("lektion/<lms_key:lesson_pk>/erledigt/", progress.finish_lesson, name="finish_lesson"),
    path("quiz/<lms_key:quiz_pk>/starten/", quizzes.start, name="start_quiz"),
    path("versuch/<uuid:uuid>/", quizzes.overview, name="attempt"),
    path("versuch/<uuid:uuid>/frage/<int:position>/", quizzes.question, name="question"),
    path("versuch/<uuid:uuid>/abgeben/", quizzes.submit, name="submit"),
    path("versuch/<uuid:uuid>/ergebnis/", quizzes.result, name="result"),
    path("organisation/", include("lms.urls.organisations")),
    path("", include("lms.urls.memberships")),
    path("", include("lms.urls.programmes")),
]
