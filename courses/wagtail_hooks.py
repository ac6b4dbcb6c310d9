"""What courses adds to the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import TeachingGroup

register_snippet(TeachingGroup)
