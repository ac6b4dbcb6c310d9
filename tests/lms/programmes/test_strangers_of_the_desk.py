"""The operators' screens are shut for everybody who is not asked to run the site."""

import pytest
from django.urls import NoReverseMatch, reverse

from lms.models import Assignment, AudienceRule, Organisation, Programme, ProgrammeVersion
from lms.services.people import save_profile
from lms.wagtail_admin import urls as admin_urls
from lms.wagtail_admin.organisations import organisation_viewsets
from lms.wagtail_admin.programmes import programme_viewsets

DEEDS = sorted(
    one.name
    for one in admin_urls.urlpatterns
    if one.name.startswith(("lms_version_", "lms_rules_"))
)
VIEWSETS = {one.name: one for one in [*organisation_viewsets, *programme_viewsets]}


@pytest.fixture
def version(assignment: Assignment, rule: AudienceRule) -> ProgrammeVersion:
    return assignment.version


@pytest.fixture
def ben(person, kita, join):
    """Manages the Kita, which gives no right at the desk."""
    user = person("ben")
    save_profile(user=user, name="Ben Leitung", groups=[])
    join(user, kita, role="manager")
    return user


def pages_of(name):
    """Every address a viewset has, with a number where it asks for one."""
    found = {}
    for pattern in VIEWSETS[name].get_urlpatterns():
        for args in ([], [1], ["1"]):
            try:
                found[pattern.name] = reverse(f"{name}:{pattern.name}", args=args)
                break
            except NoReverseMatch:
                continue
    return found


def is_shut(reply):
    """Led away, or refused; Wagtail leads people who may see the admin to its first page."""
    return reply.status_code in {302, 403, 404}


def rows():
    models = (Organisation, Programme, ProgrammeVersion, AudienceRule, Assignment)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_desk_is_found():
    assert len(VIEWSETS) == 11
    assert len(DEEDS) == 5
    assert all({"index", "add", "edit"} <= pages_of(name).keys() for name in VIEWSETS)


@pytest.mark.parametrize("name", sorted(VIEWSETS))
@pytest.mark.parametrize("who", ["ada", "cy", "ben", "tom"])
def test_lists_and_forms_are_shut(name, who, version, browser_of, request):
    client = browser_of(request.getfixturevalue(who))
    before = rows()
    for address in pages_of(name).values():
        assert is_shut(client.get(address)), address
        assert is_shut(client.post(address)), address
    assert rows() == before


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("who", ["ada", "cy", "tom"])
def test_deeds_are_shut(name, who, version, browser_of, request):
    client = browser_of(request.getfixturevalue(who))
    address = reverse(name, args=[version.pk] if "version" in name else [])
    before = rows()
    assert is_shut(client.get(address))
    assert is_shut(client.post(address)) or name == "lms_rules_preview"
    assert rows() == before


def test_visitors_are_led_to_the_log_in(version, client):
    for name in VIEWSETS:
        for address in pages_of(name).values():
            assert client.get(address).status_code == 302
