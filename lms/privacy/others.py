"""Models of lms that are not about a person: some name one who acted, the others nobody."""

from .register import Loose

LOOSE = (
    *(
        Loose(f"lms.{model}", ("by",))
        for model in ("StepFulfilment", "Extension", "Pause", "Exemption", "TemporaryFulfilment")
    ),
    Loose("lms.Assignment", ("assigned_by",)),
    Loose("lms.Recognition", ("proposed_by", "decided_by")),
    Loose("lms.Look", ("looker",)),
    Loose("lms.Invitation", ("created_by",)),
    Loose("lms.MemberImport", ("user",)),
    Loose("lms.Regrade", ("user",)),
)

PLAIN = (
    "Organisation", "Programme", "ProgrammeVersion", "ProgrammeStep", "StepCourse",
    "AudienceRule", "Invitation", "MemberImport", "Network", "NetworkMember", "NetworkOffice",
    "Obligation", "RecognitionScheme", "Regrade", "ItemTally", "OptionTally",
    "HandoverPoint", "HandoverTick", "ReportOpening",
)  # fmt: skip
