"""What every answer says to the browser: own origin only, no sniffing, no frames elsewhere."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from courses.models import LessonPage

from .conftest import question_url, url_of


def policy_of(reply) -> dict[str, list[str]]:
    parts = (part.split() for part in reply["Content-Security-Policy"].split(";") if part.strip())
    return {name: values for name, *values in parts}


@pytest.fixture
def addresses(p1, attempt) -> list[str]:
    return [
        "/",
        p1.get_parent().url,
        p1.url,
        LessonPage.objects.child_of(p1).first().url,
        attempt.quiz.url,
        question_url(attempt, 1),
        url_of(attempt, "attempt") + "?alle",
        reverse("lms:my_learning"),
        reverse("lms:profile"),
        reverse("lms:safety"),
        reverse("lms:enrol", args=[p1.pk]),
        reverse("account_login"),
        reverse("account_signup"),
        reverse("account_reset_password"),
        reverse("certificates:verify"),
        "/gibt-es-nicht/",
    ]


def test_every_page_has_the_strict_policy(adas, addresses):
    for url in addresses:
        for client in (adas, Client()):
            policy = policy_of(client.get(url))
            assert policy["default-src"] == ["'none'"]
            assert policy["script-src"] == policy["style-src"] == ["'self'"]
            assert policy["base-uri"] == ["'none'"]
            words = {word for values in policy.values() for word in values}
            assert not any("unsafe" in word or "http" in word or "*" in word for word in words)


def test_every_page_has_the_other_headers(adas, addresses):
    for url in addresses:
        reply = adas.get(url)
        assert reply["X-Content-Type-Options"] == "nosniff"
        assert reply["Referrer-Policy"] in {"same-origin", "no-referrer", "strict-origin"}
        assert reply["X-Frame-Options"] == "SAMEORIGIN"
        assert reply["Cross-Origin-Opener-Policy"] == "same-origin"


def test_only_the_admin_may_have_inline_code(browser_of, admin):
    reply = browser_of(admin).get("/admin/")
    assert "'unsafe-inline'" in policy_of(reply)["script-src"]
    assert policy_of(reply)["default-src"] == ["'self'"]


@pytest.mark.parametrize("path", ["/Admin/", "//admin/", "/administration/", "/x/admin/"])
def test_what_only_looks_like_the_admin_stays_strict(db, path):
    reply = Client().get(path)
    assert "'unsafe-inline'" not in reply["Content-Security-Policy"]


def test_no_page_holds_inline_code_or_names_another_host(adas, addresses):
    """Scripts and styles come as files of our own; links out are links, not loads."""
    for url in addresses:
        soup = BeautifulSoup(adas.get(url).content, "html.parser")
        assert not [tag for tag in soup.find_all("script") if not tag.get("src")]
        assert not soup.select("style, [style]")
        assert not [
            (tag.name, name) for tag in soup.find_all(True) for name in tag.attrs
            if name.startswith("on")
        ]  # fmt: skip
        loaded = [tag.get("src") for tag in soup.select("[src]")]
        loaded += [tag.get("href") for tag in soup.select("link[href]")]
        assert all(place.startswith(("/", "data:")) and not place.startswith("//")
                   for place in loaded)  # fmt: skip


def test_personal_pages_are_not_kept_by_caches(adas, attempt):
    for url in (question_url(attempt, 1), reverse("lms:my_learning"), reverse("lms:profile")):
        assert "Cookie" in adas.get(url)["Vary"]
