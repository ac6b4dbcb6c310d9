"""What lms tells the courses about a reader: what she has chosen in her profile, nothing else."""

from django.http import HttpRequest

from courses.models import ProfessionalGroup
from courses.reader import Reader

from .models import Learner

Field = ProfessionalGroup.Field
NO_PROFESSION = frozenset({Field.VOLUNTEERING, Field.OTHER})


def describe_reader(request: HttpRequest) -> Reader | None:
    """The groups and the state of the person who is logged in; one query, none for visitors."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    rows = list(
        Learner.objects.filter(user=user).values_list(
            "neutral_titles", "federal_state", "groups__slug", "groups__field"
        )
    )
    if not rows:
        return None
    fields = {field for _neutral, _state, _slug, field in rows if field}
    return Reader(
        groups=frozenset(slug for _neutral, _state, slug, _field in rows if slug),
        is_volunteer=Field.VOLUNTEERING in fields,
        is_professional=bool(fields - NO_PROFESSION),
        state=rows[0][1],
        neutral_titles=rows[0][0],
    )
