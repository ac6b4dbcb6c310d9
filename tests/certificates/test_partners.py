"""Deed: name all providers of a course on its certificate, in its badge and at the check."""

import json

import pytest
from django.utils import translation
from django.utils.translation import gettext

from certificates.credentials.achievement import digest, facts_of
from certificates.pdf import render_pdf
from certificates.queries.certificates import stored_pdf
from certificates.services.issue import issue
from certificates.services.replace import replace
from courses.models import Provider
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT, changed, pages, words
from tests.certificates.test_pdf_fit import LONG_NAME, LONG_TITLE, TWELVE

OFFICE, CLINIC = "Jugendamt Musterstadt", "Kinderklinik am Beispielberg gGmbH"
LONG = (
    "Landesarbeitsgemeinschaft der Kinder- und Jugendschutzeinrichtungen im ländlichen Raum e. V."
)


@pytest.fixture
def certificate(course, provider, complete):
    """The first provider again among the partners is not named twice."""
    names = {"amt": OFFICE, "klinik": CLINIC}
    made = [Provider.objects.create(slug=slug, name=name) for slug, name in names.items()]
    course.partners.set([provider, *made])
    course.save()
    return issue(completion=complete())


@pytest.mark.django_db
def test_paper_and_badge_name_them_all(certificate, provider):
    assert certificate.snapshot["partners"] == [OFFICE, CLINIC]
    with translation.override("de"):
        told = gettext("in cooperation with %(partners)s") % {"partners": f"{OFFICE} · {CLINIC}"}
    assert told in words(stored_pdf(certificate))
    achievement = json.loads(certificate.credential)["credentialSubject"]["achievement"]
    assert achievement["creator"]["name"] == provider.name
    assert f"in Zusammenarbeit mit {OFFICE}; {CLINIC}." in achievement["description"]


@pytest.mark.django_db
def test_the_check_and_the_page_of_the_achievement_name_them(certificate, client):
    told = {"number": certificate.number, "code": certificate.code}
    page = client.post("/pruefen/", told).content.decode()
    assert f"{OFFICE} · {CLINIC}" in page
    api = client.post("/api/v1/verify", told, content_type="application/json").json()
    assert api["facts"]["partners"] == [OFFICE, CLINIC]
    place = f"/leistungen/{digest(facts_of(certificate.snapshot))}/"
    assert f"{OFFICE} · {CLINIC}" in client.get(place).content.decode()


@pytest.mark.django_db
def test_they_stay_when_the_course_changes(certificate, course):
    course.partners.clear()
    course.save()
    new = replace(certificate=certificate, reason="Tippfehler", by=None)
    assert new.snapshot["partners"] == [OFFICE, CLINIC]


@pytest.mark.django_db
def test_a_course_of_one_provider_says_nothing_of_others(completion):
    snapshot = issue(completion=completion).snapshot
    assert "partners" not in snapshot
    assert "partners" not in facts_of(snapshot)


def test_six_long_names_still_fit_on_one_page():
    snapshot = changed(
        SNAPSHOT,
        holder=LONG_NAME,
        course__title=LONG_TITLE,
        course__contents=TWELVE,
        partners=[f"{LONG[:-6]} {number}" for number in range(6)],
    )
    pdf = render_pdf(snapshot, DESIGN)
    assert pages(pdf) == 1
    assert words(pdf).count("ländlichen Raum") == 6
