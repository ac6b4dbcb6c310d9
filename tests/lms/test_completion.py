"""A course is complete once every lesson is done and every quiz is passed."""

from lms.models import Completion
from lms.services.quizzes import start, submit
from tests.conftest import answer_all, complete


def test_whole_course_ends_in_one_completion(enrolment):
    completion = complete(enrolment)
    assert completion.units == 4
    assert completion.course_version == "1.0"
    assert Completion.objects.count() == 1


def test_submit_twice_changes_nothing(enrolment, quiz):
    attempt = answer_all(start(enrolment=enrolment, quiz=quiz))
    before = (attempt.score, attempt.submitted_at)
    again = submit(attempt=attempt)
    assert (again.score, again.submitted_at) == before
