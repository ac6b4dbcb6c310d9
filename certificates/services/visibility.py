"""The holder decides whether strangers with number and code get an answer."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from ..deeds import Deed
from ..models import Certificate
from .acts import locked, record


@transaction.atomic
def set_public(*, certificate: Certificate, public: bool, by: AbstractBaseUser) -> Certificate:
    row = locked(certificate)
    if row.is_public != public:
        row.is_public = public
        record(row, Deed.SHOWN if public else Deed.HIDDEN, by)
    return row
