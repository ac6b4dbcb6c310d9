"""Meine Daten: what is held, and a copy of it that other programs can read."""

import json
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from lms.queries.personal import copy_of_data
from tests.lms.conftest import text_of

from .conftest import ADDRESS, NAME
from .test_erase_pages import confirmed

COPY = "/lernen/daten/kopie/"


def kinds(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {part["kind"]: part["rows"] for part in data["data"]}


def test_the_copy_holds_what_she_gave_and_did(kira: Any, browser_of: Callable) -> None:
    client = browser_of(kira)
    confirmed(client)
    reply = client.get(COPY)
    assert reply["Content-Disposition"] == 'attachment; filename="meine-daten.json"'
    assert "no-store" in reply["Cache-Control"]
    found = kinds(json.loads(reply.content))
    assert found["lms_site.User"][0]["email"] == ADDRESS
    assert found["lms.Learner"][0]["name"] == NAME
    assert len(found["lms.Learner"][0]["groups"]) == 1
    assert found["lms.Completion"][0]["course_version"]
    assert found["lms.Enrolment"][0]["course"].startswith("Hinsehen lernen")
    assert found["certificates.Certificate"][0]["holder"] == NAME
    assert found["lms.Recognition"][0]["title"] == "Schulung Kanarie"
    assert {row["organisation"] for row in found["lms.Membership"]} == {"Kita Sonnenweg"}


def test_it_holds_no_secret_and_nobody_else(kira: Any, ada: Any, cy: Any) -> None:
    text = json.dumps(copy_of_data(kira), ensure_ascii=False)
    assert "Cy Fremd" not in text
    assert kira.password not in text
    for word in ("password", "token", "secret", "key_hash", "feed_digest"):
        assert f'"{word}"' not in text


def test_the_password_is_asked_for_first(kira: Any, browser_of: Callable) -> None:
    reply = browser_of(kira).get(COPY)
    assert reply.status_code == 302
    assert reply.url.startswith(reverse("account_reauthenticate"))


def test_the_page_names_kinds_and_purposes(kira: Any, browser_of: Callable) -> None:
    page = text_of(browser_of(kira).get("/lernen/daten/"))
    assert DELETE in page
    assert COPY in page
    assert page.count("<tr>") > 20


def test_a_stranger_gets_her_own_copy_only(kira: Any, cy: Any, browser_of: Callable) -> None:
    client = browser_of(cy)
    confirmed(client)
    text = client.get(COPY).content.decode()
    assert "Cy Fremd" in text
    assert "Kanarie" not in text


DELETE = "/lernen/konto-loeschen/"
