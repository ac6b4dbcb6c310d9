"""Duties stand with those who have them, and the law of a state stands as such."""

import re
from typing import Any

import pytest
from django.core.management import call_command

from courses.models import LessonPage, ProfessionalGroup
from courses.starter.files import vocabulary
from courses.starter.markdown import blocks_of
from lms.services.people import save_profile

from .shelf import ALL, lessons

GROUPS = {entry["slug"]: entry for entry in vocabulary("groups")}
HEALTH = {slug for slug, entry in GROUPS.items() if entry["kkg_number"] == "1"}
HEALTH_DUTY = "§ 4 Absatz 3 Satz 3 KKG"
STATE_LAW = re.compile(
    r"LKiSchG|HeilBerG|Heilberufsgesetz|SchulG|Landeskinderschutz|Nordrhein-Westfalen"
    r"|Mecklenburg|Düsseldorf"
)
# Where the outline tells apart who has which duty.
TOLD_APART = [
    ("P1", 6, {"professionals", "volunteers"}),
    ("F1", 5, {"professionals", "volunteers"}),
    ("F2", 3, {"physician"}),
    ("F2", 6, {"physician", "childcare"}),
    ("N1", 3, {"volunteers"}),
    ("N1", 4, {"physician", "childcare", "customs", "volunteers"}),
    ("G1", 3, {"professionals", "volunteers"}),
    ("G2", 5, {"physician", "childcare", "volunteers"}),
    ("P1-R", 2, {"professionals", "volunteers", "physician"}),
    ("N1-R", 1, {"physician", "childcare", "customs", "guardian_ad_litem"}),
    ("F2-R", 1, {"physician", "childcare"}),
    ("G1-R", 2, {"professionals", "volunteers"}),
]
EVERY_LESSON = [(code, place) for code in ALL for place in range(len(ALL[code]["lesson_minutes"]))]


def blocks(code: str, place: int, kind: str) -> list[dict[str, Any]]:
    found = blocks_of(lessons(code)[place][1])
    return [block["value"] for block in found if block["type"] == kind]


@pytest.mark.parametrize(("code", "number", "wanted"), TOLD_APART)
def test_duties_stand_with_those_who_have_them(code, number, wanted):
    sections = blocks(code, number - 1, "audience")
    assert wanted <= {name for one in sections for name in [one["kind"], *one["groups"]]}


@pytest.mark.parametrize(("code", "place"), EVERY_LESSON)
def test_sections_name_known_groups(code, place):
    for section in blocks(code, place, "audience"):
        assert set(section["groups"]) <= set(GROUPS)


@pytest.mark.parametrize(("code", "place"), EVERY_LESSON)
def test_the_duty_of_health_professions_is_told_to_them(code, place):
    """§ 4 (3) sentence 3 KKG holds for number 1 only; others read that it is not theirs."""
    for section in blocks(code, place, "audience"):
        if any(HEALTH_DUTY in str(inner["value"]) for inner in section["content"]):
            assert set(section["groups"]) <= HEALTH
            assert section["groups"]


@pytest.mark.parametrize(("code", "place"), EVERY_LESSON)
def test_state_law_stands_in_its_own_section(code, place):
    for block in blocks_of(lessons(code)[place][1]):
        if block["type"] != "regional_law":
            assert not STATE_LAW.search(str(block["value"])), block["type"]


def test_both_states_of_the_outline_have_sections():
    states = {
        section["state"] for code, place in EVERY_LESSON
        for section in blocks(code, place, "regional_law")
    }  # fmt: skip
    assert states == {"NW", "MV"}


@pytest.fixture
def read(ada, browser_of, p1):
    def as_(*slugs, state=""):
        groups = ProfessionalGroup.objects.filter(slug__in=slugs)
        save_profile(user=ada, name="Ada", groups=groups, federal_state=state)
        lesson = LessonPage.objects.child_of(p1).get(slug="was-tun-handeln-und-hilfe-holen")
        return browser_of(ada).get(f"{lesson.url}?hinweis=ok").content.decode()

    return as_


def opened(page: str, words: str) -> bool:
    """Is the section with this heading unfolded?"""
    before = page[: page.index(words)]
    return before[before.rindex("<details") :].split(">", 1)[0].endswith(" open")


def test_volunteers_in_one_state_and_professionals_in_another(read, capsys):
    call_command("load_starter", course=["p1"])
    page = read("volunteer", state="MV")
    assert opened(page, "Wenn Sie sich ehrenamtlich engagieren")
    assert not opened(page, "Wenn Sie beruflich mit Kindern arbeiten")
    assert opened(page, "Hotline in Mecklenburg-Vorpommern")
    page = read("teacher", state="NW")
    assert opened(page, "Wenn Sie beruflich mit Kindern arbeiten")
    assert not opened(page, "Wenn Sie sich ehrenamtlich engagieren")
    assert not opened(page, "Hotline in Mecklenburg-Vorpommern")
