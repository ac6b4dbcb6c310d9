"""Addresses of a person's own duties, hours and proposals; lms.urls includes them."""

from django.urls import path

from ..views import duties, feeds, hours, recognitions

urlpatterns = [
    path("pflichten/", duties.index, name="duties"),
    path("pflichten/mails/", feeds.mails, name="duty_mails"),
    path("pflichten/kalender/", feeds.new_address, name="duty_calendar"),
    path("pflichten/kalender/<slug:token>.ics", feeds.calendar, name="duty_feed"),
    path("pflichten/stunden/", hours.index, name="hours"),
    path("pflichten/<lms_key:pk>/anders/", duties.other_way, name="duty_other_way"),
    path("pflichten/<lms_key:pk>/anerkennung/", recognitions.propose, name="propose_recognition"),
    path(
        "pflichten/<lms_key:pk>/schritt/<lms_key:step_pk>/erledigt/",
        duties.confirm,
        name="confirm_duty",
    ),
]
