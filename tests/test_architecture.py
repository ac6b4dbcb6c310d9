"""The promises of the house that a machine can keep: storeys, sizes, files, strict pages."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import engines
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[1]
APPS = ("courses", "lms", "certificates")
LONGEST = 250
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Certificates are printed, not browsed: only they may hold styles.
PAGES = [path for path in TEMPLATES if "pdf" not in path.parts]
OF_OTHERS = "socialaccount/"  # asked for only where a host has installed it
INCLUDED = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
STATIC = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")
STYLED = re.compile(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE)
ELSEWHERE = re.compile(r"""(?:src|<link[^>]+href)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE)


def python_files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_calls_go_down_the_storeys():
    """import-linter reads the contracts of pyproject.toml."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 kept, 0 broken" in done.stdout


def test_no_file_is_longer_than_the_ceiling():
    lengths = {
        named(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*APPS, "tests")
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path in python_files(*APPS):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node


def test_nothing_prints_or_stops():
    forgotten = {"print", "breakpoint"}
    assert not [
        f"{named(path)}:{node.lineno}"
        for path, node in nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in forgotten
    ]


def test_nothing_is_left_to_do():
    later = re.compile(r"\b(TODO|FIXME|HACK)\b")
    files = [*python_files(*APPS), *TEMPLATES]
    assert not [named(path) for path in files if later.search(path.read_text(encoding="utf-8"))]


def test_every_function_says_its_types():
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    assert not [
        f"{named(path)}:{node.lineno} {node.name}"
        for path, node in nodes()
        if isinstance(node, functions) and node.returns is None
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_can_be_read_and_what_it_names_exists(path):
    text = path.read_text(encoding="utf-8")
    engines["django"].from_string(text)
    for name in INCLUDED.findall(text):
        if not name.startswith(OF_OTHERS):
            get_template(name)
    assert not [name for name in STATIC.findall(text) if not finders.find(name)]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_no_template_needs_a_looser_policy(path):
    text = path.read_text(encoding="utf-8")
    assert not STYLED.search(text)
    assert not INLINE_SCRIPT.search(text)
    assert not ELSEWHERE.search(text)


def used_templates() -> set[str]:
    """Names in Python and templates; a folder and a suffix stand for names put together."""
    texts = [path.read_text(encoding="utf-8") for path in [*python_files(*APPS), *TEMPLATES]]
    return set(re.findall(r"[\w/]+\.html", "\n".join(texts)))


def test_no_template_of_our_own_is_left_over():
    put_together = ("courses/questions/form/", "courses/questions/review/")
    own = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
    used = used_templates()
    left = [
        name for name in own
        if not name.startswith(("site/", *put_together)) and name not in used
    ]  # fmt: skip
    assert not left


@pytest.mark.parametrize("app", APPS)
def test_no_static_file_is_left_over(app):
    folder = ROOT / app / "static"
    texts = "\n".join(
        path.read_text(encoding="utf-8")
        for place in (ROOT / "templates", *(ROOT / name for name in APPS))
        for path in place.rglob("*")
        if path.suffix in {".html", ".css", ".py", ".js"}
    )
    for path in folder.rglob("*.*"):
        assert path.name in texts, f"{named(path)} is used nowhere"


def test_scripts_need_no_looser_policy_either():
    for path in (path for app in APPS for path in (ROOT / app).rglob("static/**/*.js")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function|innerHTML|document\.write|\.style\b", text)
        assert not re.search(r"https?://", text)


def test_styles_load_nothing_from_elsewhere():
    for path in (path for app in APPS for path in (ROOT / app).rglob("static/**/*.css")):
        assert not re.search(r"url\([\"']?(https?:)?//|@import", path.read_text(encoding="utf-8"))


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_the_site_has_no_complaint_at_start_up(db):
    call_command("check", fail_level="WARNING", stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize("app", APPS)
def test_no_layer_is_a_drawer_for_everything(app):
    drawers = {"utils.py", "helpers.py", "misc.py", "common.py"}
    assert not [path for path in python_files(app) if path.name in drawers]
