"""Read and load the shipped programmes; what a person has changed is left alone."""

from pathlib import Path
from typing import Any

from courses.models import CoursePage, ProfessionalGroup
from courses.starter.files import read_yaml
from courses.starter.ledger import Ledger
from courses.starter.markdown import StarterError

from ..models import AudienceRule, Programme, ProgrammeStep, ProgrammeVersion, StepCourse
from ..services.programmes import publish

HERE = Path(__file__).parent / "programmes"
KKG = "kkg"  # all groups with one of the seven numbers of section 4 (1) KKG
ABOUT_VERSION = ("due_days", "renewal", "months", "rule", "some", "units", "grace_days")
TITLES = {
    "F1": "Frühe Hilfen verstehen und vermitteln",
    "F2": "Belastungen im Säuglings- und Kleinkindalter früh wahrnehmen",
    "G1": "Gespräche mit Kindern und Jugendlichen",
    "G2": "Schwierige Gespräche mit Eltern führen",
    "K1": "Kinderrechte kompakt",
    "K2": "Beteiligung und Beschwerde im Alltag",
    "N1": "Schutzauftrag und Informationsweitergabe",
    "N2": "Netzwerke im Kinderschutz koordinieren",
    "P1": "Hinsehen lernen: Grundlagen des Kinderschutzes",
    "P2": "Schutzkonzepte entwickeln und leben",
}


def shipped() -> list[dict[str, Any]]:
    return [read_yaml(path) for path in sorted(HERE.glob("*.yaml"))]


def load_programme(ledger: Ledger, entry: dict[str, Any]) -> None:
    ledger.load(
        f"programmes/{entry['slug']}",
        entry,
        find=lambda: Programme.objects.filter(slug=entry["slug"]).first(),
        write=lambda existing: write(existing, entry),
    )


def write(existing: Programme | None, entry: dict[str, Any]) -> Programme:
    """The programme with a version of its own; people who have an older one keep it."""
    programme = existing or Programme(slug=entry["slug"])
    programme.title = entry["title"]
    programme.purpose = entry.get("purpose", "")
    programme.for_type = entry.get("for_type", "")
    groups = groups_of(entry)
    programme.groups = groups
    programme.full_clean()
    programme.save()
    write_version(programme, entry)
    if entry.get("package") and existing is None:
        offer_rule(programme, groups)
    return programme


def groups_of(entry: dict[str, Any]) -> list[ProfessionalGroup]:
    named = entry.get("groups") or []
    if named == KKG:
        return list(ProfessionalGroup.objects.filter(kkg_number__in=list("1234567")))
    found = list(ProfessionalGroup.objects.filter(slug__in=named))
    if len(found) != len(named):
        raise StarterError(f"{entry['slug']}: unknown groups; load the vocabulary first")
    return found


def offer_rule(programme: Programme, groups: list[ProfessionalGroup]) -> None:
    """A rule for the whole site, switched off: the operator decides, with the staff council."""
    rule = AudienceRule(programme=programme, is_active=False)
    rule.groups = groups
    rule.save()


def write_version(programme: Programme, entry: dict[str, Any]) -> ProgrammeVersion:
    newest = programme.versions.order_by("-number").first()
    values = {name: entry[name] for name in ABOUT_VERSION if name in entry}
    version = ProgrammeVersion(
        programme=programme, number=newest.number + 1 if newest else 1, **values
    )
    version.full_clean(exclude=["programme"])
    version.save()
    for place, step in enumerate(entry["steps"]):
        write_step(version, step, place)
    return publish(version=version)


def write_step(version: ProgrammeVersion, entry: dict[str, Any], place: int) -> None:
    code = entry.get("course", "")
    course = CoursePage.objects.filter(code=code).first() if code else None
    title = entry.get("title") or (course.title if course else TITLES.get(code, code))
    step = ProgrammeStep(
        version=version,
        sort_order=place,
        key=entry["key"],
        kind=entry.get("kind", ProgrammeStep.Kind.COURSE),
        title=title,
        instruction=entry.get("instruction", ""),
        needed=entry.get("needed", True),
        due_days=entry.get("days"),
        before_event=entry.get("before", ""),
        units=entry.get("units", 0),
    )
    step.full_clean(exclude=["version"])
    step.save()
    if code:
        StepCourse.objects.create(step=step, code=code, lessons=entry.get("lessons", ""))
