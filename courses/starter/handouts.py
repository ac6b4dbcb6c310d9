"""Load the shipped handouts, one Markdown file each."""

import json
from pathlib import Path

from ..as_edited import stored_html, stored_stream
from ..models import Handout, ProfessionalGroup
from . import files
from .files import read_lesson
from .ledger import Ledger
from .markdown import blocks_of, html_of

FIELDS = ("slug", "title", "summary", "version", "as_of")


def load_handouts(ledger: Ledger) -> None:
    for order, path in enumerate(handout_files()):
        load_handout(ledger, path, order)


def handout_files() -> list[Path]:
    """In the order in which readers find them."""
    return sorted((files.HERE / "handouts").glob("*.md"))


def load_handout(ledger: Ledger, path: Path, order: int) -> None:
    front, body = read_lesson(path)
    groups = ProfessionalGroup.objects.filter(slug__in=front["groups"])

    def write(existing: Handout | None) -> Handout:
        handout = existing or Handout()
        for name in FIELDS:
            setattr(handout, name, front[name])
        handout.sort_order = order
        handout.body = json.dumps(stored_stream(Handout, "body", blocks_of(body)))
        sources = html_of("\n".join(f"- {entry}" for entry in front["sources"]))
        handout.sources = stored_html(Handout, "sources", sources)
        handout.full_clean()
        handout.save()
        handout.groups.set(groups)
        return Handout.objects.get(pk=handout.pk)

    ledger.load(
        f"handouts/{front['slug']}",
        [front, body, order],
        find=lambda: Handout.objects.filter(slug=front["slug"]).first(),
        write=write,
    )
