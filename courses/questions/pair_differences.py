"""What changed in the pairs of a matching question, in sentences. Pure."""

from django.utils.translation import gettext as _

from ..html import clean_text
from .base import Body


def pairs_changed(old: Body, new: Body) -> tuple[str, ...]:
    """One sentence for each change; pairs are told apart by their left side."""
    before, after = rights(old), rights(new)
    said = [
        *(_("Pair added: “%(left)s” belongs to “%(right)s”.") % {"left": left, "right": right}
          for left, right in after.items() if left not in before),
        *(_("Pair removed: “%(left)s”, which belonged to “%(right)s”.")
          % {"left": left, "right": right}
          for left, right in before.items() if left not in after),
        *(_("“%(left)s” now belongs to “%(new)s”; it belonged to “%(old)s”.")
          % {"left": left, "new": after[left], "old": right}
          for left, right in before.items() if left in after and after[left] != right),
        *(_("Further entry added: “%(text)s”.") % {"text": text}
          for text in spare(new) if text not in spare(old)),
        *(_("Further entry removed: “%(text)s”.") % {"text": text}
          for text in spare(old) if text not in spare(new)),
    ]  # fmt: skip
    if not said and parts(old) != parts(new):
        said = [_("The order or the formatting of the pairs was changed.")]
    return tuple(said)


def rights(body: Body) -> dict[str, str]:
    """Left side to the text on its right."""
    texts = {one["id"]: one["text"] for one in body.get("choices", [])}
    pairs = body.get("pairs", [])
    return {clean_text(pair["left"]): texts.get(pair["choice"], "") for pair in pairs}


def spare(body: Body) -> list[str]:
    """Entries on the right that belong to nothing on the left."""
    used = {pair["choice"] for pair in body.get("pairs", [])}
    return [one["text"] for one in body.get("choices", []) if one["id"] not in used]


def parts(body: Body) -> tuple[object, object]:
    return body.get("pairs"), body.get("choices")
