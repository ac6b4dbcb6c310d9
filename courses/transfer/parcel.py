"""The outside of a package: is it one of ours, and has it the right shape?"""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..exchange.items import UnreadableFile
from ..exchange.packages import Package
from . import DOCUMENT, FOLDER, FORMAT, VERSION
from .problems import Problems

MAX_DOCUMENT = 15 * 1024 * 1024
MAX_STEPS, MAX_QUESTIONS = 200, 2000
SHAPE = {
    "format": str, "version": int, "course": dict, "lessons": list, "quizzes": list,
    "steps": list, "questions": list, "providers": list, "topic_titles": dict,
    "group_labels": dict, "terms": list, "handouts": list, "files": dict,
}  # fmt: skip
# Files written before these travelled are still read.
LATER = {"terms": [], "handouts": []}


@dataclass(frozen=True)
class Parcel:
    """What was sent: the document in its outer shape, and the package it came in."""

    package: Package
    document: dict[str, Any]


def opened(data: bytes, problems: Problems) -> Parcel:
    """Raises UnreadableFile if it is nothing of ours, Unusable if its shape is wrong."""
    package = Package(data)
    if DOCUMENT not in package:
        raise UnreadableFile(_("This package holds no course: “course.json” is missing."))
    try:
        document = json.loads(package.read(DOCUMENT, limit=MAX_DOCUMENT).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(_("“course.json” in this package is not readable.")) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnreadableFile(_("This package holds no course that was exported here."))
    if document.get("version") != VERSION:
        text = _("This file has a newer form (%(version)s); please update this site first.")
        raise UnreadableFile(text % {"version": str(document.get("version"))[:20]})
    taken = problems.take(LATER | document, SHAPE, DOCUMENT)
    problems.settle()
    inner_shapes(taken, problems)
    for name in package.names:
        if name != DOCUMENT and name.removeprefix(FOLDER) not in taken["files"]:
            problems.add(name[:100], _("This file is not listed under “files”."))
    problems.settle()
    return Parcel(package, taken)


def inner_shapes(document: dict[str, Any], problems: Problems) -> None:
    for key in ("lessons", "quizzes", "questions", "providers", "terms", "handouts"):
        for number, one in enumerate(document[key]):
            if not isinstance(one, dict):
                problems.add(f"{key}[{number}]", _("This must be an object."))
    if len(document["steps"]) > MAX_STEPS or len(document["questions"]) > MAX_QUESTIONS:
        problems.add("steps", _("This course has too many pages or questions."))
    for name, one in document["files"].items():
        problems.take(one, {"kind": str, "title": str}, f"files.{name[:80]}")
    slugs = [
        one.get("slug")
        for one in (*document["lessons"], *document["quizzes"])
        if isinstance(one, dict)
    ]
    if any(not isinstance(one, str) for one in (*slugs, *document["steps"])):
        problems.add("steps", _("Each page needs a slug."))
    elif sorted(slugs) != sorted(document["steps"]) or len(set(slugs)) < len(slugs):
        problems.add("steps", _("The steps are not the lessons and quizzes of this file."))
