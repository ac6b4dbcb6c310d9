"""How far somebody is in a course: derived from records, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import F

from courses.queries.steps import Step

from ..models import Completion, Enrolment


@dataclass(frozen=True)
class Progress:
    """The newest enrolment of a person in a course, and which steps are done."""

    enrolment: Enrolment
    steps: Sequence[Step]
    done: frozenset[int]

    @property
    def completion(self) -> Completion | None:
        return getattr(self.enrolment, "completion", None)

    @property
    def lessons(self) -> list[Step]:
        return [step for step in self.steps if step.kind == "lesson"]

    @property
    def lessons_done(self) -> int:
        return sum(step.pk in self.done for step in self.lessons)

    @property
    def steps_done(self) -> int:
        return sum(step.pk in self.done for step in self.steps)

    @property
    def open_lessons(self) -> list[Step]:
        return [step for step in self.lessons if step.pk not in self.done]

    @property
    def next_step(self) -> Step | None:
        """The first step not done yet, where learning goes on."""
        return next((step for step in self.steps if step.pk not in self.done), None)


def progress_in(
    user: AbstractBaseUser | AnonymousUser, course_pk: int, steps: Sequence[Step]
) -> Progress | None:
    """Progress in the newest cycle, or None without an enrolment; one query."""
    if not user.is_authenticated:
        return None
    rows = list(
        Enrolment.objects.filter(learner__user=user, course_id=course_pk)
        .select_related("completion")
        .annotate(done_step=F("step_records__step"))
        .order_by("-cycle")
    )
    if not rows:
        return None
    newest = rows[0]
    done = {row.done_step for row in rows if row.pk == newest.pk and row.done_step}
    return Progress(enrolment=newest, steps=steps, done=frozenset(done))


def progress_of(enrolment: Enrolment, steps: Sequence[Step]) -> Progress:
    """Progress in this very enrolment, whichever cycle it is; one query."""
    done = frozenset(enrolment.step_records.values_list("step_id", flat=True))
    return Progress(enrolment=enrolment, steps=steps, done=done)
