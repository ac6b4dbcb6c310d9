"""Room for the storey above: what else there is to a completion, e.g. its certificate.

An app above registers a function with the Wagtail hook `construct_completion_panels`; it is called
once per page with `(panels, request, completions)` and adds rendered HTML to
`panels[completion.pk]`.
"""

from collections import defaultdict
from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail import hooks

from ..models import Completion


def completion_panels(
    request: HttpRequest, completions: Sequence[Completion]
) -> dict[int, list[SafeString]]:
    panels: dict[int, list[SafeString]] = defaultdict(list)
    if completions:
        for fn in hooks.get_hooks("construct_completion_panels"):
            fn(panels, request, completions)
    return dict(panels)
