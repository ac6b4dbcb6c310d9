"""The glossary: whole words in lessons, a page of its own, terms that ship."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from courses.models import GlossaryTerm, LessonPage
from courses.queries.glossary import by_letter, terms_in
from courses.starter.markdown import blocks_of


def found(words: str) -> list[str]:
    return [term.term for term in terms_in(words)]


@pytest.fixture
def falter(db) -> GlossaryTerm:
    return GlossaryTerm.objects.create(
        slug="falter", term="Falter", short="Ein Tier.", forms="Faltern\nbunter  Falter"
    )


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("Ein Falter.", True),
        ("FALTER!", True),
        ("von Faltern", True),
        ("ein bunter\nFalter", True),
        ("Zitronenfalter", False),
        ("Falterwiese", False),
        ("Falters", False),
        ("", False),
    ],
)
def test_only_whole_words_count(falter, words, is_found):
    assert ("Falter" in found(words)) is is_found


def test_the_longest_form_wins(falter):
    GlossaryTerm.objects.create(slug="roter", term="roter Falter", short="Ein rotes Tier.")
    assert found("Ein roter Falter.") == ["roter Falter"]


def test_a_change_is_seen_at_once(falter):
    assert found("Falter") == ["Falter"]
    falter.is_active = False
    falter.save()
    assert found("Falter") == []
    falter.delete()
    assert found("Falter") == []


@pytest.mark.parametrize("term", ["a.*b", "(", "§ 8x", "C++", "\\d"])
def test_signs_in_a_term_are_only_signs(db, term):
    GlossaryTerm.objects.create(slug="x", term=term, short="X")
    assert found(f"Hier steht {term} im Text.") == [term]


def test_a_lesson_lists_its_terms_folded(visitor, p1, falter):
    body = json.dumps(blocks_of("Viele Falter fliegen. Ein Falter ruht."))
    lesson = p1.add_child(instance=LessonPage(title="Tiere", slug="tiere", body=body))
    page = BeautifulSoup(visitor.get(lesson.url).content, "html.parser")
    fold = page.select_one("details.terms")
    assert not fold.has_attr("open")
    assert [dt.get_text() for dt in fold.select("dt")] == ["Falter"]
    glossary = fold.select("a")[-1]["href"]
    assert glossary == f"{p1.get_parent().url}begriffe/"
    assert "Ein Tier." in visitor.get(glossary).content.decode()


def test_the_page_is_sorted_like_a_german_dictionary(falter):
    terms = [GlossaryTerm(term=term) for term in ("Apfel", "§ 1", "Ärger")]
    assert [(letter, len(group)) for letter, group in by_letter(terms)] == [("A", 2), ("#", 1)]


def test_the_shipped_terms_are_many_and_short(visitor, p1):
    terms = list(GlossaryTerm.objects.all())
    assert len(terms) >= 40
    assert all(term.short.endswith((".", "“")) and "[" not in term.short for term in terms)
    page = visitor.get(f"{p1.get_parent().url}begriffe/").content.decode()
    assert all(f'id="{term.slug}"' in page for term in terms)


def test_a_script_in_the_longer_text_is_removed(db):
    term = GlossaryTerm(slug="x", term="X", short="x", text="<p>gut<script>böse()</script></p>")
    term.full_clean()
    assert term.text == "<p>gut</p>"


def test_too_many_forms_are_refused(db):
    term = GlossaryTerm(slug="x", term="X", short="x", forms="\n".join("abcdefghijklmnopqrstu"))
    with pytest.raises(ValidationError, match="20"):
        term.full_clean()
