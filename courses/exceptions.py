"""What can be refused in this storey; `str()` is fit for the person who tried."""

from django.core.exceptions import PermissionDenied


class OwnWork(PermissionDenied):
    """Somebody tried to approve or publish what she wrote or submitted herself."""


class FileNotRead(Exception):
    """Part of an uploaded file is still to be read; nothing of it can be taken over before."""
