"""Deed: a stranger checks a certificate by number and code, or by the link of the QR code."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from certificates.identifiers import grouped
from certificates.services.issue import issue
from certificates.services.revoke import revoke

pytestmark = pytest.mark.django_db
FORM = "/pruefen/"
GENUINE, UNKNOWN = "Hinsehen lernen", "verdict--unknown"


def ask(client, certificate, **changed):
    data = {"number": certificate.number, "code": grouped(certificate.code), **changed}
    return client.post(FORM, data)


def link(certificate):
    return reverse("certificates:verify_link", args=[certificate.number, certificate.code])


def verdict_class(response):
    assert response.status_code == 200
    return re.search(r'"verdict (verdict--\w+)"', response.content.decode())[1]


def test_the_form_names_what_it_wants(client):
    page = client.get(FORM)
    assert page.status_code == 200
    assert {name for name in ("number", "code", "name") if f'name="{name}"' in page.text} == {
        "number",
        "code",
        "name",
    }


@pytest.mark.parametrize("way", ["form", "link"])
def test_a_genuine_one_is_confirmed(client, certificate, way):
    answer = ask(client, certificate) if way == "form" else client.get(link(certificate))
    assert verdict_class(answer) == "verdict--valid"
    for fact in (certificate.number, GENUINE, "Prävention", "Kinderschutz Beispiel", "P1"):
        assert fact in answer.text


def test_a_recommended_refresh_does_not_expire(client, complete):
    old = complete(refresh_on=dt.date(2020, 1, 1))
    assert verdict_class(ask(client, issue(completion=old))) == "verdict--valid"


def test_an_expired_one_says_so(client, complete):
    old = complete(refresh_on=dt.date(2020, 1, 1), refresh_is_binding=True)
    assert verdict_class(ask(client, issue(completion=old))) == "verdict--expired"


def test_a_revoked_one_says_so_but_not_why(client, certificate):
    revoke(certificate=certificate, reason="Betrugsverdacht", by=None)
    answer = ask(client, certificate)
    assert verdict_class(answer) == "verdict--revoked"
    assert "Betrugsverdacht" not in answer.text


def test_unknown_number_and_wrong_code_get_the_same_answer(client, certificate):
    wrong_code = ask(client, certificate, code="0" * 26)
    unknown = ask(client, certificate, number="KS-2026-000000")
    unreadable = ask(client, certificate, code="?")
    assert {verdict_class(answer) for answer in (wrong_code, unknown, unreadable)} == {UNKNOWN}

    def wording(answer):
        return re.search(r"<section.*?</section>", answer.text, re.S)[0]

    assert wording(wrong_code) == wording(unknown) == wording(unreadable)
    assert GENUINE not in wrong_code.text


def test_unknown_and_wrong_take_the_same_queries(client, certificate, django_assert_num_queries):
    ask(client, certificate)
    for changed in ({"code": "0" * 26}, {"number": "KS-2026-000000"}):
        with django_assert_num_queries(3):
            ask(client, certificate, **changed)


@pytest.mark.parametrize("way", ["form", "link"])
def test_it_takes_at_most_five_queries(client, certificate, way, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        answer = ask(client, certificate) if way == "form" else client.get(link(certificate))
    assert GENUINE in answer.text


def test_the_holder_is_never_shown(client, certificate):
    for answer in (
        ask(client, certificate),
        ask(client, certificate, name="Ada Löwenherz"),
        client.get(link(certificate)),
        client.post(link(certificate), {"name": "Ada Löwenherz"}),
    ):
        assert GENUINE in answer.text
        assert "Löwenherz" not in answer.text
        assert certificate.completion.enrolment.learner.user.email not in answer.text


@pytest.mark.parametrize("way", ["form", "link"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [("ada loewenherz", "message--success"), ("Eva", "message--error"), ("", None)],
)
def test_the_name_is_compared(client, certificate, way, name, expected):
    if way == "form":
        answer = ask(client, certificate, name=name)
    else:
        answer = client.post(link(certificate), {"name": name})
    found = re.search(r'"message (message--\w+)"', answer.text)
    assert (found and found[1]) == expected


def test_the_name_can_be_added_after_the_first_answer(client, certificate):
    first = ask(client, certificate)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', first.text))
    second = client.post(FORM, hidden | {"name": "Ada Löwenherz"})
    assert "message--success" in second.text


def test_of_another_name_the_answer_is_not_green(client, certificate):
    answer = ask(client, certificate, name="Eva Anders")
    assert verdict_class(answer) == "verdict--othername"
    assert "echt und gültig, aber der Name stimmt nicht" in answer.text
    assert GENUINE in answer.text


def test_a_name_says_nothing_about_an_unknown_certificate(client, certificate):
    answer = ask(client, certificate, code="0" * 26, name="Ada Löwenherz")
    assert "message--" not in answer.text


@pytest.mark.parametrize("way", ["empty form", "form", "link", "unknown", "invalid"])
def test_nobody_keeps_a_copy_or_learns_the_address(client, certificate, way):
    answer = {
        "empty form": lambda: client.get(FORM),
        "form": lambda: ask(client, certificate),
        "link": lambda: client.get(link(certificate)),
        "unknown": lambda: ask(client, certificate, code="0" * 26),
        "invalid": lambda: ask(client, certificate, number=""),
    }[way]()
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert not re.search(r'(?:src|action)="(?:https?:)?//', answer.text)


def test_neither_number_nor_name_gets_into_an_address(client, certificate):
    answer = ask(client, certificate, name="Ada Löwenherz")
    assert answer.status_code == 200
    assert "Location" not in answer
    assert f"/{certificate.number}" not in answer.text


def test_it_needs_no_token_because_it_changes_nothing(certificate):
    strict = Client(enforce_csrf_checks=True)
    answer = ask(strict, certificate)
    assert verdict_class(answer) == "verdict--valid"
    answer = strict.post(FORM, {"number": "x", "csrfmiddlewaretoken": "wrong"})
    assert answer.status_code == 200


@pytest.mark.parametrize("text", ["\x00", "x" * 10_000, "٢٠٢٦", "'\"<script>", "😀", "%00"])
@pytest.mark.parametrize("field", ["number", "code", "name"])
def test_bad_input_gets_a_clear_page(client, certificate, field, text):
    answer = ask(client, certificate, **{field: text})
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert "error-summary" in answer.text or 'class="verdict' in answer.text


@pytest.mark.parametrize(
    "path", ["%00/%00", "x/" + "y" * 2000, "KS-2026-000000/" + "0" * 26, "%F0%9F%98%80/%C3%28"]
)
def test_bad_links_get_the_answer_unknown(client, path):
    assert verdict_class(client.get(f"/pruefen/{path}/")) == UNKNOWN


@pytest.mark.parametrize("name", ["\x00", "x" * 10_000, ""])
def test_a_bad_name_on_the_link_is_refused(client, certificate, name):
    answer = client.post(link(certificate), {"name": name})
    assert answer.status_code == 200
    assert "error-summary" in answer.text


def test_only_get_and_post(client, certificate):
    assert client.put(FORM).status_code == client.delete(link(certificate)).status_code == 405
