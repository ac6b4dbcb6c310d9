"""Deed: tell everybody what is revoked or suspended, without telling who was looked up."""

import json

import pytest
from django.core.cache import cache
from django.utils import timezone
from openbadgeslib.ob3.status import decode_encoded_list, set_indices
from openbadgeslib.ob3.status_list import encode_bitstring

from certificates.credentials import proof
from certificates.credentials.status import encode
from certificates.models import Certificate, StatusList
from certificates.models.status import BITS, FULL
from certificates.queries.status import marked_places
from certificates.services import status
from certificates.services.issue import issue
from certificates.services.keys import rotate, signing_keys
from certificates.services.lists import signed_status_list
from certificates.services.replace import replace
from certificates.services.revoke import revoke
from certificates.services.suspend import suspend


@pytest.mark.parametrize("places", [[], [0], [7, 8], [131_071], [0, 1, 2, 77, 131_071]])
def test_the_bits_are_those_another_library_reads_and_writes(places):
    assert set_indices(decode_encoded_list(encode(places))) == frozenset(places)
    assert decode_encoded_list(encode(places)) == decode_encoded_list(encode_bitstring(places))


def test_place_0_is_the_left_most_bit():
    assert decode_encoded_list(encode([0]))[0] == 0b1000_0000
    assert len(decode_encoded_list(encode([]))) == BITS // 8


@pytest.mark.django_db
class TestLists:
    def marked(self, certificate, purpose):
        return certificate.status_index in marked_places(certificate.status_list, purpose)

    def test_every_certificate_has_a_place_of_its_own(self, complete):
        found = [issue(completion=complete()) for _one in range(3)]
        assert len({(one.status_list_id, one.status_index) for one in found}) == 3
        assert StatusList.objects.count() == 1
        for one in found:
            entry = json.loads(one.credential)["credentialStatus"]
            assert entry["statusListIndex"] == str(one.status_index)

    def test_revoked_and_replaced_are_revocations(self, complete):
        kept, revoked, replaced = (issue(completion=complete()) for _one in range(3))
        revoke(certificate=revoked, reason="Irrtum", by=None)
        new = replace(certificate=replaced, reason="Name", by=None, holder="Ada Neu")
        assert [self.marked(one, "revocation") for one in (kept, revoked, replaced, new)] == [
            False, True, True, False,
        ]  # fmt: skip

    def test_suspended_is_on_the_other_list(self, certificate):
        suspend(certificate=certificate, reason="Prüfung", by=None)
        assert self.marked(certificate, "suspension")
        assert not self.marked(certificate, "revocation")

    def test_the_list_is_signed_once_for_each_state(self, certificate):
        first = signed_status_list(certificate.status_list, "revocation")
        assert signed_status_list(certificate.status_list, "revocation") == first
        key = signing_keys().credential.private_key.public_key()
        assert proof.check(json.loads(first), key)
        revoke(certificate=certificate, reason="Irrtum", by=None)
        second = signed_status_list(certificate.status_list, "revocation")
        assert second != first
        bits = decode_encoded_list(json.loads(second)["credentialSubject"]["encodedList"])
        assert set_indices(bits) == {certificate.status_index}

    def test_a_new_key_signs_anew(self, certificate):
        first = json.loads(signed_status_list(certificate.status_list, "revocation"))
        rotate(purpose="credential")
        second = json.loads(signed_status_list(certificate.status_list, "revocation"))
        assert first["proof"]["verificationMethod"] != second["proof"]["verificationMethod"]

    def test_a_stored_list_costs_two_queries(self, certificate, django_assert_num_queries):
        cache.clear()
        place = certificate.status_list
        signed_status_list(place, "revocation")
        with django_assert_num_queries(2):
            signed_status_list(place, "revocation")

    def test_a_full_list_is_closed_and_the_next_begun(self, certificate, monkeypatch, complete):
        place = certificate.status_list
        monkeypatch.setattr(status.secrets, "randbelow", _first(certificate.status_index))
        monkeypatch.setattr(status, "FULL", 1)
        newer = issue(completion=complete())
        place.refresh_from_db()
        assert place.closed_at
        assert newer.status_list.number == place.number + 1
        assert (
            json.loads(newer.credential)["credentialStatus"]["id"]
            != (json.loads(certificate.credential)["credentialStatus"]["id"])
        )

    def test_a_taken_place_is_drawn_again(self, certificate, monkeypatch, complete):
        monkeypatch.setattr(status.secrets, "randbelow", _first(certificate.status_index))
        newer = issue(completion=complete())
        assert newer.status_list == certificate.status_list
        assert newer.status_index != certificate.status_index

    def test_a_gap_in_the_numbers_does_no_harm(self):
        StatusList.objects.create(number=1, created_at=timezone.now(), closed_at=timezone.now())
        place, _index = status.take_place()
        assert place.number == 2
        assert Certificate.objects.count() == 0

    def test_three_quarters_are_full(self):
        assert FULL == 98_304


def _first(index):
    """Draw this place first, then real ones."""
    drawn = iter([index])
    real = status.secrets.SystemRandom().randrange
    return lambda bound: next(drawn, None) or real(bound)
