"""Deed: build the package. What a site needs is inside, and nothing else."""

import zipfile
from pathlib import Path, PurePosixPath

import pytest

from .conftest import ROOT

pytestmark = pytest.mark.host

APPS = ("courses", "lms", "certificates")
TEMPLATE_HOMES = {
    "courses": "courses/templates/courses",
    "lms": "lms/templates/lms",
    "certificates": "certificates/templates/certificates",
    "site": "lms/site/templates",
}


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: Path) -> list[PurePosixPath]:
    found = [
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in str(path)
    ]
    assert found, folder
    return [PurePosixPath(path.relative_to(folder)) for path in found]


@pytest.mark.parametrize("app", TEMPLATE_HOMES)
def test_every_template_lies_in_its_app(names, app):
    wanted = {f"{TEMPLATE_HOMES[app]}/{path}" for path in files_below(ROOT / "templates" / app)}
    assert wanted - names == set()


@pytest.mark.parametrize("app", APPS)
def test_every_file_of_an_app_is_there(names, app):
    """Code, static files, migrations, catalogue and starter content alike."""
    assert {f"{app}/{path}" for path in files_below(ROOT / app)} - names == set()


def test_the_parts_that_are_easily_lost(names):
    assert {
        "courses/starter/p1/course.yaml",
        "courses/starter/vocabulary/groups.yaml",
        "courses/static/courses/css/courses.bundle.css",
        "courses/migrations/0001_initial.py",
        "lms/migrations/0001_initial.py",
        "lms/locale/de/LC_MESSAGES/django.mo",
        "certificates/migrations/0001_initial.py",
        "certificates/templates/certificates/pdf/style.css",
    } - names == set()


def test_nothing_else_is_inside(names):
    """No tests and no top-level packages that would get in a site's way."""
    tops = {PurePosixPath(name).parts[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(APPS)
    assert [name for name in names if "test" in PurePosixPath(name).parts[-1].casefold()] == []
