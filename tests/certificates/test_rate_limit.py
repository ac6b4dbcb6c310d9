"""Deed: slow down those who guess."""

import time

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from certificates import ratelimit
from certificates.conf import settings as conf
from certificates.ratelimit import client_address

pytestmark = pytest.mark.django_db
FORM = "/pruefen/"
LINK = "/pruefen/KS-2026-000000/00000000000000000000000000/"
DATA = {"number": "KS-2026-000000", "code": "0" * 26}


@pytest.fixture(autouse=True)
def _three_in_five_minutes(settings):
    settings.CERTIFICATES_VERIFY_RATE = "3/5m"


def test_form_and_link_count_alike(client):
    codes = [client.post(FORM, DATA), client.get(LINK), client.post(LINK), client.get(LINK)]
    assert [answer.status_code for answer in codes] == [200, 200, 200, 429]
    assert client.post(FORM, DATA).status_code == 429


def test_the_refusal_says_when_to_come_back(client):
    answers = [client.get(LINK) for _ in range(4)]
    assert 0 < int(answers[-1]["Retry-After"]) <= 300
    assert "no-store" in answers[-1]["Cache-Control"]
    assert answers[-1]["Referrer-Policy"] == "no-referrer"
    assert "<h1>" in answers[-1].text


def test_looking_at_the_form_is_free(client):
    assert {client.get(FORM).status_code for _ in range(6)} == {200}


def test_others_are_not_held_up(client):
    for _ in range(4):
        client.get(LINK)
    assert client.get(LINK, REMOTE_ADDR="198.51.100.7").status_code == 200


def test_a_forged_header_does_not_help(client):
    answers = [client.get(LINK, headers={"X-Forwarded-For": f"203.0.113.{i}"}) for i in range(4)]
    assert answers[-1].status_code == 429


def test_the_next_window_is_free(client, monkeypatch):
    for _ in range(4):
        client.get(LINK)
    later = time.time() + 300
    monkeypatch.setattr(ratelimit.time, "time", lambda: later)
    assert client.get(LINK).status_code == 200


def test_no_address_is_kept(client):
    client.get(LINK, REMOTE_ADDR="198.51.100.7")
    keys = [key for key in cache._cache if "certificates:verify" in key]
    assert len(keys) == 1
    assert "198.51.100" not in keys[0]


def test_a_cache_without_counters_limits_as_well(client, settings, tmp_path):
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path / "cache"}}
    codes = [client.get(LINK).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "198.51.100.7"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "198.51.100.7"),
        (1, "nonsense", "198.51.100.7"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ],
)
def test_the_address_is_the_one_our_proxies_saw(settings, proxies, forwarded, expected):
    settings.CERTIFICATES_TRUSTED_PROXIES = proxies
    request = RequestFactory().get(
        "/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="198.51.100.7"
    )
    assert client_address(request) == expected


@pytest.mark.parametrize(("text", "expected"), [("30/5m", (30, 300)), ("2/10s", (2, 10))])
def test_the_setting_is_read(settings, text, expected):
    settings.CERTIFICATES_VERIFY_RATE = text
    assert tuple(conf.VERIFY_RATE) == expected
