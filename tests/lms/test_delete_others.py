"""Snippets and accounts that records rest on stay; the others may go."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import ContactPoint, ProfessionalGroup, Provider, Question, Topic
from lms.guards import record_message
from lms.models import Enrolment, Learner
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


def test_an_account_with_records_cannot_be_deleted(office, ada, enrolled):
    url = reverse("wagtailusers_users:delete", args=[ada.pk])
    message = gettext(
        "This account can't be deleted: it has records of learning. Deactivate it instead."
    )
    for send in (office.get, office.post):
        assert message in text_of(send(url, follow=True))
    assert User.objects.filter(pk=ada.pk).exists()
    assert Enrolment.objects.exists()


def test_nor_in_bulk_account(office, ada, enrolled):
    model = User._meta
    url = reverse("wagtail_bulk_action", args=[model.app_label, model.model_name, "delete"])
    reply = office.post(f"{url}?{urlencode({'id': ada.pk})}", follow=True)
    assert reply.status_code == 200
    assert refusal(model) in text_of(reply)
    assert User.objects.filter(pk=ada.pk).exists()


def test_an_account_without_records_can_be_deleted(office, cy):
    """Cy has a profile, but has not learned anything yet."""
    office.post(reverse("wagtailusers_users:delete", args=[cy.pk]))
    assert not User.objects.filter(pk=cy.pk).exists()
    assert not Learner.objects.filter(name="Cy Fremd").exists()
