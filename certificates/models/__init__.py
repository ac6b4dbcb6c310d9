from .certificates import Certificate
from .designs import CertificateDesign, Signatory

__all__ = ["Certificate", "CertificateDesign", "Signatory"]
