"""Fault: two workers issue for the same completion at the same moment."""

import pytest

from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_them_wins_and_the_other_takes_its_certificate(completion, worker, files):
    both = [worker("after the file"), worker("after the file")]
    for each in both:
        each.wait_there()
    assert not Certificate.objects.exists()  # nobody can have seen the other
    for each in both:
        each.go_on()
    assert ["1 issued, 0 failed" in each.told() for each in both] == [True, True]
    certificate = Certificate.objects.get()
    assert certificate.completion == completion
    assert [path.read_bytes() for path in files()] == [stored_pdf(certificate)]
    assert Certificate.history.count() == 1
