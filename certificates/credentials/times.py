"""Moments as credentials write them: UTC, whole seconds, with a Z (XML Schema dateTimeStamp)."""

import datetime as dt


def iso(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def epoch(text: str) -> int:
    """Seconds since 1970, as JWT has them (RFC 7519)."""
    return int(dt.datetime.fromisoformat(text).timestamp())
