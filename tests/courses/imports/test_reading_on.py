"""A long file is read in portions: no request takes long, and nothing is lost or read twice."""

from pathlib import Path

import pytest
from django.urls import reverse

from courses.exceptions import FileNotRead
from courses.exchange.formats import FORMATS
from courses.exchange.moodle import document
from courses.exchange.qti import documents
from courses.exchange.resuming import resumed
from courses.models import ImportedQuestion, Question, QuestionImport, UploadedFile
from courses.queries.imports import is_read
from courses.questions.registry import KINDS
from courses.services import imports as services
from courses.views import imports as views

from ..conftest import text_of
from ..exchange.moodle_xml import answer, question, quiz
from ..exchange.qti_files import CHOICE, item, package

FILES = sorted(
    path
    for path in (Path(__file__).parents[1] / "exchange" / "fixtures").glob("*/*")
    if path.parent.name in FORMATS
)
MANY = "\n\n".join(f"::L-{n}:: Frage {n}? {{T}}" for n in range(7))


def rows_of(source):
    left_out = {"id", "source_id", "question_id"}
    rows = ImportedQuestion.objects.filter(source=source).values()
    return [{key: row[key] for key in row.keys() - left_out} for row in rows]


@pytest.fixture
def small(monkeypatch):
    """One question in a portion, and one portion in a request."""
    monkeypatch.setattr(services, "PORTION", 1)
    monkeypatch.setattr(views, "READING_SECONDS", 0)


def portioned(data, name):
    source = services.stage(data=data, name=name, prefix="P", seconds=0)
    while not services.read_on(source=source, seconds=0):
        pass
    return source


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_any_stop_gives_the_same_questions(path):
    """Resumed after each question, as if the file had been read in one go."""
    data, form = path.read_bytes(), FORMATS[path.parent.name]
    whole = form.read(data)
    for stop in range(len(whole) + 1):
        known = [one.body is not None for one in whole[:stop]]
        assert list(resumed(form.scan(data), known)) == whole[stop:]


def test_what_was_read_is_not_built_again(monkeypatch):
    built = []
    monkeypatch.setattr(KINDS["true_false"], "canonical", lambda body: built.append(body) or body)
    assert len(list(resumed(FORMATS["gift"].scan(MANY.encode()), [True] * 5))) == 2
    assert len(built) == 2


def test_a_broken_file_is_not_parsed_again_question_by_question(monkeypatch):
    """Each would cost a parser of its own: eight seconds for 20,000 questions."""
    asked = question("truefalse", answer(100, "true"))
    data = quiz(*[asked] * 9, "<question type='truefalse'><name>")
    whole = FORMATS["moodle"].read(data)
    parsed = []
    alone = document._alone
    monkeypatch.setattr(document, "_alone", lambda *args: parsed.append(args) or alone(*args))
    rest = list(resumed(FORMATS["moodle"].scan(data), [True] * 8))
    assert rest == whole[8:]
    assert len(parsed) == 3  # the first shows that it is no category; then what is new


def test_categories_of_a_broken_file_are_still_known():
    category = "<question type='{}'><category><text>A/B</text></category></question>"
    asked = question("truefalse", answer(100, "true"))
    for spelt in ("category", "&#99;ategory"):
        data = quiz(category.format(spelt), asked, asked, "<question type='truefalse'><name>")
        whole = FORMATS["moodle"].read(data)
        assert whole[1].category == ("A", "B")
        assert list(resumed(FORMATS["moodle"].scan(data), [True])) == whole[1:]


def test_members_of_a_package_are_not_parsed_again(monkeypatch):
    several = {f"{n}.xml": item(title=f"F{n}", body=CHOICE % f"Frage {n}?") for n in range(5)}
    broken = item(title="Kaputt").replace("</itemBody>", "")
    data = package({"0a.xml": broken, **several, "z.xml": f"<x>{item()}{item()}</x>"})
    whole = FORMATS["qti"].read(data)
    assert len(whole) == 8
    parsed = []
    parse = documents.parse_leniently
    monkeypatch.setattr(
        documents, "parse_leniently", lambda data: parsed.append(data) or parse(data)
    )
    known = [one.body is not None for one in whole[:5]]
    assert list(resumed(FORMATS["qti"].scan(data), known)) == whole[5:]
    assert len(parsed) == 2


