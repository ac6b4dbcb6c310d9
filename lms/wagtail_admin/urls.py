"""Addresses of what lms adds to the Wagtail admin beside its lists of records."""

from django.urls import path

from ..views import admin_people, admin_programmes, admin_regrades, admin_statistics

urlpatterns = [
    path("question-statistics/", admin_statistics.StatisticsView.as_view(), name="lms_statistics"),
    path(
        "question-statistics/results/",
        admin_statistics.StatisticsView.as_view(results_only=True),
        name="lms_statistics_results",
    ),
    path(
        "question-statistics/export/",
        admin_statistics.ExportView.as_view(),
        name="lms_statistics_export",
    ),
    path(
        "question-statistics/<int:pk>/",
        admin_statistics.QuestionStatisticsView.as_view(),
        name="lms_statistics_question",
    ),
    path(
        "question-statistics/<int:pk>/regrade/",
        admin_regrades.RegradeView.as_view(),
        name="lms_regrade",
    ),
    path(
        "programme-versions/<int:pk>/publish/",
        admin_programmes.publish_version,
        name="lms_version_publish",
    ),
    path("programme-versions/<int:pk>/copy/", admin_programmes.copy, name="lms_version_copy"),
    path("programme-versions/<int:pk>/map/", admin_programmes.map_step, name="lms_version_map"),
    path(
        "programme-versions/<int:pk>/move/", admin_programmes.move_people, name="lms_version_move"
    ),
    path("people/<str:pk>/erase/", admin_people.erase, name="lms_erase_person"),
    path("rules/preview/", admin_programmes.preview_rules, name="lms_rules_preview"),
]
