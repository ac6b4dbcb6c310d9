from .certificates import Certificate
from .designs import CertificateDesign, Signatory
from .keys import IssuerKey, KeyPurpose, KeyState
from .status import StatusList

__all__ = [
    "Certificate",
    "CertificateDesign",
    "IssuerKey",
    "KeyPurpose",
    "KeyState",
    "Signatory",
    "StatusList",
]
