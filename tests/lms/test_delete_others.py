"""Snippets and accounts that records rest on stay; the others may go."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import ContactPoint, ProfessionalGroup, Provider, Question, Topic
from lms.guards import record_message
from lms.models import Enrolment
from lms.services.enrolments import enrol

from .conftest import text_of

User = get_user_model()


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


def used(model, p1):
    return {
        ProfessionalGroup: lambda: Enrolment.objects.get().group,
        Topic: lambda: Question.objects.first().topic,
        Provider: lambda: p1.provider,
        Question: Question.objects.first,
    }[model]()


@pytest.fixture
def enrolled(ada, p1):
    return enrol(learner=ada.learner, course=p1, group=ProfessionalGroup.objects.first())


def refusal(model) -> str:
    """The bank has words of its own: it offers to retire a question instead."""
    return "Nicht gelöscht" if model is Question else record_message()


def address(model, name: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.mark.parametrize("model", [ProfessionalGroup, Topic, Provider, Question])
def test_a_used_snippet_cannot_be_deleted(office, enrolled, p1, model):
    snippet = used(model, p1)
    url = address(model, "delete", snippet.pk)
    for send in (office.get, office.post):
        reply = send(url, follow=True)
        assert reply.status_code == 200
        assert refusal(model) in text_of(reply)
    assert model.objects.filter(pk=snippet.pk).exists()


@pytest.mark.parametrize("model", [ProfessionalGroup, Topic, Provider, Question])
def test_nor_in_bulk(office, enrolled, p1, model):
    snippet = used(model, p1)
    url = reverse("wagtail_bulk_action", args=["courses", model._meta.model_name, "delete"])
    reply = office.post(f"{url}?{urlencode({'id': snippet.pk})}", follow=True)
    assert reply.status_code == 200
    assert refusal(model) in text_of(reply)
    assert model.objects.filter(pk=snippet.pk).exists()


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (ProfessionalGroup, {"label": "Probe", "field": "other"}),
        (Topic, {"title": "Probe"}),
        (Provider, {"name": "Probe"}),
        (ContactPoint, {"name": "Probe", "kind": "counselling", "last_checked": "2026-01-01"}),
    ],
)
def test_an_unused_snippet_can_be_deleted(office, p1, model, fields):
    snippet = model.objects.create(slug="probe", **fields)
    office.post(address(model, "delete", snippet.pk))
    assert not model.objects.filter(pk=snippet.pk).exists()


@pytest.mark.parametrize("enrolled_first", [True, False])
def test_an_account_is_deleted_by_erasing_the_person(office, ada, p1, enrolled_first):
    """Wagtail's own page would leave histories behind, or answer with an error."""
    if enrolled_first:
        enrol(learner=ada.learner, course=p1)
    url = reverse("wagtailusers_users:delete", args=[ada.pk])
    for send in (office.get, office.post):
        reply = send(url)
        assert (reply.status_code, reply.url) == (302, reverse("lms_erase_person", args=[ada.pk]))
    assert User.objects.filter(pk=ada.pk).exists()


def test_accounts_are_not_deleted_in_bulk(office, ada, cy):
    model = User._meta
    url = reverse("wagtail_bulk_action", args=[model.app_label, model.model_name, "delete"])
    reply = office.post(f"{url}?{urlencode([('id', ada.pk), ('id', cy.pk)])}", follow=True)
    assert reply.status_code == 200
    assert gettext(
        "Please delete accounts one by one: you then see what goes and what stays."
    ) in text_of(reply)
    assert User.objects.filter(pk__in=[ada.pk, cy.pk]).count() == 2
