"""Deed: make the keys of the issuer."""

import stat

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone, translation

from certificates.conf import settings as own
from certificates.exceptions import KeyUnfit
from certificates.keys import pem
from certificates.models import IssuerKey, KeyPurpose, KeyState
from certificates.services.keys import create_missing, introduce, private_half, rotate, signing_keys

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def no_keys() -> None:
    IssuerKey.objects.all()._raw_delete("default")


def test_every_purpose_gets_one_and_only_once(no_keys):
    made = create_missing()
    assert {key.purpose for key in made} == set(KeyPurpose.values)
    assert {key.state for key in made} == {KeyState.ACTIVE}
    assert create_missing() == []


def test_the_private_halves_are_files_that_only_the_service_may_read():
    for key in IssuerKey.objects.active():
        (path,) = own.KEY_DIR.glob(f"{key.purpose}-{key.key_id[:60]}.pem")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.read_text().startswith("-----BEGIN PRIVATE KEY-----")
    assert stat.S_IMODE(own.KEY_DIR.stat().st_mode) == 0o700


def test_no_private_half_is_in_the_database(no_keys):
    create_missing()
    tables = [name for name in connection.introspection.table_names() if "issuerkey" in name]
    assert len(tables) == 2
    for table in tables:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            assert "PRIVATE" not in str(cursor.fetchall())


def test_paper_is_certified_by_our_own_authority():
    keys = signing_keys()
    (root,) = keys.paper.chain
    keys.paper.certificate.verify_directly_issued_by(root)
    authority = IssuerKey.objects.active().get(purpose=KeyPurpose.AUTHORITY)
    assert pem.chain(authority.certificate_chain) == [root]


def test_key_ids_name_issuer_and_key(settings):
    settings.CERTIFICATES_BASE_URL = "https://lernen.example.org"
    keys = signing_keys()
    assert keys.credential.key_id.startswith("did:web:lernen.example.org#z6Mk")
    assert keys.token.key_id.startswith("did:web:lernen.example.org#")
    assert "private_key" not in repr(keys)


def test_loading_them_again_costs_one_query(django_assert_num_queries):
    signing_keys()
    with django_assert_num_queries(1):
        signing_keys()


def test_the_database_holds_no_second_active_key():
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuerKey.objects.create(
            purpose="token", key_id="x", public_key="x", created_at=timezone.now(),
            activated_at=timezone.now(),
        )  # fmt: skip


def test_paper_keys_need_a_chain():
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuerKey.objects.create(
            purpose="paper", key_id="x", public_key="x", created_at=timezone.now()
        )


def test_keys_are_never_deleted():
    key = IssuerKey.objects.first()
    with pytest.raises(ProtectedError):
        key.delete()
    with pytest.raises(ProtectedError):
        IssuerKey.objects.all().delete()


def test_a_key_is_introduced_once():
    key = IssuerKey.objects.active().get(purpose=KeyPurpose.CREDENTIAL)
    with pytest.raises(KeyUnfit, match="known already"):
        introduce(purpose=KeyPurpose.CREDENTIAL, private_key=private_half(key))


def test_making_a_key_is_history():
    (entry,) = rotate(purpose="token").history.all()
    assert entry.history_change_reason == "created"
