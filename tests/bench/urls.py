"""The site's own addresses, and the bare views to compare with."""

from django.urls import include, path

from .bare import views

urlpatterns = [
    path("bench/insert/", views.insert, name="bare_insert"),
    path("bench/upload/", views.upload, name="bare_upload"),
    path("bench/frame/", views.frame, name="bare_frame"),
    path("bench/plain/", views.plain, name="bare_plain"),
    path("", include("lms.site.urls")),
]