def test_portions_and_one_go_keep_the_same_rows(p1, small):
    whole = services.stage(data=MANY.encode(), name="x.gift", prefix="P")
    assert rows_of(portioned(MANY.encode(), "x.gift")) == rows_of(whole)
    assert not UploadedFile.objects.exists()


def test_the_page_goes_on_until_all_is_read(office, upload, p1, small):
    fields = {"file": upload(MANY), "prefix": "KJH", "topic": "", "format": ""}
    page = office.post(reverse("question_imports:index"), fields, follow=True)
    source = QuestionImport.objects.get()
    here = reverse("question_imports:read", args=[source.uuid])
    assert page.redirect_chain[-1][0] == here
    assert page.context["found"] == 1
    assert "data-goes-on" in text_of(page)  # the script only presses the button that is there
    for _portion in range(7):
        reply = office.post(here)
    assert reply.url == reverse("question_imports:report", args=[source.uuid])
    assert source.found.count() == 7
    assert office.post(here).url == reply.url  # once more changes nothing
    assert source.found.count() == 7


def test_a_request_that_dies_loses_nothing(p1, small, monkeypatch):
    source = services.stage(data=MANY.encode(), name="x.gift", prefix="P", seconds=0)
    keep, calls = services.keep, []

    def killed(*args):
        keep(*args)
        calls.append(args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(services, "keep", killed)
        with pytest.raises(KeyboardInterrupt):
            services.read_on(source=source, seconds=0)
    assert (len(calls), source.found.count()) == (1, 1)
    assert services.read_on(source=source)
    assert list(source.found.values_list("name", flat=True)) == [f"L-{n}" for n in range(7)]


def test_nothing_is_taken_over_before_all_is_read(office, p1, small):
    source = services.stage(data=MANY.encode(), name="x.gift", prefix="P", seconds=0)
    with pytest.raises(FileNotRead):
        services.take_over(source=source, user=None)
    reply = office.post(reverse("question_imports:take_over", args=[source.uuid]))
    assert reply.url == reverse("question_imports:read", args=[source.uuid])
    report = text_of(office.get(reverse("question_imports:report", args=[source.uuid])))
    assert reverse("question_imports:read", args=[source.uuid]) in report
    assert reverse("question_imports:take_over", args=[source.uuid]) not in report
    assert not Question.objects.filter(imported_as__source=source).exists()


def test_a_file_that_proves_useless_later_is_thrown_away_with_a_reason(
    office, p1, small, monkeypatch
):
    source = services.stage(data=MANY.encode(), name="x.gift", prefix="P", seconds=0)
    monkeypatch.setattr("courses.exchange.gift.reading.MAX_QUESTIONS", 2)
    here = reverse("question_imports:read", args=[source.uuid])
    office.post(here)
    page = office.post(here, follow=True)
    assert "20000" in text_of(page)
    assert not QuestionImport.objects.exists()


def test_strangers_may_not_read_on(browser_of, cy, p1, small):
    source = services.stage(data=MANY.encode(), name="x.gift", prefix="P", seconds=0)
    here = reverse("question_imports:read", args=[source.uuid])
    assert browser_of(cy).post(here).status_code == 302
    assert browser_of(cy).get(here).status_code == 302
    assert source.found.count() == 1
    assert not is_read(source)


def test_reading_on_costs_the_same_from_ten_to_a_thousand(p1, django_assert_max_num_queries):
    many = "\n\n".join(f"::L-{n}:: Frage {n}? {{T}}" for n in range(400))
    source = services.stage(data=many.encode(), name="x.gift", prefix="P", seconds=0)
    with django_assert_max_num_queries(12):
        services.read_on(source=source)
    assert source.found.count() == 400
