"""The screens of duties, hours and recognitions break no rule of WCAG 2.2 A or AA."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext

from courses.models import CoursePage
from lms.models import Membership, Obligation, Organisation
from lms.services.assignments import assign
from lms.services.people import save_profile
from lms.services.recognitions import propose
from tests.lms.programmes.conftest import a_programme, completed

from .people import sign_in
from .test_accessibility import Inspector
from .walking import enrolled
from .watching import Watch

pytestmark = pytest.mark.journey


def url(name: str, *args: Any) -> str:
    return reverse(f"lms:{name}", args=args)


@pytest.fixture
def guide(
    open_browser: Callable[..., BrowserContext], site: str, watch: Watch
) -> Callable[[Any], Inspector]:
    watch.excuse("status of 4")
    watch.excuse("status of 5")  # another way, with nobody to send it to

    def make(user: Any) -> Inspector:
        return Inspector(sign_in(open_browser(), user, site).new_page())

    return make


def press(inspector: Inspector, name: str, form: str) -> None:
    inspector.page.locator(f"main {form} button[type=submit]").first.click()
    inspector.page.wait_for_load_state()
    inspector.look(name)


def test_duties_of_a_learner_and_the_decision_of_a_manager(
    guide: Callable[[Any], Inspector], cast: dict[str, Any], course: CoursePage, site: str
) -> None:
    learner = enrolled(cast["ada"], course).learner
    inspector = guide(cast["ada"])
    inspector.visit("no duties", url("duties"))
    inspector.visit("no hours", url("hours"))
    kita = Organisation.add_root(name="Kita Sonnenhof", type="childcare")
    save_profile(user=cast["ben"], name="Ben Leitung", groups=[])
    for who, role in ((learner, "member"), (cast["ben"].learner, "manager")):
        Membership.objects.create(learner=who, organisation=kita, role=role)
    today = timezone.localdate()
    one = assign(
        learner=learner, programme=a_programme("start", course), organisation=kita, by=None,
        starts_on=today - dt.timedelta(days=30),
    )  # fmt: skip
    Obligation(title="Fortbildung", organisation=kita).save()
    completed(learner, course, today)
    inspector.visit("duties", url("duties"))
    press(inspector, "calendar address", f"form[action='{url('duty_calendar')}']")
    inspector.visit("hours", url("hours"))
    inspector.visit("another way", url("duty_other_way", one.pk))
    inspector.visit("done elsewhere", url("propose_recognition", one.pk))
    press(inspector, "done elsewhere: wrong", "form.form")
    assert inspector.wrong == {}
    manager = guide(cast["ben"])
    manager.visit("no proposals", url("recognitions", kita.pk))
    row = propose(
        learner=learner, organisation=kita, title="Basisschulung", provider_name="Bistum",
        held_on=today, units=Decimal(8), by=None, evidence=b"%PDF-1",
    )  # fmt: skip
    manager.visit("proposals", url("recognitions", kita.pk))
    manager.visit("decision", url("decide_recognition", kita.pk, row.pk))
    assert manager.wrong == {}
