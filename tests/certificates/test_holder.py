"""Deed: hold certificates – list them, save the badge, share them, hide them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.models import CertificateShare
from certificates.services.issue import issue
from certificates.services.revoke import revoke
from certificates.services.sharing import share
from certificates.verify import words
from certificates.verify.answers import Finding
from lms.models import Completion, Enrolment

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localdate() + dt.timedelta(days=1)


def address(name, certificate, *args):
    return reverse(f"certificates:{name}", args=[certificate.completion.uuid, *args])


@pytest.fixture
def holder(client, ada):
    client.force_login(ada)
    return client


@pytest.fixture
def link(certificate):
    return share(certificate=certificate, ends_on=TOMORROW)


def test_all_by_year_with_their_units(holder, certificate, complete, course):
    learner = certificate.completion.enrolment.learner
    certificate.completion.enrolment.course = course
    page = holder.get(reverse("certificates:own_list")).text
    assert "4 UE" in page
    assert certificate.number in page
    assert learner.user.email not in page.split("<main")[-1].split("<h1")[-1]


def test_what_was_revoked_is_listed_but_does_not_count(holder, certificate):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    page = holder.get(reverse("certificates:own_list")).text
    assert "0 UE" in page
    assert certificate.number in page
    assert "Irrtum" not in page


def test_an_empty_list_says_how_to_get_one(client, cy):
    client.force_login(cy)
    page = client.get(reverse("certificates:own_list"))
    assert page.status_code == 200
    assert "<table" not in page.text


@pytest.mark.parametrize(
    ("kind", "type_"), [("json", "application/vc"), ("jwt", "application/vc+jwt")]
)
def test_the_badge_is_the_stored_one(holder, certificate, kind, type_):
    answer = holder.get(address("badge", certificate, kind))
    assert answer["Content-Type"] == type_
    assert answer.text == (certificate.credential if kind == "json" else certificate.token)
    assert certificate.number in answer["Content-Disposition"]


def test_a_link_is_made_listed_and_ended(holder, client, certificate):
    holder.post(address("own", certificate), {"ends_on": TOMORROW.isoformat()})
    made = CertificateShare.objects.get()
    url = reverse("certificates:shared", args=[made.token])
    assert url in holder.get(address("own", certificate)).text
    seen = client.get(url)
    assert "Ada Löwenherz" in seen.text
    assert "no-referrer" in seen["Referrer-Policy"]
    holder.post(address("unshare", certificate, made.pk))
    over = client.get(url)
    assert over.status_code == 404
    assert "Löwenherz" not in over.text
    assert url not in holder.get(address("own", certificate)).text


@pytest.mark.parametrize("ends_on", ["", "gestern", "2020-01-01", "9999-12-31", "\x00"])
def test_a_bad_end_is_refused(holder, certificate, ends_on):
    page = holder.post(address("own", certificate), {"ends_on": ends_on})
    assert page.status_code == 200
    assert "error-summary" in page.text
    assert not CertificateShare.objects.exists()


def test_a_link_shows_the_state_too(client, certificate, link):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    page = client.get(reverse("certificates:shared", args=[link.token])).text
    assert "verdict--revoked" in page
    assert "Irrtum" not in page


@pytest.mark.parametrize("token", ["x", "0" * 26, "%00", "😀"])
def test_an_unknown_link_says_so(client, db, token):
    assert client.get(f"/geteilt/{token}/").status_code == 404


def test_switching_the_check_off_hides_it_everywhere_but_behind_the_link(
    holder, client, certificate, link
):
    holder.post(address("visibility", certificate))
    data = {"number": certificate.number, "code": certificate.code}
    answers = [
        client.post("/pruefen/", data | {"name": "Ada Löwenherz"}),
        client.get(reverse("certificates:verify_link", args=data.values())),
        client.post(
            "/api/v1/verify", {"credential": certificate.token}, content_type="application/json"
        ),
    ]
    for answer in answers:
        assert "Hinsehen" not in answer.text
    assert str(words.TITLES[Finding.HIDDEN]) in answers[0].text
    assert answers[2].json()["finding"] == "hidden"
    assert "Hinsehen" in client.get(reverse("certificates:shared", args=[link.token])).text
    holder.post(address("visibility", certificate), {"public": "on"})
    assert "Hinsehen" in client.post("/pruefen/", data).text


@pytest.mark.parametrize("name", ["own", "visibility", "badge", "unshare"])
def test_strangers_find_nothing(client, cy, certificate, link, name):
    client.force_login(cy)
    extra = {"badge": ["json"], "unshare": [link.pk]}.get(name, [])
    url = address(name, certificate, *extra)
    get = name in {"own", "badge"}
    assert (client.get(url) if get else client.post(url)).status_code == 404
    link.refresh_from_db()
    certificate.refresh_from_db()
    assert link.ended_at is None
    assert certificate.is_public


def test_nobody_ends_a_link_through_another_certificate(
    holder, certificate, complete, make_learner
):
    other = issue(completion=complete(make_learner("Eva Anders")))
    foreign = share(certificate=other, ends_on=TOMORROW)
    assert holder.post(address("unshare", certificate, foreign.pk)).status_code == 404


def test_the_list_takes_as_many_queries_for_many(
    holder, certificate, course, django_assert_max_num_queries
):
    learner = certificate.completion.enrolment.learner
    for cycle in (2, 3, 4):
        enrolment = Enrolment.objects.create(learner=learner, course=course, cycle=cycle)
        issue(
            completion=Completion.objects.create(
                enrolment=enrolment,
                completed_at=timezone.now(),
                course_version="1.0",
                units=Decimal("2.5"),
            )
        )
    holder.get(reverse("certificates:own_list"))
    with django_assert_max_num_queries(6):
        page = holder.get(reverse("certificates:own_list")).text
    assert "11,5 UE" in page
