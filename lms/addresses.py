"""What may stand in an address."""

from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """A primary key that every database can look for; longer numbers answer 404 instead of 500."""

    regex = "[0-9]{1,18}"
