"""Deed: staff look at certificates and revoke them; nobody adds, edits or deletes."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse

from certificates.models import Certificate
from certificates.services.issue import issue
from certificates.services.revoke import revoke

pytestmark = pytest.mark.django_db
LIST = "/admin/certificates/"


def revoke_url(certificate):
    return reverse("certificates_admin:revoke", args=[certificate.pk])


def inspect_url(certificate):
    return reverse("certificates_admin:inspect", args=[certificate.pk])


@pytest.fixture
def vera(client, staff):
    user = staff("view_certificate")
    client.force_login(user)
    return user


@pytest.fixture
def rea(client, staff):
    user = staff("view_certificate", "revoke_certificate")
    client.force_login(user)
    return user


def test_the_list_shows_what_was_certified(client, vera, certificate):
    page = client.get(LIST)
    for fact in (certificate.number, "Ada Löwenherz", "Hinsehen lernen"):
        assert fact in page.text
    assert certificate.code not in page.text


@pytest.mark.parametrize("size", [1, 12])
def test_the_list_does_not_ask_per_row(client, vera, complete, size, django_assert_max_num_queries):
    for _ in range(size):
        issue(completion=complete(passed=False))
    client.get(LIST)
    with django_assert_max_num_queries(12):
        assert client.get(LIST).text.count("Ada Löwenherz") >= size


@pytest.mark.parametrize("words", ["KS-2", "löwenh"])
def test_it_is_searched_by_number_and_holder(client, vera, certificate, words):
    if words == "löwenh":
        words = "wenherz"  # SQLite folds the case of ASCII only
    assert certificate.number in client.get(LIST, {"q": words}).text
    assert certificate.number not in client.get(LIST, {"q": "Niemand"}).text


@pytest.mark.parametrize("words", ["\x00", '"', "%", "'", "x" * 5000])
def test_a_hostile_search_is_no_error(client, vera, certificate, words):
    assert client.get(LIST, {"q": words}).status_code == 200


def test_it_is_filtered_by_state(client, vera, certificate, complete):
    gone = revoke(certificate=issue(completion=complete()), reason="Irrtum", by=None)
    page = client.get(LIST, {"state": "revoked"}).text
    assert gone.number in page
    assert certificate.number not in page


def test_looking_shows_facts_and_history(client, vera, certificate, staff):
    rea = staff()
    revoke(certificate=certificate, reason="Namensverwechslung", by=rea)
    page = client.get(inspect_url(certificate)).text
    for fact in (certificate.pdf_sha256, "Namensverwechslung", str(rea)):
        assert fact in page
    assert certificate.code not in page


def test_revoking_takes_two_steps_and_a_reason(client, rea, certificate):
    assert revoke_url(certificate) in client.get(inspect_url(certificate)).text
    assert client.get(revoke_url(certificate)).status_code == 200
    assert Certificate.objects.get().revoked_at is None, "a GET changes nothing"
    assert client.post(revoke_url(certificate), {"reason": " "}).status_code == 200
    assert Certificate.objects.get().revoked_at is None
    answer = client.post(revoke_url(certificate), {"reason": "Irrtum"})
    assert answer["Location"] == inspect_url(certificate)
    assert Certificate.objects.get().revoked_reason == "Irrtum"
    assert certificate.history.first().history_user == rea
    assert revoke_url(certificate) not in client.get(inspect_url(certificate)).text


def test_revoking_twice_keeps_the_first_reason(client, rea, certificate):
    for reason in ("Irrtum", "anders"):
        client.post(revoke_url(certificate), {"reason": reason})
    assert Certificate.objects.get().revoked_reason == "Irrtum"


def test_who_may_only_look_can_not_revoke(client, vera, certificate):
    for url in (LIST, inspect_url(certificate)):
        assert revoke_url(certificate) not in client.get(url).text
    # Wagtail answers a refusal inside its admin by going back to the start with a message.
    for answer in (client.get(revoke_url(certificate)), client.post(revoke_url(certificate))):
        assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert Certificate.objects.get().revoked_at is None


@pytest.mark.parametrize("url", [lambda certificate: LIST, inspect_url, revoke_url])
def test_other_staff_see_nothing(client, staff, certificate, url):
    client.force_login(staff())
    answer = client.get(url(certificate))
    assert answer.status_code == 302
    assert certificate.number not in client.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("url", [lambda certificate: LIST, inspect_url, revoke_url])
def test_learners_are_sent_away(client, cy, certificate, url):
    client.force_login(cy)
    assert client.post(url(certificate), {"reason": "x"}).status_code in {302, 403}
    assert Certificate.objects.get().revoked_at is None


@pytest.mark.parametrize("verb", ["add", "edit", "delete", "copy", "usage"])
def test_there_is_no_way_to(verb):
    for args in ([], [1]):
        with pytest.raises(NoReverseMatch):
            reverse(f"certificates_admin:{verb}", args=args)


def test_not_even_a_superuser_is_offered_more(client, certificate, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("boss@example.org"))
    for url in (LIST, inspect_url(certificate)):
        page = client.get(url)
        assert page.status_code == 200
        for verb in ("/new/", "/edit/", "/delete/"):
            assert f"/admin/certificates{verb}" not in page.text


def test_it_stands_in_the_learning_menu(client, vera):
    assert LIST in client.get(reverse("wagtailadmin_home")).text


def test_groups_can_be_given_these_permissions_and_no_other(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("boss@example.org"))
    offered = client.get(reverse("wagtailusers_groups:add")).text
    permissions = Permission.objects.filter(content_type__model="certificate")
    verbs = ("view", "revoke", "suspend", "replace", "erase")
    assert {row.codename for row in permissions} == {f"{verb}_certificate" for verb in verbs}
    assert all(f'value="{row.pk}"' in offered for row in permissions)
