"""Odd files in our own form (FUZZ_EXAMPLES=10000) end in a list or in UnreadableFile."""

import json
import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.exchange import own
from courses.exchange.items import UnreadableFile
from courses.questions.registry import KINDS

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
FILE = (Path(__file__).parent / "fixtures" / "own" / "by_hand.yaml").read_bytes()
KEYS = ["kind", "prompt", "feedback", "options", "answer", "pairs", "items", "accept", "text"] + [
    "distractors", "tags", "category", "difficulty", "reference", "pictures", "feedback_true", "x",
]  # fmt: skip
SCALARS = st.one_of(
    st.sampled_from([*KINDS, "true", "", "{{a}}", "a {{b}} c", "<b>", "**x**", "[", "|", "1"]),
    st.integers(-5, 5),
    st.booleans(),
    st.none(),
    st.text(max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "correct", "left", "right", *KEYS]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
ENTRIES = st.lists(
    st.builds(
        lambda kind, rest: {"kind": kind} | rest,
        st.sampled_from(sorted(KINDS)),
        st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6),
    ),
    max_size=3,
)
many = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def judge(data):
    try:
        found = own.read(data)
    except UnreadableFile:
        return
    for one in found:
        assert (one.body is None) != (one.refusal is None)
        assert str(one.refusal or "x")
        assert all(str(note) for note in one.notes)
        if one.body:
            KINDS[one.body["kind"]].check(one.body)


@many
@given(st.binary(max_size=200))
def test_random_bytes(data):
    judge(data)


@many
@given(ENTRIES)
def test_entries_of_wrong_shape(entries):
    judge(json.dumps({"questions": entries}, ensure_ascii=True).encode())


@settings(many, max_examples=max(1, EXAMPLES // 5))
@given(
    st.lists(
        st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 6), st.binary(max_size=4)),
        max_size=8,
    )
)
def test_mutated_files(edits):
    data = bytearray(FILE)
    for place, length, new in edits:
        data[place : place + length] = new
    judge(bytes(data))
