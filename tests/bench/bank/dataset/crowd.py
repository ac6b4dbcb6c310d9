"""Attempts of many people: ten cycles each, five attempts in a cycle.

Only the newest first attempts still have their answers, as it is once older ones were erased.
"""

import json
import random
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from tqdm import tqdm

from courses.grading import grade
from courses.models import CoursePage, QuestionVersion, QuizPage
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, Enrolment, Learner, QuizAttempt
from tests.lms.crowd import guess

from .insert import COUNTING, copied, fill, json_type, random_uuid
from .questions import FIXED

CYCLES, TRIES = 10, 5
PER_LEARNER = CYCLES * TRIES
VARIANTS = 8  # different answers to each question


def build(attempts: int, answers: int, bar: tqdm) -> None:
    if not attempts:
        return
    people = attempts // PER_LEARNER
    bar.update(add_people(people))
    course = CoursePage.objects.get(code="P1")
    bar.update(
        fill(
            Enrolment,
            "(SELECT id FROM lms_learner ORDER BY id LIMIT %s) AS who CROSS JOIN counting",
            [CYCLES, people], tables=[COUNTING],
            learner_id="who.id", cycle="counting.i", course_id=str(course.pk),
        )
    )  # fmt: skip
    bar.update(add_attempts())
    bar.update(add_answers(answers // FIXED))


def add_people(wanted: int) -> int:
    missing = wanted - Learner.objects.count()
    if missing <= 0:
        return 0
    user = get_user_model()
    email = "'menge-' || counting.i || '@bench.invalid'"
    fill(user, "counting", [missing], tables=[COUNTING], email=email, password="'!'")
    fresh = f"{user._meta.db_table} AS who WHERE who.email LIKE 'menge-%%'"
    return 2 * fill(Learner, fresh, user_id="who.id", name="'Luise Müller ' || who.id")


def add_attempts() -> int:
    """Every try of every enrolment, each with its line of history."""
    quiz = QuizPage.objects.exclude(slug="gezogen").get()
    now = f"'{timezone.now():%Y-%m-%d %H:%M:%S.%f}'"  # UTC, as both databases take it
    passed = "CASE WHEN (who.id + counting.i) % 3 = 0 THEN TRUE ELSE FALSE END"
    done = fill(
        QuizAttempt, "lms_enrolment AS who CROSS JOIN counting", [TRIES], tables=[COUNTING],
        enrolment_id="who.id", quiz_id=str(quiz.pk), number="counting.i", uuid=random_uuid(),
        pass_mark="80", submitted_at=now, passed=passed.replace("%", "%%"),
    )  # fmt: skip
    history: Any = QuizAttempt.history.model
    kept = {name: f"one.{name}" for name in ("id", *copied(QuizAttempt, "one"))}
    fill(
        history, "lms_quizattempt AS one", history_date=now, history_type="'+'",
        history_user_id="NULL", history_change_reason="NULL", **kept,
    )  # fmt: skip
    return 2 * done


def add_answers(papers: int) -> int:
    """Ten answers to each of the newest first attempts, dealt evenly over the whole bank."""
    variants = list(graded_guesses())
    places = ", ".join(["(%s, %s, %s, %s, %s)"] * len(variants))
    return fill(
        AttemptAnswer,
        """(SELECT id FROM lms_quizattempt WHERE number = 1 ORDER BY id DESC LIMIT %s) AS one
            CROSS JOIN size
            JOIN variant ON variant.choice = (one.id * 7 + one.id / 5 * variant.position) %% %s
            JOIN bank ON bank.digest = variant.digest AND bank.twin = 1 + one.id / 5 %% size.twins
        """,
        [*(value for row in variants for value in row), papers, VARIANTS],
        tables=[
            f"variant (digest, position, choice, response, share) AS (VALUES {places})",
            """bank (id, digest, twin) AS (
                SELECT id, digest, ROW_NUMBER() OVER (PARTITION BY digest ORDER BY id)
                FROM courses_questionversion
            )""",
            "size (twins) AS (SELECT MAX(twin) FROM bank)",
        ],
        attempt_id="one.id", position="variant.position", version_id="bank.id",
        response=f"CAST(variant.response AS {json_type()})",
        fraction="CAST(variant.share AS NUMERIC(7, 6))",
    )  # fmt: skip


def graded_guesses() -> Iterator[tuple[str, int, int, str | None, str]]:
    """(digest, position, choice, response, share of the point) of some answers to each question."""
    rng = random.Random(1)
    versions = QuestionVersion.objects.order_by("pk")[:FIXED]
    for position, version in enumerate(versions, start=1):
        for choice in range(VARIANTS):
            said = guess(version.body, rng)
            share = float(grade(version.body, said).fraction)
            kept = None if KINDS[version.kind].free_text else said
            text = None if kept is None else json.dumps(kept)
            yield version.digest, position, choice, text, f"{share:.6f}"
