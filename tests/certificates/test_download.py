"""Deed: the holder fetches her certificate; nobody else does."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf
from certificates.services.revoke import revoke

pytestmark = pytest.mark.django_db


def pdf_url(completion):
    return reverse("certificates:download", args=[completion.uuid])


def issue_url(completion):
    return reverse("certificates:issue_now", args=[completion.uuid])


def test_the_holder_gets_the_stored_bytes(client, certificate, ada):
    client.force_login(ada)
    answer = client.get(pdf_url(certificate.completion))
    assert answer.content == stored_pdf(certificate)
    assert answer["Content-Type"] == "application/pdf"
    name = f'attachment; filename="Zertifikat-{certificate.number}.pdf"'
    assert answer["Content-Disposition"] == name
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_a_revoked_one_stays_hers(client, certificate, ada):
    revoke(certificate=certificate, reason="Irrtum", by=None)
    client.force_login(ada)
    assert client.get(pdf_url(certificate.completion)).status_code == 200


@pytest.mark.parametrize("url", [pdf_url, issue_url])
def test_others_find_nothing(client, completion, cy, url):
    client.force_login(cy)
    ask = client.get if url is pdf_url else client.post
    assert ask(url(completion)).status_code == 404
    assert not Certificate.objects.exists()


def test_not_even_a_superuser(client, certificate, django_user_model):
    boss = django_user_model.objects.create_superuser("boss@example.org")
    client.force_login(boss)
    assert client.get(pdf_url(certificate.completion)).status_code == 404


@pytest.mark.parametrize("url", [pdf_url, issue_url])
def test_the_anonymous_are_sent_to_the_login(client, completion, url):
    ask = client.get if url is pdf_url else client.post
    answer = ask(url(completion))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_an_invented_address_finds_nothing(client, cy):
    client.force_login(cy)
    assert client.get(reverse("certificates:download", args=[uuid.uuid4()])).status_code == 404


def test_what_is_missing_can_be_issued_now(client, completion, ada):
    client.force_login(ada)
    page = client.get(pdf_url(completion))
    assert page.status_code == 404
    assert issue_url(completion) in page.text
    assert client.post(issue_url(completion)).status_code == 302
    assert client.get(pdf_url(completion)).content.startswith(b"%PDF-")


def test_the_own_page_keeps_the_referrer_that_the_token_check_needs(client, completion, ada):
    client.force_login(ada)
    assert client.get(pdf_url(completion))["Referrer-Policy"] != "no-referrer"


def test_issuing_now_twice_issues_once(client, completion, ada):
    client.force_login(ada)
    for _ in range(2):
        client.post(issue_url(completion))
    assert Certificate.objects.count() == 1


def test_issuing_takes_a_post_with_a_token(completion, ada):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada)
    assert strict.get(issue_url(completion)).status_code == 405
    assert strict.post(issue_url(completion)).status_code == 403
    assert not Certificate.objects.exists()


def test_what_cannot_be_issued_is_explained(client, complete, make_learner):
    completion = complete(make_learner("𓀀"))
    client.force_login(completion.enrolment.learner.user)
    page = client.post(issue_url(completion), follow=True)
    assert page.status_code == 200
    assert "message--error" in page.text


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_damaged_file_is_never_delivered(client, certificate, ada, files, damage):
    (path,) = files()
    path.unlink() if damage == "gone" else path.write_bytes(path.read_bytes() + b" ")
    client.force_login(ada)
    answer = client.get(pdf_url(certificate.completion))
    assert answer.status_code == 404
    assert certificate.number in answer.text
    assert b"%PDF" not in answer.content
