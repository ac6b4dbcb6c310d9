"""A package of packages, as ONYX and OPAL export: one inner ZIP for each question, in folders."""

from collections.abc import Iterator
from dataclasses import replace

from ..items import Found, UnreadableFile
from ..packages import Package
from .bundle import Bundle, unreadable
from .draft import MAX_NAME, cut


def of_packages(package: Package) -> Iterator[Found]:
    """The questions of all inner packages; folders become categories. One level deep."""
    for name in package.names:
        if not name.lower().endswith(".zip"):
            continue
        folders = tuple(cut(step, MAX_NAME) for step in name.split("/")[:-1])
        try:
            with package.inner(name) as inner:
                for found in Bundle(inner).questions():
                    yield replace(
                        found,
                        member=f"{name}/{found.member}",
                        category=found.category or folders,
                    )
        except UnreadableFile as error:
            yield unreadable(name, error)
