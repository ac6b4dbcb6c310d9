"""The check as an API; part of `certificates.urls`."""
