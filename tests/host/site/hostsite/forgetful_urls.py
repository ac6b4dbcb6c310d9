"""The same addresses, without those that FORGOT names, or with Wagtail's catch-all on top."""

import os
from typing import Any

from .urls import urlpatterns as complete

FORGOTTEN = {"lms.urls": "portal/lernen/", "certificates.urls": "portal/nachweise/"}
ROOTS = {"certificates.well_known": "certificates_root"}
FORGOT = os.environ["FORGOT"]


def is_forgotten(one: Any) -> bool:
    if FORGOT in ROOTS:
        return getattr(one, "app_name", "") == ROOTS[FORGOT]
    return str(one.pattern) == FORGOTTEN.get(FORGOT)


urlpatterns = [one for one in complete if not is_forgotten(one)]
if FORGOT == "order of addresses":
    urlpatterns.insert(0, urlpatterns.pop())
