"""The record of further training: all certificates of a person, with teaching units a year.

A list for the holder's folder, made anew at each request and not signed: what counts is each
certificate, and each line says how to check it.
"""

from html import unescape
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from courses.conf import settings as courses_settings
from courses.documents import fonts
from courses.documents.archive import make_archival
from courses.documents.metadata import DocumentInfo
from courses.documents.printing import print_html
from lms.models import Learner

from .conf import settings
from .layouts import LANGUAGE, as_printed
from .queries.facts import holder_name
from .queries.yearly import years_of

TEMPLATE = "certificates/pdf/yearly.html"


def yearly_pdf(learner: Learner) -> bytes:
    """Tagged PDF/A-3a, German. Raises HolderUnnamed, fonts.MissingGlyph, fonts.FontMissing."""
    name = holder_name(learner)
    with translation.override(LANGUAGE):
        title = gettext("Record of further training")
        html = as_printed(render_to_string(TEMPLATE, _context(learner, name, title)))
    fonts.require_glyphs(unescape(html), courses_settings.FONT_CACHE)
    info = DocumentInfo(
        title=f"{title}: {name}",
        author=settings.ISSUER_NAME,
        subject=title,
        created=timezone.now(),
        language=LANGUAGE,
    )
    printed = print_html(html, fonts=fonts.font_directory(courses_settings.FONT_CACHE))
    return make_archival(printed, info=info)


def _context(learner: Learner, name: str, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "name": name,
        "years": years_of(learner),
        "today": timezone.localdate(),
        "issuer": settings.ISSUER_NAME,
        "verify_url": settings.BASE_URL + reverse("certificates:verify"),
    }
