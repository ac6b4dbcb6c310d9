"""Ten thousand odd files (FUZZ_EXAMPLES=10000) end in a list or in UnreadableFile."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.exchange import gift
from courses.exchange.items import UnreadableFile
from courses.questions.registry import KINDS

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
FILES = sorted((Path(__file__).parent / "fixtures" / "gift").glob("*.gift"))
PIECES = [
    "::", "{", "}", "=", "~", "#", "####", "->", "//", "\n", "\n\n", "\\", "\\n", "\\{", "[html]",
    "[markdown]", "[plain]", "%50%", "%-33.33333%", "%", "$CATEGORY: a/b\n", "T", "FALSE", ">3 ALL",
    "1..5", "3:2", "*", "<b>", "</p>", "<img src=\"data:image/png;base64,AA==\">", "&#34;", "\t",
    "Wort", "ä", "// [id:x] [tag:y]\n", '// cloze: {"prompt": "", "text": "a {{b}}"}\n', "|",
    "{{", "}}", "\ue000", "\x00", "\x85", "\u2028", "[", "]", "(", "<script>", "_____", "`", "- ",
]  # fmt: skip


def judge(data):
    try:
        found = gift.read(data)
    except UnreadableFile:
        return
    for one in found:
        assert (one.body is None) != (one.refusal is None)
        assert one.line >= 1
        assert all(map(str, [*one.notes, one.refusal]))
        if one.body:
            KINDS[one.body["kind"]].check(one.body)


many = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@many
@given(st.binary(max_size=300))
def test_random_bytes(data):
    judge(data)


@many
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_files_made_of_signs(text):
    judge(text.encode())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mutated_files(path):
    original = path.read_bytes()
    places = st.integers(0, len(original) - 1)
    edits = st.lists(st.tuples(places, st.integers(0, 6), st.binary(max_size=4)), max_size=8)

    @settings(many, max_examples=max(1, EXAMPLES // len(FILES)))
    @given(edits)
    def mutated(found):
        data = bytearray(original)
        for place, length, new in found:
            data[place : place + length] = new
        judge(bytes(data))

    mutated()
