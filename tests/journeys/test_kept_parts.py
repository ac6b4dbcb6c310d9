"""Whoever opens an imported question in a real editor and saves it loses nothing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from courses.models import CoursePage, Question
from courses.questions.registry import KINDS
from courses.questions.rich_texts import as_edited
from courses.services.imports import stage, take_over

from .moderating import open_question
from .people import sign_in

pytestmark = pytest.mark.journey
GIFT = r"""::TABELLE::[html]<p>Was stimmt laut Tabelle?</p>
<table><tr><th scope\="col">Alter</th><th>Hilfe</th></tr>
<tr><td colspan\="2">0–3 <b>Jahre</b></td></tr></table>
<p>H<sub>2</sub>O, <u>nie</u>, <abbr title\="Kindertagesstätte">Kita</abbr>,
<span lang\="en">safeguarding</span></p><h3>Fall</h3><blockquote>Anna sagt nichts.</blockquote>
<ul><li><p>eins</p><p>noch eins</p></li></ul><p>Ende.</p>
{=m<sup>2</sup>#<p>Siehe <code>dort</code>.</p><ul><li>oder hier</li></ul> ~l ####<p>Gut.</p>}
"""


@pytest.fixture
def question(course: CoursePage, cast: dict[str, Any]) -> Question:
    source = stage(data=GIFT.encode(), name="x.gift", prefix="X", user=cast["tom"])
    take_over(source=source, user=cast["tom"])
    return Question.objects.get(reference="TABELLE")


@pytest.fixture
def page(open_browser: Callable[..., BrowserContext], cast: dict[str, Any], site: str) -> Page:
    return sign_in(open_browser(), cast["tom"], site).new_page()


def body(question: Question) -> dict[str, Any]:
    """What the draft would say if it was published now."""
    draft = Question.objects.get(pk=question.pk).get_latest_revision_as_object()
    kind = KINDS[draft.kind]
    value = draft.body.get_prep_value()[0]["value"]
    return kind.sketch(as_edited(kind.slug, value))


def save(page: Page) -> None:
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.locator(".messages .success")).to_be_visible()


def editor(page: Page) -> Locator:
    found = page.locator(".Draftail-Editor").first
    expect(found.locator(".kept").first).to_be_visible()
    return found


def sent(page: Page) -> Locator:
    """What the form will send; the editor writes it down a moment after each change."""
    return page.locator('input[name="body-0-value-prompt"]')


def test_saving_untouched_changes_nothing(page: Page, question: Question) -> None:
    before, revisions = body(question), question.revisions.count()
    assert "<table>" in before["prompt"]
    open_question(page, "TABELLE")
    editor(page)
    save(page)
    assert question.revisions.count() > revisions
    assert body(question) == before


def test_a_word_more_leaves_the_rest_alone(page: Page, question: Question) -> None:
    before = body(question)
    open_question(page, "TABELLE")
    editor(page).get_by_text("Ende.").click()
    page.keyboard.press("End")
    page.keyboard.type(" Wirklich.")
    expect(sent(page)).to_have_value(re.compile("Wirklich"))
    save(page)
    after = body(question)
    assert after["prompt"] == before["prompt"].replace("Ende.", "Ende. Wirklich.")
    assert after | {"prompt": ""} == before | {"prompt": ""}


def test_a_kept_part_can_be_deleted(page: Page, question: Question) -> None:
    before = body(question)
    open_question(page, "TABELLE")
    found = editor(page)
    expect(found.locator(".kept")).to_have_count(2)
    found.locator(".kept button").first.click()
    expect(found.locator(".kept")).to_have_count(1)
    expect(sent(page)).not_to_have_value(re.compile("<table>"))
    save(page)
    after = body(question)["prompt"]
    assert "<table>" not in after
    assert after.endswith(before["prompt"].partition("</table>")[2].strip())
