"""Deed: erase the person from a certificate; an anonymous entry stays."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from certificates.deeds import Deed
from certificates.models import Certificate
from certificates.queries.history import changes_of
from certificates.queries.list_checks import result_of
from certificates.services.erase import erase
from certificates.services.list_checks import go_on, take_in
from certificates.services.replace import replace
from certificates.services.revoke import revoke
from certificates.services.sharing import share
from certificates.states import State
from certificates.verify import words
from lms.models import Completion

pytestmark = pytest.mark.django_db
TABLES = ("certificate", "historicalcertificate", "certificateshare")


def everything_stored():
    rows = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM certificates_{table}")
            rows.append(cursor.fetchall())
    return json.dumps(rows, default=str)


def test_nothing_of_the_person_is_left(
    certificate, staff, files, django_capture_on_commit_callbacks
):
    share(certificate=certificate, ends_on=certificate.issued_at.date())
    revoke(certificate=certificate, reason="Gespräch mit Ada am Telefon", by=None)
    digest, path = certificate.pdf_sha256, certificate.pdf.name
    with django_capture_on_commit_callbacks(execute=True):
        erased = erase(certificate=certificate, by=staff())
    assert files() == []
    left = everything_stored()
    for canary in ("Löwenherz", "Ada", "Hinsehen", digest, path):
        assert canary not in left
    assert erased.completion is None
    assert not erased.history.exclude(completion=None).exists()
    assert (erased.number, erased.code) == (certificate.number, certificate.code)
    assert erased.state == State.REVOKED


def test_the_completion_can_be_deleted_afterwards(certificate):
    completion = certificate.completion
    erase(certificate=certificate, by=None)
    completion.delete()
    assert not Completion.objects.exists()


def test_it_stands_in_the_history_with_who(certificate, staff):
    rea = staff()
    erased = erase(certificate=certificate, by=rea)
    assert (changes_of(erased)[0].deed, changes_of(erased)[0].by) == (Deed.ERASED, str(rea))
    assert erase(certificate=certificate, by=None).erased_at == erased.erased_at
    assert erased.history.count() == 2


def test_a_replaced_one_keeps_its_state(certificate):
    new = replace(certificate=certificate, reason="Name", by=None)
    for one in (certificate, new):
        erase(certificate=one, by=None)
    states = {one.pk: one.state for one in Certificate.objects.all()}
    assert states == {certificate.pk: State.REPLACED, new.pk: State.VALID}


def test_erasing_is_no_back_door_to_change_a_number(certificate):
    certificate.number, certificate.erased_at = "KS-2026-000000", certificate.issued_at
    with pytest.raises(ValidationError, match="number"):
        certificate.save()


def test_it_cannot_be_taken_back(certificate):
    erased = erase(certificate=certificate, by=None)
    erased.erased_at, erased.holder = None, "Ada"
    with pytest.raises(ValidationError, match="holder"):
        erased.save()


def test_nobody_is_told_to_rely_on_what_is_gone(client, certificate):
    """Number and code could stand on a paper with any content."""
    erase(certificate=certificate, by=None)
    given = {"number": certificate.number, "code": certificate.code}
    page = client.post("/pruefen/", given).text
    assert "verdict--unknown" in page
    assert str(words.ERASED) in page
    told = client.post("/api/v1/verify", given, content_type="application/json").json()
    assert (told["finding"], told["state"], told["good"]) == ("erased", "valid", False)
    started = take_in(data=f"{certificate.number};{certificate.code}".encode())
    go_on(check=started)
    assert result_of(started).counts == [(str(words.ERASED), 1)]
