from .achievements import Achievement
from .certificates import Certificate
from .designs import CertificateDesign, Signatory
from .keys import IssuerKey, KeyPurpose, KeyState
from .list_checks import ListCheck, ListPortion
from .recognitions import CourseRecognition
from .shares import CertificateShare
from .status import StatusList

__all__ = [
    "Achievement",
    "Certificate",
    "CertificateDesign",
    "CertificateShare",
    "CourseRecognition",
    "IssuerKey",
    "KeyPurpose",
    "KeyState",
    "ListCheck",
    "ListPortion",
    "Signatory",
    "StatusList",
]
