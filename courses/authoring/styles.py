"""The style sheet of the authors' own parts in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def style_link() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("courses/css/authors.css"))
