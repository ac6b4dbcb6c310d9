"""The check of what was learned: fixed questions, and draws from the bank."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from ..completeness.panel import CompletenessPanel
from ..draws_panel import DrawsPanel
from ..forms.quizzes import QuizPageForm
from ..html import clean_rich_text
from .questions import Question
from .quiz_settings import QuizSettings
from .steps import LessonPage, StepMixin
from .vocabulary import Topic

MAX_POOLS = 20  # each costs a query when a paper is drawn


def lesson_panel() -> FieldPanel:
    """A plain list, which the form fills with the lessons of the course."""
    help_text = _("Offered to learners whose answer was not right yet.")
    return FieldPanel("lesson", widget=forms.Select, help_text=help_text)


class QuizPage(StepMixin, QuizSettings, Page):
    """The check of what was learned; attempts are kept by the app above."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link", "ul"])

    content_panels = [
        CompletenessPanel(heading=_("Completeness")),
        *Page.content_panels,
        FieldPanel(
            "minutes", help_text=_("Lessons and quiz together make the units of the course.")
        ),
        FieldPanel("intro", help_text=_("What learners should know before they begin.")),
        DrawsPanel(heading=_("Not enough questions")),
        InlinePanel("quiz_questions", heading=_("Questions"), label=_("Question")),
        InlinePanel(
            "pools",
            max_num=MAX_POOLS,
            heading=_("Draw from the question bank"),
            label=_("Draw"),
            help_text=_("Everybody gets other questions of the same topic, tag and difficulty."),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(QuizSettings.settings_panels, heading=_("Rules")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    base_form_class = QuizPageForm
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    template = "courses/quiz_page.html"

    class Meta(QuizSettings.Meta):
        abstract = False
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    @property
    def required_percent(self) -> int:
        """Percent of the points needed to pass."""
        return self.course.pass_mark if self.pass_mark is None else self.pass_mark

    def clean(self) -> None:
        super().clean()
        self.intro = clean_rich_text(self.intro)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries.pools import question_count

        context = super().get_context(request, *args, **kwargs) | self.step_context(request)
        context["question_count"] = question_count(self)
        return context


class QuizQuestion(Orderable):
    """A question's place in a quiz."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="quiz_places"
    )
    lesson = models.ForeignKey(
        LessonPage,
        verbose_name=_("lesson to read again"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("question"),
        lesson_panel(),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["quiz", "question"], name="courses_question_once"),
        ]


class QuizPool(Orderable):
    """ "Draw n from all questions that fit": at least one of the filters is set."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="pools")
    size = models.PositiveSmallIntegerField(
        _("number of questions"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    tag = models.ForeignKey(
        Tag,
        verbose_name=_("tag"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    difficulty = models.CharField(
        _("difficulty"), max_length=8, choices=Question.Difficulty, blank=True
    )
    lesson = models.ForeignKey(
        LessonPage,
        verbose_name=_("lesson to read again"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("size"), FieldPanel("difficulty")]),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("tag")]),
        lesson_panel(),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__isnull=False) | Q(tag__isnull=False) | ~Q(difficulty=""),
                name="courses_pool_has_a_filter",
                violation_error_message=_("Please choose a topic, a tag or a difficulty."),
            ),
            models.CheckConstraint(condition=Q(size__gte=1), name="courses_pool_draws_something"),
        ]
        verbose_name = _("draw from the bank")
        verbose_name_plural = _("draws from the bank")

    @property
    def label(self) -> str:
        """What it draws from, in words: "Prevention, easy"."""
        topic = self.topic.title if self.topic_id else ""
        tag = self.tag.name if self.tag_id else ""
        difficulty = self.get_difficulty_display() if self.difficulty else ""
        return ", ".join(str(part) for part in (topic, tag, difficulty) if part)

    def __str__(self) -> str:
        return f"{self.size} × {self.label}"
