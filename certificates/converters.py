"""The parts of addresses that are hexadecimal, or the ending of a file."""

from django.urls.converters import StringConverter


class Hex(StringConverter):
    regex = r"[0-9a-f]{32,64}"


class FileKind(StringConverter):
    regex = r"json|jwt|pdf"
