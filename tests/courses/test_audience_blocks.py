"""Sections for some groups, and the law of one state: open for those they concern."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

from courses.blocks import AudienceBlock, plain_blocks
from courses.models import LessonPage, ProfessionalGroup
from courses.starter.markdown import StarterError, blocks_of
from lms.services.people import save_profile

TEXT = """
::: audience "childcare, teacher | In Kita und Schule"
Für zwei Gruppen.
:::

::: audience "professionals | Ihre Pflichten"
Für Fachkräfte.
:::

::: audience "volunteers | Im Verein"
Für Ehrenamtliche.
:::

::: regional_law "NW | 2026-04-29 | Meldewege"
Nur im Westen.
:::
"""


@pytest.fixture
def lesson(p1) -> LessonPage:
    made = LessonPage(title="Für wen", slug="fuer-wen", body=json.dumps(blocks_of(TEXT)))
    p1.add_child(instance=made)
    return made


def folds(client, lesson) -> dict[str, bool]:
    """Heading → open."""
    page = BeautifulSoup(client.get(lesson.url).content, "html.parser")
    found = page.select("details.audience, details.regional-law")
    titles = ("Kita und Schule", "Pflichten", "Verein", "Meldewege")
    return {
        next(title for title in titles if title in fold.summary.get_text()): fold.has_attr("open")
        for fold in found
    }


@pytest.fixture
def reads(ada, browser_of):
    def as_(*groups: str, state: str = ""):
        chosen = ProfessionalGroup.objects.filter(slug__in=groups)
        save_profile(user=ada, name="Ada", groups=chosen, federal_state=state)
        return browser_of(ada)

    return as_


@pytest.mark.parametrize(
    ("groups", "wanted"),
    [
        ((), set()),
        (("teacher",), {"Kita und Schule", "Pflichten"}),
        (("physician",), {"Pflichten"}),
        (("volunteer",), {"Verein"}),
        (("volunteer", "childcare"), {"Kita und Schule", "Pflichten", "Verein"}),
        (("other",), set()),
    ],
)
def test_sections_stand_open_for_those_they_concern(reads, lesson, groups, wanted):
    shown = folds(reads(*groups), lesson)
    assert len(shown) == 4
    assert {title for title, is_open in shown.items() if is_open} - {"Meldewege"} == wanted


@pytest.mark.parametrize(("state", "is_open"), [("NW", True), ("", True), ("BY", False)])
def test_law_of_another_state_is_folded(reads, lesson, state, is_open):
    assert folds(reads(state=state), lesson)["Meldewege"] is is_open


def test_visitors_find_every_section_and_its_words(visitor, lesson):
    page = visitor.get(lesson.url).content.decode()
    for words in ("Für zwei Gruppen", "Für Fachkräfte", "Für Ehrenamtliche", "Nur im Westen"):
        assert words in page
    assert sum(folds(visitor, lesson).values()) == 1  # the law, which names its state


def test_volunteers_read_that_duties_are_not_theirs(reads, lesson):
    note = gettext("These are duties of professionals. As a volunteer you may skip this section.")
    assert note in reads("volunteer").get(lesson.url).content.decode()
    assert note not in reads("volunteer", "teacher").get(lesson.url).content.decode()


def test_more_sections_cost_no_more_queries(reads, p1):
    client = reads("teacher")
    few, many = (
        p1.add_child(
            instance=LessonPage(title=slug, slug=slug, body=json.dumps(blocks_of(TEXT * times)))
        )
        for slug, times in (("wenig", 1), ("viel", 6))
    )
    client.get(few.url)
    client.get(many.url)
    numbers = []
    for lesson in (few, many):
        with CaptureQueriesContext(connection) as captured:
            client.get(lesson.url)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_authors_must_say_for_whom(db):
    block = AudienceBlock(plain_blocks())
    value = block.to_python(
        {
            "title": "X",
            "kind": "",
            "groups": [],
            "content": [{"type": "prose", "value": "<p>x</p>"}],
        }
    )
    with pytest.raises(ValidationError):
        block.clean(value)
    value["groups"] = ["teacher"]
    assert block.clean(value)["groups"] == ["teacher"]
    value["groups"] = ["nobody"]
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize(
    "title", ["childcare", "| Titel", "childcare |", "professionals, volunteers | Titel"]
)
def test_a_container_without_group_or_heading_is_refused(title):
    with pytest.raises(StarterError, match="childcare, teacher"):
        blocks_of(f'::: audience "{title}"\nText\n:::')
