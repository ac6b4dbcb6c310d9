"""The profile: groups are voluntary, several, changeable; `next` stays on this site."""

import pytest
from django.urls import reverse, reverse_lazy

from courses.models import ProfessionalGroup
from lms.models import Learner

PROFILE = reverse_lazy("lms:profile")


def groups_of(ada) -> set[str]:
    return set(Learner.objects.get(user=ada).groups.values_list("slug", flat=True))


def keys(*slugs: str) -> list[int]:
    return [ProfessionalGroup.objects.get(slug=slug).pk for slug in slugs]


def test_groups_can_be_chosen_changed_and_dropped(adas, ada, p1):
    adas.post(PROFILE, {"name": "Ada", "groups": keys("childcare", "teacher")})
    assert groups_of(ada) == {"childcare", "teacher"}
    adas.post(PROFILE, {"name": "Ada", "groups": keys("teacher")})
    assert groups_of(ada) == {"teacher"}
    adas.post(PROFILE, {"name": "Ada"})
    assert groups_of(ada) == set()


def test_core_groups_come_first(adas, p1):
    shown = list(adas.get(PROFILE).context["form"].fields["groups"].queryset)
    assert [group.is_core for group in shown] == sorted(
        (group.is_core for group in shown), reverse=True
    )
    assert len(shown) == 38


@pytest.mark.parametrize("group", ["0", "abc", "9" * 40, "1\x00"])
def test_unknown_groups_are_refused_and_nothing_is_stored(adas, ada, p1, group):
    reply = adas.post(PROFILE, {"name": "Anders", "groups": [*keys("teacher"), group]})
    assert reply.status_code == 200
    assert "groups" in reply.context["form"].errors
    assert groups_of(ada) == set()
    assert Learner.objects.get(user=ada).name == "Ada Lovelace"


def test_next_leads_on_within_this_site(adas, p1):
    assert adas.post(PROFILE, {"name": "Ada", "next": p1.url}).url == p1.url


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "\x00//evil.example",
    ],
)
def test_next_never_leads_elsewhere(adas, p1, elsewhere):
    """ASVS 3.7.2"""
    reply = adas.post(PROFILE, {"name": "Ada", "next": elsewhere})
    assert reply.url == reverse("lms:my_learning")
    assert adas.get(PROFILE, {"next": elsewhere}).context["next"] == ""


def test_a_name_with_markup_is_shown_as_text(adas, p1):
    adas.post(PROFILE, {"name": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in adas.get(PROFILE).content.decode()
