"""The German catalogues: complete, compiled, gender-neutral, and not overruled by other apps."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import allauth
import polib
import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import translation

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("courses", "lms", "certificates", "templates")
OURS = ROOT / "lms/locale/de/LC_MESSAGES/django.po"
SITE = ROOT / "lms/site/locale/de/LC_MESSAGES/django.po"  # django-allauth with "Sie"
BOTH = pytest.mark.parametrize("path", [OURS, SITE], ids=["ours", "site"])

PLACEHOLDERS = re.compile(r"%\(\w+\)s|<[^>]+>|https?://\S+")
GENDER_SIGNS = re.compile(r"\w\*|\w[:_·]in|\w\(?/-?(in|r|frau)\b|\w\(in|[a-zäöüß]In(nen)?\b")
FAMILIAR = re.compile(
    r"\b(du|dich|dir|dein(e[mnrs]?)?|bitte (gib|hab|wähl|versuch|bestätig|lass|folg|klick)e?)\b",
    re.IGNORECASE,
)

Key = tuple[str | None, str, str]


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def entries(path: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(path)))


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def is_seen(source: str) -> bool:
    """A file of allauth that speaks on our pages: not switched off, not replaced by our own."""
    own = ROOT / "templates/site" / source.removeprefix("templates/")
    switched_on = re.search(r"(^|/)(account|mfa)/(?!.*(webauthn|phone))", source)
    return bool(switched_on) and not own.exists()


@pytest.fixture(autouse=True)
def _gettext_tools() -> None:
    missing = [tool for tool in ("xgettext", "msguniq", "msgfmt") if not shutil.which(tool)]
    if missing:
        pytest.fail(f"Install GNU gettext (Debian: apt-get install gettext): {missing} not found")


@pytest.fixture
def extracted(tmp_path, monkeypatch, settings) -> set[Key]:
    """What the sources ask for, found by makemessages in a copy of them."""
    unread = shutil.ignore_patterns("locale", "static", "starter", "__pycache__")
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=unread)
    locale = tmp_path / "lms/locale"
    locale.mkdir()
    settings.LOCALE_PATHS = [locale]
    monkeypatch.chdir(tmp_path)
    call_command("makemessages", locale=["de"], verbosity=0)
    return {key(entry) for entry in entries(locale / "de/LC_MESSAGES/django.po")}


def test_every_text_of_the_sources_is_in_the_catalogue_and_nothing_else(extracted):
    known = {key(entry) for entry in entries(OURS)}
    assert len(extracted) > 500
    assert sorted(map(str, extracted - known)) == [], "new texts: run `make messages`, translate"
    assert sorted(map(str, known - extracted)) == [], "texts no source has: run `make messages`"


def calls_of_gettext(tree: ast.AST) -> list[int]:
    """Lines of f-strings that hold a text to translate."""
    found = []
    for string in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        for node in ast.walk(string):
            name = node.func.id if isinstance(getattr(node, "func", None), ast.Name) else ""
            if name == "_" or "gettext" in name:
                found.append(string.lineno)
    return found


@pytest.mark.parametrize("app", SOURCES[:3])
def test_no_text_hides_in_an_f_string(app):
    """xgettext does not look into them, so the text would stay English."""
    for path in (ROOT / app).rglob("*.py"):
        assert calls_of_gettext(ast.parse(path.read_text(encoding="utf-8"))) == [], path


@BOTH
def test_every_entry_is_translated(path):
    assert [e.msgid for e in entries(path) if not e.translated() or e.fuzzy or e.obsolete] == []


@BOTH
def test_compiled_catalogue_is_up_to_date_and_placeholders_agree(path, tmp_path):
    fresh = tmp_path / "fresh.mo"
    run = subprocess.run(
        ["msgfmt", "--check-format", "-o", str(fresh), str(path)], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    compiled, wanted = (
        {key(entry): texts(entry) for entry in polib.mofile(str(mo))}
        for mo in (path.with_suffix(".mo"), fresh)
    )
    assert compiled == wanted, "run `make messages`"


@pytest.mark.parametrize("entry", [e for e in entries(OURS) if "[" in e.msgid])
def test_words_that_scripts_fill_in_are_kept(entry):
    slots = re.compile(r"\[\w+\]")
    assert sorted(slots.findall(entry.msgid)) == sorted(slots.findall(entry.msgstr))


@BOTH
def test_texts_are_polite_and_without_gender_signs(path):
    for entry in entries(path):
        for text in texts(entry):
            plain = PLACEHOLDERS.sub(" ", text)
            assert not GENDER_SIGNS.search(plain), text
            assert not FAMILIAR.search(plain), text


@pytest.mark.parametrize("sign", ["Lehrer*innen", "Lehrer:in", "Lehrer_innen", "Lehrer/-in"])
def test_gender_signs_are_recognised(sign):
    assert GENDER_SIGNS.search(sign)


def test_texts_come_out_of_django_as_ours():
    with translation.override("de"):
        for entry in entries(OURS):
            context, texts_ = entry.msgctxt, texts(entry)
            if entry.msgid_plural:
                shown = [translation.ngettext(entry.msgid, entry.msgid_plural, n) for n in (1, 2)]
            elif context:
                shown = [translation.pgettext(context, entry.msgid)]
            else:
                shown = [translation.gettext(entry.msgid)]
            assert shown == texts_, entry.msgid


def test_no_app_means_something_else_by_the_same_text():
    """A host may list the apps in any order: the later one must not change a meaning."""
    ours = {key(entry): texts(entry) for entry in entries(OURS)}
    others: dict[Key, list[list[str]]] = {}
    for app in apps.get_app_configs():
        compiled = Path(app.path) / "locale/de/LC_MESSAGES/django.mo"
        if compiled.is_file() and not compiled.is_relative_to(ROOT / "lms"):
            for entry in polib.mofile(str(compiled)):
                others.setdefault(key(entry), []).append(texts(entry))
    shared = ours.keys() & others.keys()
    clashes = {k[1]: (ours[k], others[k]) for k in shared if ours[k] not in others[k]}
    assert shared
    assert clashes == {}, "choose another msgid or give it a context"


def test_account_pages_never_say_du():
    """allauth's own catalogue does; a new version may bring new texts."""
    theirs = Path(allauth.__file__).parent / "locale/de/LC_MESSAGES/django.po"
    with translation.override("de"):
        shown = [
            translation.gettext(entry.msgid)
            for entry in entries(theirs)
            if any(is_seen(source) for source, _line in entry.occurrences)
        ]
    assert len(shown) > 100
    assert [text for text in shown if FAMILIAR.search(text)] == []
