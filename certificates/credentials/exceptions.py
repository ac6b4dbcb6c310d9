"""Why a credential was not accepted; codes for machines, sentences are the pages' business."""

from enum import StrEnum


class Refusal(StrEnum):
    """In the order in which a check meets them."""

    TOO_BIG = "too_big"
    UNREADABLE = "unreadable"  # no JSON, no JWT, wrong types
    TOO_COMPLEX = "too_complex"  # nested, linked or long beyond anything we issue
    CONTEXT = "context"  # names contexts that are not exactly ours
    UNSIGNED = "unsigned"
    SUITE = "suite"  # another cryptosuite, algorithm or purpose
    FOREIGN = "foreign"  # another issuer
    KEY_UNKNOWN = "key_unknown"  # not ours, or withdrawn after a compromise
    ALTERED = "altered"  # the signature does not fit the content


class CredentialRefused(Exception):
    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
