"""The language courses are written in, where the interface has another (WCAG 2.2, 3.1.2)."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from .conf import settings


def is_in(written: str) -> bool:
    """Is the interface in this language, whatever its region?"""
    return (get_language() or written).split("-")[0] == written.split("-")[0]


class ContentSelect(forms.Select):
    """Options that come from the content, such as professional groups, name its language."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value and not is_in(settings.CONTENT_LANGUAGE):
            option["attrs"]["lang"] = settings.CONTENT_LANGUAGE
        return option
