"""Where the screens of the bank are, and which of them somebody may open."""

from collections.abc import Callable, Iterable

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button, HeaderButton

from ..models import Question

LOOKING = ("add", "change", "delete", "view", "publish")
May = Callable[[Iterable[str]], bool]


def address(name: str, question: Question | None = None) -> str:
    url_name = Question.snippet_viewset.get_url_name(name)
    return reverse(url_name, args=[quote(question.pk)] if question else [])


def buttons(
    question: Question, may: May, *, without: Iterable[str] = (), header: bool = False
) -> list[Button]:
    """What somebody may do with a question, as buttons; `may` asks for any of the permissions."""
    state = ("retire", _("Retire"), "no-view", ("publish",))
    if question.retired_at:
        state = ("restore", _("Bring back"), "resubmit", ("publish",))
    offered = [
        ("inspect", _("Overview"), "info-circle", LOOKING),
        ("edit", _("Edit"), "edit", ("change",)),
        ("try_out", _("Try out"), "form", LOOKING),
        ("versions", _("Versions"), "history", LOOKING),
        ("copy", _("Copy"), "copy", ("add",)),
        state,
        ("delete", _("Delete"), "bin", ("delete",)),
    ]
    made = HeaderButton if header else Button
    return [
        made(label, url=address(name, question), icon_name=icon, priority=10 * place)
        for place, (name, label, icon, permissions) in enumerate(offered, start=1)
        if name not in without and may(permissions)
    ]
