"""The parts of addresses that are hexadecimal, or the ending of a file.

Importing this module makes them known, so every module of addresses that uses one imports it.
"""

from django.urls import register_converter
from django.urls.converters import StringConverter


class Hex(StringConverter):
    regex = r"[0-9a-f]{32,64}"


class FileKind(StringConverter):
    regex = r"json|jwt|pdf"


class BadgeKind(StringConverter):
    regex = r"json|jwt"


class TableKind(StringConverter):
    regex = r"csv|xlsx"


for name, converter in {
    "hex": Hex,
    "file_kind": FileKind,
    "badge_kind": BadgeKind,
    "table_kind": TableKind,
}.items():
    register_converter(converter, name)
