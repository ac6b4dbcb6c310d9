"""Statistics summed up by the database are those anybody would work out by hand."""

import random
import statistics
from collections import Counter, defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import QuestionVersion
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, QuizAttempt
from lms.queries.statistics import item_sums, option_picks
from lms.rules.statistics import discrimination, facility
from lms.services.retention import erase_old_answers

from .crowd import crowd, random_papers


@pytest.fixture
def versions(quiz):
    found = list(QuestionVersion.objects.filter(question__quiz_places__quiz=quiz).order_by("pk"))
    assert {version.kind for version in found} == set(KINDS)
    return found


def by_hand(rows):
    """Facility and discrimination by version, from first attempts, the slow way."""
    papers, points, pairs = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in rows:
        if row.number == 1:
            papers[row.attempt].append(row)
    for paper in papers.values():
        for row in paper:
            points[row.version].append(float(row.fraction))
            others = [float(other.fraction) for other in paper if other is not row]
            if others:
                pairs[row.version].append((float(row.fraction), statistics.fmean(others)))
    facilities = {
        version: statistics.fmean(shares) if len(shares) >= 10 else None
        for version, shares in points.items()
    }
    return facilities, {version: correlation(found) for version, found in pairs.items()}


def correlation(pairs):
    if len(pairs) < 10:
        return None
    xs, ys = zip(*pairs, strict=True)
    if statistics.pvariance(xs) < 1e-10 or statistics.pvariance(ys) < 1e-10:
        return None
    return statistics.correlation(xs, ys)


def compare(rows):
    facilities, discriminations = by_hand(rows)
    sums = item_sums(QuestionVersion.objects.all())
    assert set(sums) == set(facilities)
    assert set(item_sums()) == set(sums)
    for version, found in sums.items():
        assert facility(found) == pytest.approx(facilities[version], abs=1e-9)
        assert discrimination(found) == pytest.approx(discriminations.get(version), abs=1e-9)


def picks_by_hand(rows):
    found = Counter()
    versions = QuestionVersion.objects.in_bulk()
    for row in rows:
        if row.number == 1 and row.response is not None:
            version = versions[row.version]
            for part, choice in KINDS[version.kind].picks(version.body, row.response):
                found[row.version, part, choice] += 1
    return found


def make_old(rows, share, seed):
    """Let that share of the attempts be older than the retention time."""
    pks = sorted({row.attempt for row in rows})
    old = random.Random(seed).sample(pks, int(len(pks) * share))
    QuizAttempt.objects.filter(pk__in=old).update(submitted_at=timezone.now() - timedelta(days=31))


@pytest.mark.parametrize("seed", range(8))
def test_the_database_finds_what_a_hand_finds(ada, quiz, versions, seed):
    size = [3, 9, 10, 11, 40, 80, 80, 150][seed]
    rows = crowd(
        learner=ada.learner, quiz=quiz, papers=random_papers(versions, size, seed), seed=seed
    )
    compare(rows)
    assert option_picks(QuestionVersion.objects.all()) == picks_by_hand(rows)


@pytest.mark.parametrize(("seed", "share"), [(1, 0.5), (2, 0.5), (3, 0.9), (4, 1)])
def test_erasing_answers_changes_no_figure(ada, quiz, versions, seed, share):
    rows = crowd(
        learner=ada.learner, quiz=quiz, papers=random_papers(versions, 120, seed), seed=seed
    )
    everything = QuestionVersion.objects.all()
    make_old(rows, share, seed)
    assert erase_old_answers() > 0
    compare(rows)
    assert option_picks(everything) == picks_by_hand(rows)
    make_old(rows, 1, seed)  # the rest comes to the same tallies
    erase_old_answers()
    assert not AttemptAnswer.objects.exists()
    compare(rows)
    assert option_picks(everything) == picks_by_hand(rows)


def test_only_first_attempts_that_were_handed_in_count(ada, quiz, versions):
    papers = random_papers(versions, 15, 1)
    first = crowd(learner=ada.learner, quiz=quiz, papers=papers)
    second = crowd(learner=ada.learner, quiz=quiz, papers=papers, seed=2, number=2)
    left_open = crowd(learner=ada.learner, quiz=quiz, papers=papers, seed=3)
    QuizAttempt.objects.filter(pk__in={row.attempt for row in left_open}).update(
        submitted_at=None, passed=None, score=None
    )
    compare([*first, *second])
    assert option_picks(QuestionVersion.objects.all()) == picks_by_hand(first)


def test_a_selection_of_versions_sees_only_its_own(ada, quiz, versions):
    crowd(learner=ada.learner, quiz=quiz, papers=[versions] * 12)
    everything = item_sums(QuestionVersion.objects.all())
    one = QuestionVersion.objects.filter(pk=versions[0].pk)
    (alone,) = item_sums(one).values()
    assert facility(alone) == facility(everything[versions[0].pk])
    assert discrimination(alone) == discrimination(everything[versions[0].pk])
    assert {version for version, _part, _choice in option_picks(one)} <= {versions[0].pk}


def test_the_number_of_queries_does_not_grow(ada, quiz, versions, queries):
    def both():
        item_sums(QuestionVersion.objects.all())
        option_picks(QuestionVersion.objects.all())

    crowd(learner=ada.learner, quiz=quiz, papers=[versions[:2]] * 2)
    few = queries(both)
    crowd(learner=ada.learner, quiz=quiz, papers=[versions] * 30)
    assert queries(both) == few == 4


def test_no_word_a_person_wrote_is_ever_counted(ada, quiz, versions):
    written = [version for version in versions if KINDS[version.kind].free_text]
    crowd(learner=ada.learner, quiz=quiz, papers=[written] * 12)
    for version in written:
        said = "geheim" if version.kind == "short_answer" else {"1": "geheim"}
        AttemptAnswer.objects.filter(version=version).update(response=said)
    assert not option_picks(QuestionVersion.objects.all())
    QuizAttempt.objects.update(submitted_at=timezone.now() - timedelta(days=31))
    erase_old_answers()
    assert not option_picks(QuestionVersion.objects.all())


def test_a_response_that_fits_no_more_is_no_error(ada, quiz, versions):
    single = next(version for version in versions if version.kind == "single")
    crowd(learner=ada.learner, quiz=quiz, papers=[[single]] * 3)
    AttemptAnswer.objects.update(response={"un": "sinn"})
    assert not option_picks(QuestionVersion.objects.all())
