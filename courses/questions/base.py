"""What every question kind can do, and the words it does it with.

A *body* is the frozen, JSON-able content of a question (kind, prompt, feedback, key). A *response*
is what a learner answered (JSON-able; None is unanswered). `view` shows a body without its key,
`review` shows it with everything.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import display
from .authoring import html_of
from .pictures import PICTURE, pictures_of, thawed
from .shape import mismatch
from .stored import bare

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from .authoring import QuestionBlock

Body = dict[str, Any]
Response = Any
COMMON_SCHEMA: dict[str, Any] = {
    "kind": str,
    "prompt": str,
    "feedback": str,
    "pictures": [PICTURE],
}


class MalformedResponse(ValueError):
    """The submitted data cannot be an answer to this question; `str()` is fit for the learner."""

    def __init__(self, message: "str | Promise", params: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return str(self.message) % self.params if self.params else str(self.message)


@dataclass(frozen=True)
class Part:
    """One thing that was marked: an option, a pair, a position, a gap. None is unanswered."""

    key: str
    correct: bool | None


@dataclass(frozen=True)
class Grade:
    """`fraction` of the point, exact, from 0 to 1."""

    fraction: Fraction
    parts: tuple[Part, ...] = ()

    @property
    def is_full(self) -> bool:
        return self.fraction == 1


class QuestionKind(ABC):
    """A way to ask. Stateless: one instance serves all questions of its kind."""

    slug: ClassVar[str]
    label: "ClassVar[str | Promise]"
    icon: ClassVar[str]
    task: "ClassVar[str | Promise]"
    hint: "ClassVar[str | Promise]" = ""
    schema: ClassVar[dict[str, Any]]
    main_field: ClassVar[str]
    needs_prompt: ClassVar[bool] = True
    # Do learners write words of their own? These are never counted, shown or kept (field rule B.8).
    free_text: ClassVar[bool] = False

    # Authoring

    @abstractmethod
    def block(self) -> "QuestionBlock":
        """The block an author fills in."""

    @abstractmethod
    def compose(self, value: Mapping[str, Any]) -> Body:
        """Block value (native or raw) to the kind's own part of the body; not yet judged."""

    @abstractmethod
    def faults(self, body: Body) -> "dict[str, str | Promise]":
        """What makes this body unusable, by authoring field."""

    @abstractmethod
    def thaw_own(self, body: Body) -> dict[str, Any]:
        """The kind's own part of the raw block value."""

    def freeze(self, value: Mapping[str, Any]) -> Body:
        """Block value to canonical frozen body. Raises ValidationError with a dict by field."""
        body, problems = self._composed(value)
        if problems:
            raise ValidationError(problems)
        return body

    def problems(self, value: Mapping[str, Any]) -> dict[str, ValidationError]:
        """What an author still has to mend, by authoring field."""
        return self._composed(value)[1]

    def sketch(self, value: Mapping[str, Any]) -> Body:
        """The body as far as it is written, not judged; {} where it cannot even be read.

        From a block value, or from what the database holds.
        """
        return self._composed(bare(value))[0]

    def thaw(self, body: Body) -> dict[str, Any]:
        """Frozen body to raw block value, as a StreamField stores it: freeze(thaw(b)) == b."""
        common = {
            "prompt": body["prompt"],
            "feedback": body["feedback"],
            "pictures": thawed(body["pictures"]),
        }
        return common | self.thaw_own(body)

    def canonical(self, body: Any) -> Body:
        """Clean, number and judge a body from a file. Raises ValidationError."""
        if isinstance(body, dict):
            body = {"pictures": []} | body
        if place := mismatch(body, COMMON_SCHEMA | self.schema):
            raise ValidationError(
                _("This question is incomplete or has a wrong entry at “%(place)s”."),
                params={"place": place},
            )
        if body["kind"] != self.slug:
            raise ValidationError(_("This question is of another kind."))
        return self.freeze(self.thaw(body))

    def check(self, body: Any) -> None:
        """Raise ValidationError unless this is exactly a body that `freeze` could have made."""
        if self.canonical(body) != body:
            raise ValidationError(
                _("This question is not in its stored form: unsafe HTML or unexpected ids.")
            )

    def _composed(self, value: Mapping[str, Any]) -> tuple[Body, dict[str, ValidationError]]:
        try:
            body = self._common(value) | self.compose(value)
        except ValidationError as error:
            return {}, {self.main_field: error}
        found = {field: ValidationError(text) for field, text in self.faults(body).items()}
        if self.needs_prompt and not body["prompt"]:
            found["prompt"] = ValidationError(_("Please write the question."))
        return body, found

    def _common(self, value: Mapping[str, Any]) -> Body:
        return {
            "kind": self.slug,
            "prompt": html_of(value.get("prompt")),
            "feedback": html_of(value.get("feedback")),
            "pictures": pictures_of(value.get("pictures")),
        }

    # Showing

    def draw(self, body: Body, rng: Random) -> list[str]:
        """The order in which this learner sees the entries; empty where nothing is shuffled."""
        return []

    def view(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        """What a learner may see before handing in; never the key."""
        return display.asked(self, body) | self.view_own(body, order, response)

    def review(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        """What a learner sees afterwards: own answer, verdict, feedback and solution."""
        response = self.validated(body, response)
        grade = self.mark(body, response)
        shown = display.asked(self, body) | display.judged(body, grade, response)
        return shown | self.review_own(body, order, response)

    @abstractmethod
    def view_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]: ...

    @abstractmethod
    def review_own(
        self, body: Body, order: Sequence[str], response: Response
    ) -> dict[str, Any]: ...

    # Answering

    @abstractmethod
    def validated(self, body: Body, response: Response) -> Response:
        """The response in its stored form. Raises MalformedResponse."""

    @abstractmethod
    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        """The response as the form sent it, not yet validated."""

    @abstractmethod
    def form_data(self, body: Body, response: Response, name: str) -> dict[str, list[str]]:
        """The form fields a browser would send for this response; the inverse of `parse`."""

    @abstractmethod
    def key(self, body: Body) -> Response:
        """A response that earns the full point."""

    @abstractmethod
    def mark(self, body: Body, response: Response) -> Grade:
        """Grade a validated response; None has every part unanswered."""

    def picks(self, body: Body, response: Response) -> list[tuple[str, str]]:
        """What was chosen, as (part, choice) ids of at most 16 characters, for frequencies.

        `part` is "" where a question has one list of options. Nothing for unanswered and for
        written kinds: no words ever. Raises MalformedResponse.
        """
        return []

    def parse(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        """Form data to response; nothing filled in is None. Raises MalformedResponse."""
        return self.validated(body, self.read(body, data, name))

    def grade(self, body: Body, response: Response) -> Grade:
        """Raises MalformedResponse for a response that cannot belong to this body."""
        return self.mark(body, self.validated(body, response))
