"""Every kind of page and who looks at it, for `tests.screenshots`."""

from django.urls import reverse

from certificates.models import Certificate
from courses.models import CoursePage, Handout, LessonPage, Question, QuizPage
from courses.questions.registry import KINDS
from lms.models import Assignment, AudienceRule, Organisation, QuizAttempt
from lms.site.models import EasyLanguagePage

from .journeys.walking import question_url

Shots = dict[str, tuple[str, str]]


def visitors(course: CoursePage, certificate: Certificate) -> Shots:
    catalogue = course.get_parent().url
    lessons = LessonPage.objects.child_of(course)
    proof = f"/pruefen/{certificate.number}/{certificate.code}/"
    addresses = {
        "home": "/",
        "catalogue": catalogue,
        "catalogue-group": f"{catalogue}?gruppe=teacher",
        "catalogue-nothing": f"{catalogue}?q=xyzzy",
        "course": course.url,
        "course-refresher": CoursePage.objects.get(code="P1-R").url,
        "lesson": f"{lessons[0].url}",
        "lesson-notice": lessons[2].url,
        "search": f"{catalogue}suche/?q=gefaehrdung",
        "glossary": f"{catalogue}begriffe/",
        "handouts": f"{catalogue}handreichungen/",
        "handout": f"{catalogue}handreichungen/{Handout.objects.first().slug}/",
        "login": "/konto/login/",
        "signup": "/konto/signup/",
        "check": "/pruefen/",
        "checked": proof,
        "easy": EasyLanguagePage.objects.first().url,
        "statement": "/barrierefreiheit/",
        "report": "/barriere-melden/",
        "look": "/darstellung/",
        "traces": "/lernen/spuren/",
        "missing": "/gibt-es-nicht/",
    }
    return {name: ("", address) for name, address in addresses.items()}


def learners(course: CoursePage, attempt: QuizAttempt, passed: QuizAttempt) -> Shots:
    lessons = LessonPage.objects.child_of(course)
    hers = {
        "my-learning": "/lernen/",
        "profile": "/lernen/profil/",
        "duties": reverse("lms:duties"),
        "hours": reverse("lms:hours"),
        "memberships": reverse("lms:memberships"),
        "account": "/konto/email/",
        "enrol": reverse("lms:enrol", args=[CoursePage.objects.get(code="K1").pk]),
        "other-way": reverse("lms:other_way", args=[course.pk]),
        "course-begun": course.url,
        "lesson-read": f"{lessons[2].url}?hinweis=ok",
        "quiz": QuizPage.objects.child_of(course).get().url,
        "attempt": f"/lernen/versuch/{attempt.uuid}/",
    }
    hers |= {f"question-{kind}": question_url(attempt, kind) for kind in KINDS}
    his = {"my-learning-done": "/lernen/", "certificates": reverse("certificates:own_list")}
    his["result"] = f"/lernen/versuch/{passed.uuid}/ergebnis/"
    return {name: ("ada", url) for name, url in hers.items()} | {
        name: ("ben", url) for name, url in his.items()
    }


def managers(kita: Organisation) -> Shots:
    assignments = Assignment.objects.filter(organisation=kita)
    in_programme = {"pk": kita.pk, "programme_pk": assignments[0].programme_id}
    rule = AudienceRule.objects.get(organisation=kita)
    of_kita = ("members", "audiences", "invitations", "organisation_hours", "networks")
    addresses = {
        "organisation": reverse("lms:organisation", args=[kita.pk]),
        "board": reverse("lms:board", kwargs=in_programme),
        "board-late": f"{reverse('lms:board', kwargs=in_programme)}?status=overdue",
        "assignment": reverse("lms:assignment", args=[kita.pk, assignments[0].pk]),
        "stop": reverse("lms:stop_audience", args=[kita.pk, rule.pk]),
    }
    addresses |= {name: reverse(f"lms:{name}", args=[kita.pk]) for name in of_kita}
    return {f"manager-{name}": ("mia", address) for name, address in addresses.items()}


def authors(course: CoursePage) -> Shots:
    pages = {
        "course": course,
        "lesson": LessonPage.objects.child_of(course).first(),
        "quiz": QuizPage.objects.child_of(course).get(),
    }
    question = Question.objects.get(reference="P1-Q01")
    addresses = {name: reverse("wagtailadmin_pages:edit", args=[p.pk]) for name, p in pages.items()}
    addresses |= {
        "home": reverse("wagtailadmin_home"),
        "courses": reverse("wagtailadmin_explore", args=[course.get_parent().pk]),
        "new-course": reverse("course_authoring:index"),
        "next-steps": reverse("course_authoring:next", args=[course.pk]),
        "completeness": reverse("courses_completeness"),
    }
    bank = question.snippet_viewset
    addresses |= {
        "bank": reverse(bank.get_url_name("list")),
        "bank-question": reverse(bank.get_url_name("edit"), args=[question.pk]),
    }
    return {f"admin-{name}": ("tom", address) for name, address in addresses.items()}
