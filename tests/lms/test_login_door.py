"""One door for log-ins: it limits guesses, stays on this site, and there is no other."""

import inspect

import pytest
from django.contrib.auth import views as auth_views
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from .conftest import text_of

PASSWORD = "lange-genug-und-selten"


@pytest.fixture
def member(person):
    user = person("mitglied", password=None)
    user.set_password(PASSWORD)
    user.save()
    user.emailaddress_set.create(email=user.email, primary=True, verified=True)
    return user


def try_password(client: Client, password: str, **data: str):
    login = {"login": "mitglied@example.org", "password": password}
    return client.post(reverse("account_login"), login | data)


def all_patterns(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from all_patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry


def test_the_right_password_opens(member):
    assert try_password(Client(), PASSWORD).url == reverse("lms:my_learning")


def test_six_wrong_passwords_close_the_door_for_a_while(member):
    client = Client()
    for _guess in range(5):
        try_password(client, "falsch-geraten-123")
    reply = try_password(client, PASSWORD)
    assert "_auth_user_id" not in client.session
    assert reply.status_code in {200, 429}


def test_a_fresh_browser_does_not_reset_the_limit(member):
    for _guess in range(6):
        try_password(Client(), "falsch-geraten-123")
    client = Client()
    try_password(client, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_cookies_are_closed_to_scripts_and_other_sites(member):
    cookies = try_password(Client(), PASSWORD).cookies
    assert cookies["sessionid"]["httponly"]
    assert {cookie["samesite"] for cookie in cookies.values()} == {"Lax"}


def test_unknown_and_known_accounts_get_the_same_answer(member):
    replies = [
        text_of(Client().post(reverse("account_login"), {"login": login, "password": "x" * 12}))
        for login in ("mitglied@example.org", "niemand@example.org")
    ]
    errors = [reply.split('role="alert"')[1].split("</div>")[0] for reply in replies]
    assert errors[0] == errors[1]


def test_the_reset_does_not_tell_who_has_an_account(member):
    url = reverse("account_reset_password")
    replies = [
        Client().post(url, {"email": email})
        for email in ("mitglied@example.org", "niemand@example.org")
    ]
    assert replies[0].url == replies[1].url
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("path", ["/admin/login/", "/_util/login/"])
def test_the_other_doors_lead_to_the_one(member, path):
    """Wagtail's own log-ins evaluate any number of guesses."""
    client = Client()
    reply = client.get(f"{path}?next=/admin/")
    assert (reply.status_code, reply.url) == (302, f"{reverse('account_login')}?next=/admin/")
    client.post(path, {"username": "mitglied@example.org", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_the_admin_sends_visitors_to_the_one_door(db):
    reply = Client().get("/admin/pages/", follow=True)
    assert reply.redirect_chain[-1][0] == f"{reverse('account_login')}?next=/admin/pages/"
    assert Client().get("/admin/password_reset/").url == reverse("account_reset_password")


def test_no_address_reaches_a_log_in_view_of_django():
    """Every pattern that would serve Django's LoginView is covered by an earlier one."""
    for route, pattern in all_patterns():
        view = inspect.unwrap(pattern.callback)
        cls = getattr(view, "view_class", None)
        if cls and issubclass(cls, auth_views.LoginView):
            found = get_resolver().resolve("/" + route)
            assert not issubclass(found.func.view_class, auth_views.LoginView)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"]
)
def test_next_stays_on_this_site(member, elsewhere):
    """ASVS 3.7.2"""
    assert try_password(Client(), PASSWORD, next=elsewhere).url == reverse("lms:my_learning")


def test_next_leads_back_to_the_course(member, p1):
    assert try_password(Client(), PASSWORD, next=p1.url).url == p1.url


@pytest.mark.parametrize(
    "login", ["\x00", "a" * 10_000, "'; DROP TABLE users; --", '"@example.org']
)
def test_odd_names_get_an_answer(db, login):
    reply = Client().post(reverse("account_login"), {"login": login, "password": "x\x00y"})
    assert reply.status_code == 200


def test_a_short_or_common_password_is_refused(db):
    for password in ("kurz", "qwerty123456", "123456654321", "neu@example.org"):
        reply = Client().post(
            reverse("account_signup"),
            {"email": "neu@example.org", "password1": password, "password2": password},
        )
        assert reply.status_code == 200
        assert reply.context["form"].errors
