"""Item statistics in the Wagtail admin: for authors, in aggregate, from ten answers on."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from courses.csv_export import harmless
from courses.models import Question, QuestionVersion
from lms.models import AttemptAnswer, QuizAttempt
from lms.services.retention import erase_old_answers

from .conftest import text_of
from .crowd import crowd

LIST = "lms_statistics"


@pytest.fixture
def author(browser_of, tom):
    """Tom with the right to change questions, as the demo gives it to trainers."""
    tom.user_permissions.add(Permission.objects.get(codename="change_question"))
    return browser_of(tom)


@pytest.fixture
def versions(quiz):
    return list(QuestionVersion.objects.filter(question__quiz_places__quiz=quiz).order_by("pk"))


@pytest.fixture
def answers(ada, quiz, versions):
    return crowd(learner=ada.learner, quiz=quiz, papers=[versions] * 25, seed=5)


def main_of(reply):
    assert reply.status_code == 200
    return " ".join(text_of(reply).split("<main")[1].split())


def detail(version):
    return reverse("lms_statistics_question", args=[version.question_id])


def of_kind(versions, kind):
    return next(version for version in versions if version.kind == kind)


def all_right(rows, version):
    """Everybody has this one right."""
    AttemptAnswer.objects.filter(version=version).update(fraction=1)


def test_the_list_shows_figures_and_flags_in_words(author, answers, versions):
    all_right(answers, versions[0])
    page = main_of(author.get(reverse(LIST)))
    row = page.split(versions[0].question.reference)[1].split("</tr>")[0]
    assert "25" in row
    assert "100 %" in row
    assert "▲ zu leicht" in row or "▲ too easy" in row


def test_nothing_is_said_below_ten(author, ada, quiz, versions):
    crowd(learner=ada.learner, quiz=quiz, papers=[versions] * 9)
    table = main_of(author.get(reverse(LIST))).split("<tbody")[1]
    assert " %" not in table
    single = of_kind(versions, "single")
    page = main_of(author.get(detail(single)))
    assert "<meter" not in page
    crowd(learner=ada.learner, quiz=quiz, papers=[[single]])
    assert "<meter" in main_of(author.get(detail(single)))


def test_a_question_nobody_answered_is_listed(author, versions):
    page = main_of(author.get(reverse(LIST)))
    assert versions[0].question.reference in page


@pytest.mark.parametrize("kind", ["single", "multiple", "true_false", "matching", "ordering"])
def test_the_detail_page_shows_how_often_each_option_was_chosen(author, answers, versions, kind):
    page = main_of(author.get(detail(of_kind(versions, kind))))
    assert page.count("<meter") >= 2


@pytest.mark.parametrize("kind", ["short_answer", "cloze"])
def test_no_word_a_person_wrote_is_shown(author, answers, versions, kind):
    version = of_kind(versions, kind)
    said = "geheim" if kind == "short_answer" else {"1": "geheim"}
    AttemptAnswer.objects.filter(version=version).update(response=said)
    page = main_of(author.get(detail(version)))
    assert "geheim" not in page
    assert "<meter" not in page


def test_one_or_two_people_are_not_counted_out(author, ada, quiz, versions):
    version = of_kind(versions, "single")
    crowd(learner=ada.learner, quiz=quiz, papers=[[version]] * 20)
    first, second, *_rest = (option["id"] for option in version.body["options"])
    rows = AttemptAnswer.objects.filter(version=version)
    rows.update(response=first)
    rows.filter(pk__in=list(rows.values_list("pk", flat=True)[:2])).update(response=second)
    page = main_of(author.get(detail(version)))
    assert "90 %" in page
    assert "10 %" not in page


def test_erasing_the_answers_changes_no_page(author, answers, versions):
    pages = [reverse(LIST), *(detail(version) for version in versions)]
    before = [main_of(author.get(url)) for url in pages]
    QuizAttempt.objects.update(submitted_at=timezone.now() - timedelta(days=31))
    assert erase_old_answers() == 250
    assert [main_of(author.get(url)) for url in pages] == before


@pytest.mark.parametrize("ordering", ["n", "facility", "discrimination", "reference"])
def test_the_list_sorts_both_ways_and_what_is_unknown_comes_last(
    author, answers, versions, ordering
):
    extra = Question.objects.create(reference="A-OHNE", body="[]")
    rising, falling = (
        [
            row.question
            for row in author.get(reverse(LIST), {"ordering": way}).context["object_list"]
        ]
        for way in (ordering, f"-{ordering}")
    )
    assert len(rising) == len(falling) == Question.objects.count()
    if ordering != "reference":
        assert rising[-1] == extra
        assert falling[-1] == extra


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("flag=easy", 1),
        ("flag=unsinn", 11),
        ("topic=99999999999999999999", 11),
        ("ordering=gibt-es-nicht", 11),
        ("p=99", 11),
        ("q=P1-Q01", 1),
        ('q="%00', None),
        ("flag=unused", None),
        ("flag=flat&ordering=-facility", None),
        ("flag=hard&p=abc", None),
    ],
)
def test_filters_and_orders_answer(author, answers, versions, query, fits):
    Question.objects.create(reference="A-OHNE", body="[]")
    for version in versions[1:]:  # nobody but the first question is too easy
        pks = AttemptAnswer.objects.filter(version=version).values_list("pk", flat=True)[:5]
        AttemptAnswer.objects.filter(pk__in=list(pks)).update(fraction=0)
    all_right(answers, versions[0])
    reply = author.get(f"{reverse(LIST)}?{query}")
    main_of(reply)
    if fits is not None:
        assert len(reply.context["object_list"]) == fits


def test_an_unused_distractor_is_found(author, ada, quiz, versions):
    version = of_kind(versions, "single")
    crowd(learner=ada.learner, quiz=quiz, papers=[[version]] * 20)
    right, *wrong = sorted(version.body["options"], key=lambda option: not option["correct"])
    rows = AttemptAnswer.objects.filter(version=version)
    rows.update(response=right["id"])
    found = author.get(reverse(LIST), {"flag": "unused"}).context["object_list"]
    assert [row.question.pk for row in found] == [version.question_id]
    for option in wrong:
        one = rows.filter(response=right["id"]).first()
        AttemptAnswer.objects.filter(pk=one.pk).update(response=option["id"])
    assert not author.get(reverse(LIST), {"flag": "unused"}).context["object_list"]


def test_the_export_is_the_list_and_runs_nothing(author, answers, versions):
    Question.objects.create(reference="=1+1", title='@SUM("A1")', body="[]")
    reply = author.get(reverse("lms_statistics_export"), {"ordering": "reference"})
    text = reply.content.decode("utf-8-sig")
    assert reply["Content-Type"].startswith("text/csv")
    assert len(text.splitlines()) == Question.objects.count() + 1
    assert "'=1+1" in text
    assert "\n=" not in text


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@x", "\tx", " =A1", "\r=1", "＝1"])
def test_a_formula_becomes_text(text):
    assert harmless(text) == f"'{text}"
    assert harmless("P1-Q01") == "P1-Q01"


@pytest.mark.parametrize("name", ["lms_statistics", "lms_statistics_results"])
@pytest.mark.parametrize("query", ["", "ordering=facility", "flag=unused"])
def test_a_long_list_costs_no_query_more(author, ada, quiz, versions, queries, name, query):
    url = f"{reverse(name)}?{query}"
    crowd(learner=ada.learner, quiz=quiz, papers=[versions[:1]] * 12)
    author.get(url)
    few = queries(lambda: author.get(url))
    crowd(learner=ada.learner, quiz=quiz, papers=[versions] * 12)
    Question.objects.bulk_create(Question(reference=f"V{n}", body="[]") for n in range(60))
    assert queries(lambda: author.get(url)) == few


PAGES = ["lms_statistics", "lms_statistics_results", "lms_statistics_export"]


@pytest.mark.parametrize("name", ["ada", "cy", "tom", None])
def test_strangers_see_no_figure(browser_of, client, ada, cy, tom, answers, versions, name):
    """Tom has no right to change questions here."""
    browser = browser_of({"ada": ada, "cy": cy, "tom": tom}[name]) if name else client
    urls = [reverse(page) for page in PAGES] + [detail(versions[0])]
    for url in urls:
        reply = browser.get(url)
        assert reply.status_code in {302, 403, 404}
        assert versions[0].question.reference not in text_of(reply)


def test_the_menu_and_the_overview_of_a_question_lead_there(author, answers, versions):
    assert reverse(LIST) in text_of(author.get("/admin/"))
    viewset = Question.snippet_viewset
    overview = reverse(viewset.get_url_name("inspect"), args=[versions[0].question_id])
    assert detail(versions[0]) in text_of(author.get(overview))


def test_an_unknown_question_is_not_found(author):
    assert author.get(reverse("lms_statistics_question", args=[999999])).status_code == 404
