"""Keys of the issuer for tests: made once a run, put back where a test has emptied the tables."""

import pytest

from certificates.exceptions import KeyUnavailable
from certificates.models import IssuerKey
from certificates.services.keys import create_missing, signing_keys

NEEDS_DATABASE = {"db", "transactional_db", "live_server", "_django_db_helper"}


@pytest.fixture(scope="session")
def issuer_keys(django_db_setup: None, django_db_blocker) -> list[IssuerKey]:
    """The rows of four fresh keys; RSA takes seconds, so nobody makes them twice."""
    with django_db_blocker.unblock():
        ensure_keys()
        return list(IssuerKey.objects.all())


@pytest.fixture(autouse=True)
def _keys_there(request) -> None:
    """Before every test that uses the database; transactional tests leave empty tables behind."""
    marked = request.node.get_closest_marker("django_db")
    if not marked and not NEEDS_DATABASE & set(request.fixturenames):
        return
    rows = request.getfixturevalue("issuer_keys")
    request.getfixturevalue("_django_db_helper")
    if not IssuerKey.objects.exists():
        IssuerKey.objects.bulk_create(rows)


def ensure_keys() -> None:
    """A database kept from an earlier run names keys whose files are gone."""
    try:
        signing_keys()
    except KeyUnavailable:
        IssuerKey.objects.all()._raw_delete(IssuerKey.objects.db)
        create_missing()
