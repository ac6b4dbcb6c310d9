"""What is held about a person, and how she goes: no rule of WCAG 2.2 A or AA is broken."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import BrowserContext

from courses.models import CoursePage
from lms.models import Membership, Organisation

from .people import sign_in
from .test_accessibility import Inspector
from .walking import enrolled

pytestmark = pytest.mark.journey


def test_my_data_and_deleting_the_account(
    open_browser: Callable[..., BrowserContext], cast: dict[str, Any], course: CoursePage, site: str
) -> None:
    ada = cast["ada"]
    learner = enrolled(ada, course).learner
    kita = Organisation.add_root(name="Kita Sonnenhof", type="childcare")
    Membership.objects.create(learner=learner, organisation=kita, role="manager")
    inspector = Inspector(sign_in(open_browser(), ada, site).new_page())
    inspector.visit("my data", reverse("lms:my_data"))
    inspector.visit("what goes", reverse("lms:delete_account"))
    button = inspector.page.locator("main form.form button[type=submit]")
    button.click()
    inspector.page.wait_for_load_state()
    inspector.look("without the tick")
    inspector.page.locator("input[name=sure]").check()
    button.click()
    inspector.page.wait_for_load_state()
    inspector.look("asked again who is there")
    assert get_user_model().objects.filter(pk=ada.pk).exists() == (
        reverse("account_reauthenticate") in inspector.page.url
    )
    inspector.visit("gone", reverse("lms:account_deleted"))
    assert inspector.wrong == {}
