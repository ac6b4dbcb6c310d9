"""One account an address, however it is written."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Lower


def test_an_address_in_capitals_is_no_second_account(ada: Any) -> None:
    second = get_user_model()(email=ada.email.upper())
    second.set_unusable_password()
    with pytest.raises(ValidationError) as refused:
        second.full_clean()
    assert any("account" in text or "Konto" in text for text in refused.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_people_of_a_list_are_found_by_index(ada: Any) -> None:
    rows = get_user_model().objects.annotate(lowered=Lower("email")).filter(lowered=ada.email)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "lms_site_one_account_an_address" in rows.explain()
