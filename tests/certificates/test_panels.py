"""Deed: a completion offers its certificate, or a way to get it made."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from certificates.services.issue import issue
from lms.panels.completions import completion_panels

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of_ada(ada):
    request = RequestFactory().get("/")
    request.user = ada
    return request


def panel(request, completion):
    return "".join(completion_panels(request, [completion])[completion.pk])


def test_it_offers_the_download(request_of_ada, certificate):
    html = panel(request_of_ada, certificate.completion)
    assert reverse("certificates:download", args=[certificate.completion.uuid]) in html
    assert certificate.number in html
    assert certificate.code not in html


def test_it_offers_to_issue_what_is_missing(request_of_ada, completion):
    html = panel(request_of_ada, completion)
    assert reverse("certificates:issue_now", args=[completion.uuid]) in html
    assert "csrfmiddlewaretoken" in html


@pytest.mark.parametrize("size", [1, 20])
def test_one_query_for_any_number(request_of_ada, complete, size, django_assert_num_queries):
    completions = [complete(passed=False) for _ in range(size)]
    issue(completion=completions[0])
    with django_assert_num_queries(1):
        assert len(completion_panels(request_of_ada, completions)) == size


def test_it_stands_on_my_learning(client, certificate, ada):
    client.force_login(ada)
    assert certificate.number in client.get(reverse("lms:my_learning")).text
