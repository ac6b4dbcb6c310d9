"""What certificates hold of people. How it goes stands in `certificates.receivers`."""

from django.utils.translation import gettext_lazy as _

from lms.privacy.register import Erase, Record

COMPLETED = "completion__enrolment__learner__user"

RECORDS = (
    Record(
        "certificates.CertificateShare",
        of=f"certificate__{COMPLETED}",
        purpose=_("to show a certificate to somebody for a while"),
        given=("created_at", "ends_on", "ended_at"),
        kept_back=("certificate", "token"),
        erase=Erase.OWN,
    ),
    Record(
        "certificates.Certificate",
        of=COMPLETED,
        purpose=_("to prove what was learned"),
        given=(
            "number",
            "code",
            "holder",
            "issued_at",
            "expires_on",
            "snapshot",
            "credential",
            "is_public",
            "suspended_at",
            "replaced_at",
            "revoked_at",
        ),
        kept_back=(
            "completion",
            "pdf",
            "pdf_sha256",
            "token",
            "status_list",
            "status_index",
            "suspended_reason",
            "replaced_by",
            "replaced_reason",
            "revoked_reason",
            "erased_at",
        ),
        how_long=_("ten years, or as long as the account"),
        erase=Erase.OWN,
        stays=_(
            "Of each certificate its number, its code and its state – without your name and "
            "without the course, so that nobody can forge one under an old number."
        ),
    ),
)

PLAIN = (
    "Achievement", "StatusList", "CertificateDesign", "Signatory", "IssuerKey", "ListCheck",
    "ListPortion", "CourseRecognition",
)  # fmt: skip
