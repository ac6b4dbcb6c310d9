"""The same addresses, without those that FORGOT names, or with Wagtail's catch-all on top."""

import os

from .urls import urlpatterns as complete

FORGOTTEN = {"lms.urls": "portal/lernen/", "certificates.urls": "portal/nachweise/"}
FORGOT = os.environ["FORGOT"]

urlpatterns = [one for one in complete if str(one.pattern) != FORGOTTEN.get(FORGOT)]
if FORGOT == "order of addresses":
    urlpatterns.insert(0, urlpatterns.pop())
