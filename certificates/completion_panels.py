"""What certificates adds below a completion: the download, or a way to get it made."""

from collections import defaultdict
from collections.abc import Sequence

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lms.models import Completion

from .queries.certificates import certificates_of

TEMPLATE = "certificates/panels/completion.html"


def add_certificate_panels(
    panels: defaultdict[int, list[SafeString]],
    request: HttpRequest,
    completions: Sequence[Completion],
) -> None:
    """One query, however many completions there are."""
    certificates = certificates_of(completions)
    for completion in completions:
        context = {"completion": completion, "certificate": certificates.get(completion.pk)}
        panels[completion.pk].append(render_to_string(TEMPLATE, context, request=request))
