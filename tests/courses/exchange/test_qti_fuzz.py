"""Whatever comes in, a list or a reason comes out. FUZZ_EXAMPLES=10000 looks longer."""

import os
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.exchange import qti
from courses.exchange.items import Found, Given, UnreadableFile
from courses.questions.registry import KINDS

from .qti_files import FOLDER, item, package

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
FILES = sorted(path.read_bytes() for path in FOLDER.iterdir())
OF_PACKAGES = max(EXAMPLES // 3, 1)  # each example holds seven questions
NAMES = [
    "choiceInteraction", "simpleChoice", "prompt", "matchInteraction", "simpleMatchSet",
    "simpleAssociableChoice", "orderInteraction", "textEntryInteraction", "inlineChoice", "p",
    "inlineChoiceInteraction", "gapMatchInteraction", "gapText", "gap", "feedbackInline", "div",
    "associateInteraction", "rubricBlock", "table", "tr", "td", "ul", "li", "img", "math", "object",
    "blockquote", "q", "script", "infoControl", "br", "span", "a", "pre", "templateInline",
]  # fmt: skip
IDENTIFIERS = st.sampled_from(["a", "b", "c", "", "a b", "b a", "a c", " a ", "RESPONSE"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["identifier", "responseIdentifier", "matchMax", "src", "href", "view", "type",
                     "outcomeIdentifier", "showHide", "alt", "class", "data"]),
    st.one_of(IDENTIFIERS, st.sampled_from(["image/png", "../x", "data:image/png;base64,AA", "%"])),
    max_size=3,
)  # fmt: skip
TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="<&\x00", exclude_categories=("Cc", "Cs")),
    max_size=8,
)


def element(children):
    return st.builds(
        lambda name, attributes, text, inside: (
            f"<{name}{''.join(f' {k}=' + chr(34) + v + chr(34) for k, v in attributes.items())}>"
            f"{text.replace(']]>', '')}{''.join(inside)}</{name}>"
        ),
        st.sampled_from(NAMES),
        ATTRIBUTES,
        TEXT,
        st.lists(children, max_size=4),
    )


BODY = st.recursive(TEXT.map(lambda text: text.replace("]]>", "")), element, max_leaves=12)
DECLARATIONS = st.builds(
    'cardinality="{}" baseType="{}"'.format,
    st.sampled_from(["single", "multiple", "ordered", "record", ""]),
    st.sampled_from(["identifier", "string", "pair", "directedPair", "float", ""]),
)
MAPPING = st.sampled_from(
    ["", '<mapping defaultValue="x"><mapEntry mapKey="a" mappedValue="nan"/></mapping>',
     '<mapping><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b"/></mapping>']
)  # fmt: skip


def judge(data):
    try:
        found = qti.read(data)
    except UnreadableFile:
        return
    for one in found:
        assert isinstance(one, Found)
        assert (one.body is None) != (one.refusal is None)
        assert one.line >= 1
        assert len(one.name) <= 200
        if one.body:
            KINDS[one.body["kind"]].check(one.body)
        assert all(str(note) for note in one.notes)


@settings(max_examples=EXAMPLES)
@given(st.binary(max_size=400))
def test_random_bytes(data):
    judge(data)
    judge(b"PK\x03\x04" + data)


@settings(max_examples=EXAMPLES)
@given(st.sampled_from(FILES), st.data())
def test_mutated_files(data, choice):
    mutable = bytearray(data)
    for _time in range(choice.draw(st.integers(1, 4))):
        place = choice.draw(st.integers(0, len(mutable) - 1))
        length = choice.draw(st.integers(0, 40))
        mutable[place : place + length] = choice.draw(
            st.one_of(st.binary(max_size=3), st.sampled_from([b"<", b"&", b"/>", b'"', b"<p>"]))
        )
        if not mutable:
            return
    judge(bytes(mutable))
    judge(package({"1.xml": bytes(mutable)}))


@settings(max_examples=EXAMPLES)
@given(st.lists(BODY, max_size=4), DECLARATIONS, MAPPING, st.lists(IDENTIFIERS, max_size=3))
def test_grown_items(parts, declaration, mapping, correct):
    text = item("".join(parts), declaration=declaration, mapping=mapping, correct="|".join(correct))
    judge(text.encode())
    judge(text.replace('adaptive="false"', 'toolName="wagtail-kinderschutz-lms"').encode())


@pytest.fixture(scope="module")
def good():
    values = {
        "single": {"options": [{"text": "A", "correct": True}, {"text": "<b>B</b>"}]},
        "multiple": {"options": [{"text": "A", "correct": True}, {"text": "B", "feedback": "f"}]},
        "true_false": {"answer": "true", "feedback_false": "<p>Doch</p>"},
        "matching": {"pairs": [{"left": "a", "right": "1"}, {"left": "b", "right": "2"}]},
        "ordering": {"items": ["x", "y"]},
        "cloze": {"text": "Ohne {{Gewalt|Zwang}}\nund {{mehr}}."},
        "short_answer": {"accept": ["14", "vierzehn"]},
    }
    common = {"prompt": "<p>Was gilt?</p>", "feedback": "Für alle"}
    questions = [
        Given(kind, KINDS[kind].freeze(common | value), tags=("t",), category=("K",))
        for kind, value in values.items()
    ]
    return [qti.write(questions, version=version) for version in ("2.1", "3.0")]


@settings(max_examples=OF_PACKAGES)
@given(st.integers(0, 1), st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_damaged_packages(good, which, place, dirt):
    data = bytearray(good[which])
    place %= len(data)
    data[place : place + len(dirt)] = dirt
    judge(bytes(data))


@settings(max_examples=OF_PACKAGES)
@given(st.integers(0, 1), st.integers(0, 8), st.integers(0, 5_000), st.binary(max_size=5))
def test_damaged_members(good, which, member, place, dirt):
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(good[which])) as old, zipfile.ZipFile(target, "w") as new:
        for number, info in enumerate(old.infolist()):
            content = old.read(info)
            if number == member:
                spot = place % len(content)
                content = content[:spot] + dirt + content[spot + 3 :]
            new.writestr(info.filename, content)
    judge(target.getvalue())
