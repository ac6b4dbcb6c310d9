"""The form of a quiz in the admin: it can be published only if a paper can be drawn."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..authoring.forms import CompletePageForm
from ..shortfall_words import in_words
from .lesson_choice import offer_lessons


class QuizPageForm(CompletePageForm):
    """Refuses what would make an unfair paper or none at all, before anybody takes the quiz.

    A draft may be saved all the same: its questions are perhaps still in review. The panel
    `DrawsPanel` says then what is missing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Before the formsets write into these very objects.
        self.asked_before = {place.question_id for place in self.instance.quiz_questions.all()}
        course = self.parent_page or (self.instance.get_parent() if self.instance.pk else None)
        for name in {"quiz_questions", "pools"} & set(self.formsets):
            offer_lessons(course, self.formsets[name])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_retired()
        formsets = [self.formsets.get("quiz_questions"), self.formsets.get("pools")]
        if None not in formsets and all(formset.is_valid() for formset in formsets):
            fixed, pools = ([form.instance for form in kept(formset)] for formset in formsets)
            if not self.is_deferred_validation:
                self.judge(fixed, pools)
        return cleaned

    def refuse_retired(self) -> None:
        """A retired question comes into no quiz any more; the chooser only hides it.

        One that was retired since stays where it is, so that the quiz goes on.
        """
        formset = self.formsets.get("quiz_questions")
        for form in kept(formset) if formset is not None and formset.is_valid() else ():
            question = form.cleaned_data.get("question")
            if question and question.retired_at and question.pk not in self.asked_before:
                words = _("“%(question)s” is retired. Please choose another question.")
                form.add_error(
                    "question", ValidationError(words, params={"question": str(question)})
                )

    def judge(self, fixed: list[Any], pools: list[Any]) -> None:
        """Add an error for each reason not to publish."""
        from ..queries.pools import pools_too_small

        if not fixed and not pools:
            self.add_error(None, _("Please add at least one question or one draw from the bank."))
        taken = {place.question_id for place in fixed}
        for shortfall in pools_too_small(pools, taken):
            self.add_error(
                None, ValidationError(in_words(shortfall, pools, beside_fixed=bool(taken)))
            )


def kept(formset: Any) -> list[Any]:
    """Forms that stay, in the order in which they are shown."""
    forms = [form for form in formset.ordered_forms if form.cleaned_data]
    return [form for form in forms if form not in formset.deleted_forms]
