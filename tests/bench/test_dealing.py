"""Enrolments are dealt out so that no learner takes a course twice."""

import pytest

from tests.bench.__main__ import arguments
from tests.bench.dataset.batches import batches
from tests.bench.dataset.records import dealt


def test_everybody_takes_the_first_course_and_none_twice() -> None:
    learners = list(range(100, 110))
    pairs = list(dealt(7, learners, 70))
    assert len(set(pairs)) == len(pairs) == 70
    assert [learner for learner, course in pairs if course == 0] == learners


def test_the_other_courses_get_equally_many() -> None:
    pairs = list(dealt(5, list(range(40)), 120))
    taken = [sum(course == which for _learner, course in pairs) for which in range(1, 5)]
    assert taken == [20, 20, 20, 20]


def test_a_series_is_cut_without_losing_anything() -> None:
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]


@pytest.mark.parametrize(
    "words",
    [
        ["--learners", "30", "--enrolments", "29"],
        ["--courses", "2", "--learners", "30", "--enrolments", "61"],
        ["--courses", "1", "--learners", "30", "--enrolments", "30"],
        ["--seconds", "0"],
        ["--questions", "10"],
        ["--questions", "25"],
        ["--attempts", "60"],
        ["--attempts", "50", "--answers", "110"],
        ["--stock", "5"],
    ],
)
def test_sizes_that_do_not_fit_are_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        arguments(words)
