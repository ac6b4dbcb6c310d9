"""The demo's people: who they are and what they may do."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission

from certificates.models import Certificate
from certificates.services.issue import issue
from courses.models import CatalogPage, CoursePage, LessonPage, ProfessionalGroup, QuizPage
from courses.questions.registry import KINDS
from courses.services.reviews import ensure_course_review, ensure_question_review
from lms.models import Completion
from lms.services.enrolments import enrol
from lms.services.people import save_profile
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, start, submit

from .models import User

PASSWORD = "hinsehen-lernen"  # noqa: S105  printed on screen; the demo listens on this machine only
TEACHING = [
    "question", "topic", "professionalgroup", "provider", "contactpoint", "glossaryterm", "handout",
    "certificatedesign",
]  # fmt: skip


def invite_cast() -> dict[str, User]:
    """Ada and Ben learn, Mia manages, Tom trains, Rea reviews, and there is an admin."""
    cast = {name: person(name) for name in ("ada", "ben", "mia", "tom", "rea")}
    cast["admin"] = person("admin", is_staff=True, is_superuser=True)
    editors, moderators = (Group.objects.get(name=name) for name in ("Editors", "Moderators"))
    for group, verbs in ((editors, ("add", "change")), (moderators, ("add", "change", "publish"))):
        codenames = [f"{verb}_{model}" for verb in verbs for model in TEACHING]
        group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    records = ("enrolment", "quizattempt", "regrade", "completion", "certificate")
    looking = [f"view_{model}" for model in records]
    acting = [f"{verb}_certificate" for verb in ("revoke", "suspend", "replace")]
    moderators.permissions.add(*Permission.objects.filter(codename__in=looking + acting))
    arranging = [f"{verb}_quizallowance" for verb in ("add", "change", "delete", "view")]
    for group in (editors, moderators):
        group.permissions.add(*Permission.objects.filter(codename__in=arranging))
    ensure_question_review(groups=[moderators])
    if catalogue := CatalogPage.objects.first():
        ensure_course_review(catalogue=catalogue, groups=[moderators])
    cast["tom"].groups.add(editors)
    cast["rea"].groups.add(moderators)
    return cast


def person(name: str, **fields: bool) -> User:
    email = f"{name}@example.org"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, **fields)
        EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user


def let_ben_complete(ben: User) -> Certificate:
    """Ben does the whole course by the same verbs the pages use."""
    group = ProfessionalGroup.objects.filter(slug="childcare")
    course = CoursePage.objects.filter(code="P1").live().first() or CoursePage.objects.live()[0]
    done = Completion.objects.filter(enrolment__learner__user=ben).first()
    if done is None:
        learner = save_profile(user=ben, name="Benedikt Öztürk-Weiß", groups=group)
        enrolment = enrol(learner=learner, course=course, group=group.first())
        for lesson in LessonPage.objects.child_of(course).live():
            finish_lesson(enrolment=enrolment, lesson=lesson)
        attempt = start(enrolment=enrolment, quiz=QuizPage.objects.child_of(course).live()[0])
        for answer in attempt.answers.select_related("version"):
            key = KINDS[answer.version.kind].key(answer.version.body)
            save_answer(attempt=attempt, position=answer.position, response=key)
        submit(attempt=attempt)
        done = Completion.objects.get(enrolment=enrolment)
    return issue(completion=done)
