"""A trainer with the right to write questions, and a file with six entries, one of them no use."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.services.imports import stage

GIFT = """// [tag:recht]
$CATEGORY: Prävention/Recht

::A-01:: Wer entscheidet über das Sorgerecht? {=das Familiengericht ~das Jugendamt ~die Schule}

::A-02:: Kinder haben ein Recht auf Erziehung ohne Gewalt. {T}

::A-03:: Beschreiben Sie Ihre Haltung. {}

::A-04:: Welche Nummer hat das Kinder- und Jugendtelefon? {=116 111 =116111}

Ohne Namen {=a -> b =c -> d}
"""


@pytest.fixture
def tom(tom):
    tom.user_permissions.add(
        *Permission.objects.filter(codename__in=["add_question", "change_question"])
    )
    return tom


@pytest.fixture
def office(browser_of, tom):
    return browser_of(tom)


@pytest.fixture
def staged(p1, tom):
    return stage(data=GIFT.encode(), name="fragen.gift", prefix="KJH", user=tom)


@pytest.fixture
def upload():
    def make(content: bytes | str, name: str = "fragen.txt") -> SimpleUploadedFile:
        data = content.encode() if isinstance(content, str) else content
        return SimpleUploadedFile(name, data)

    return make
