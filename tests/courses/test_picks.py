"""What a response chose, as ids to count; never words."""

import random

import pytest

from courses.models import QuestionVersion
from courses.questions.base import MalformedResponse
from courses.questions.registry import KINDS


@pytest.fixture
def bodies(db):
    """A shipped question of each kind."""
    found = {version.kind: version.body for version in QuestionVersion.objects.all()}
    assert set(found) == set(KINDS)
    return found


@pytest.mark.parametrize("slug", KINDS)
def test_the_key_is_counted_in_ids_that_fit_their_column(bodies, slug):
    kind, body = KINDS[slug], bodies[slug]
    picks = kind.picks(body, kind.key(body))
    assert bool(picks) != kind.free_text
    assert len(set(picks)) == len(picks)
    assert all(len(part) <= 16 and 1 <= len(choice) <= 16 for part, choice in picks)


@pytest.mark.parametrize("slug", KINDS)
def test_unanswered_picks_nothing(bodies, slug):
    assert KINDS[slug].picks(bodies[slug], None) == []


@pytest.mark.parametrize("slug", [slug for slug, kind in KINDS.items() if not kind.free_text])
def test_nonsense_is_refused(bodies, slug):
    with pytest.raises(MalformedResponse):
        KINDS[slug].picks(bodies[slug], {"un": "sinn"})


def test_only_written_kinds_hold_words():
    assert {slug for slug, kind in KINDS.items() if kind.free_text} == {"cloze", "short_answer"}


def test_pairs_and_positions_are_parts(bodies):
    matching, ordering = bodies["matching"], bodies["ordering"]
    pair = matching["pairs"][0]
    assert KINDS["matching"].picks(matching, {pair["id"]: pair["choice"]}) == [
        (pair["id"], pair["choice"])
    ]
    order = random.Random(1).sample(KINDS["ordering"].key(ordering), len(ordering["items"]))
    picks = KINDS["ordering"].picks(ordering, order)
    assert picks == [(str(place), key) for place, key in enumerate(order, start=1)]
