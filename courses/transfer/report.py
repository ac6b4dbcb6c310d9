"""What an import did, or would do."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """Names of pages and questions; `notes` are sentences for the person who imports."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
