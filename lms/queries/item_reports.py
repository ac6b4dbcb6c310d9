"""What the admin shows of questions: figures of a page of them, and all about one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from courses.models import Question, QuestionVersion

from ..models import Regrade
from ..rules.option_counts import OptionTable, has_unused_distractor, option_tables
from ..rules.statistics import MINIMUM, Figures, Flag, Sums, figures, together
from .statistics import Picks, item_sums, option_picks

WITH_DISTRACTORS = ("single", "multiple", "matching")


@dataclass(frozen=True)
class VersionReport:
    """One version: its figures, and its options while there are ten answers."""

    version: QuestionVersion
    figures: Figures
    tables: list[OptionTable]


@dataclass(frozen=True)
class QuestionReport:
    total: Figures
    versions: list[VersionReport]  # newest first
    regrades: list[Regrade]


def question_report(question: Question) -> QuestionReport:
    """Everything about one question; six queries."""
    versions = list(question.versions.order_by("-number"))
    chosen = question.versions.all()
    sums, picks = item_sums(chosen), counts_by_version(option_picks(chosen))
    reports = [
        version_report(version, sums.get(version.pk, Sums()), picks.get(version.pk, {}))
        for version in versions
    ]
    regrades = Regrade.objects.filter(old__in=chosen).select_related("old__question", "new", "user")
    unused = newest_is_unused(reports)
    return QuestionReport(
        total=figures(together(list(sums.values())), unused_distractor=unused),
        versions=reports,
        regrades=list(regrades),
    )


def version_report(
    version: QuestionVersion, sums: Sums, counts: dict[tuple[str, str], int]
) -> VersionReport:
    unused = has_unused_distractor(version.body, counts)
    found = figures(sums, unused_distractor=unused)
    tables = option_tables(version.body, counts, found.n) if found.n else []
    return VersionReport(version, found, tables)


def newest_is_unused(reports: Iterable[VersionReport]) -> bool:
    """Distractors are judged by the newest version that enough people have answered."""
    shown = next((report for report in reports if report.figures.is_shown), None)
    return shown is not None and Flag.UNUSED in shown.figures.flags


def counts_by_version(picks: Picks) -> dict[int, dict[tuple[str, str], int]]:
    found: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for (version, part, choice), count in picks.items():
        found[version][part, choice] = count
    return found


def question_figures(
    questions: QuerySet[Question] | None = None, *, distractors: bool = True
) -> dict[int, Figures]:
    """Figures over all versions, by question; of the whole bank without `questions`.

    Five queries, two without `distractors`, however many questions and answers there are.
    """
    versions = QuestionVersion.objects.order_by("question", "number")
    if questions is not None:
        versions = versions.filter(question__in=questions)
    sums = item_sums(None if questions is None else versions)
    of_question: dict[int, list[int]] = defaultdict(list)
    for pk, question in versions.values_list("pk", "question_id"):
        of_question[question].append(pk)
    newest = {
        question: next((pk for pk in reversed(pks) if sums_of(sums, pk).n >= MINIMUM), None)
        for question, pks in of_question.items()
    }
    unused = unused_among(versions) if distractors else set()
    return {
        question: figures(
            together([sums_of(sums, pk) for pk in pks]),
            unused_distractor=newest[question] in unused,
        )
        for question, pks in of_question.items()
    }


def sums_of(sums: dict[int, Sums], version: int) -> Sums:
    return sums.get(version) or Sums()


def unused_among(versions: QuerySet[QuestionVersion]) -> set[int]:
    """Versions with a distractor nobody ever chose."""
    chosen = versions.filter(kind__in=WITH_DISTRACTORS)
    counts = counts_by_version(option_picks(chosen))
    bodies = chosen.order_by().values_list("pk", "body").iterator()
    return {pk for pk, body in bodies if has_unused_distractor(body, counts.get(pk, {}))}
