"""Light, dark, contrast: chosen by a form, kept in a cookie of two words."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from lms.site.look import COOKIE

pytestmark = pytest.mark.django_db
URL = "/darstellung/"


def root(client: Client, url: str = URL) -> tuple[str, str]:
    html = BeautifulSoup(client.get(url).content, "html.parser").html
    return html["data-ks-scheme"], html["data-ks-contrast"]


def test_the_device_decides_until_somebody_chooses():
    client = Client()
    assert root(client) == ("auto", "auto")
    assert COOKIE not in client.cookies


def test_a_choice_holds_on_every_page():
    client = Client()
    wish = {"scheme": "dark", "contrast": "more", "zurueck": "/konto/login/"}
    reply = client.post(URL, wish)
    assert (reply.status_code, reply["Location"]) == (302, "/konto/login/")
    for url in (URL, "/konto/login/", "/gibt-es-nicht/", "/pruefen/"):
        assert root(client, url) == ("dark", "more")
    assert client.cookies[COOKIE]["httponly"]
    assert client.cookies[COOKIE].value == "dark.more"


def test_back_to_the_device_removes_the_cookie():
    client = Client()
    client.post(URL, {"scheme": "light", "contrast": "auto"})
    client.post(URL, {"scheme": "auto", "contrast": "auto"})
    assert client.cookies[COOKIE]["max-age"] == 0
    assert root(client) == ("auto", "auto")


@pytest.mark.parametrize("value", ["", "dark", "dark.x", "x.more", '"><b>.more', "dark.more.x"])
def test_a_cookie_we_did_not_write_counts_as_none(value):
    client = Client()
    client.cookies[COOKIE] = value
    assert root(client) == ("auto", "auto")


@pytest.mark.parametrize(
    "place", ["https://example.org/", "//example.org/", "javascript:alert(1)", "kurse/", "\\\\x"]
)
def test_nobody_is_sent_elsewhere(place):
    wish = {"scheme": "dark", "contrast": "auto", "zurueck": place}
    assert Client().post(URL, wish)["Location"] == "/"


def test_a_forged_choice_is_a_mistake_and_sets_nothing():
    client = Client()
    reply = client.post(URL, {"scheme": "neon", "contrast": "auto"})
    assert BeautifulSoup(reply.content, "html.parser").select_one(".error-summary")
    assert COOKIE not in client.cookies


def test_the_form_shows_what_is_chosen():
    client = Client()
    client.post(URL, {"scheme": "dark", "contrast": "more"})
    soup = BeautifulSoup(client.get(URL).content, "html.parser")
    assert [field["value"] for field in soup.select("main input[checked]")] == ["dark", "more"]
