"""Whatever the bytes: a list of questions or one clear refusal of the file, never anything else."""

import os
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.exchange.items import Found, UnreadableFile
from courses.exchange.moodle import read, write
from courses.questions.registry import KINDS

from . import strategies

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
FILES = [
    path.read_bytes() for path in sorted(Path(__file__).with_name("fixtures").glob("moodle/*.xml"))
]
TYPES = [
    "multichoice", "multichoiceset", "truefalse", "shortanswer", "numerical", "matching", "ddmatch",
    "cloze", "gapselect", "ddwtos", "ordering", "category", "description", "essay", "nonsense", "",
]  # fmt: skip
ODD_TEXTS = [
    "", " ", "*", "\\*", "0", "1", "-1", "100", "NaN", "1e999999", "33,33333", "true", "Falsch",
    "Zug {1:SA:=a~%50%b#c}", "{1:MC:a~=b}", "{:NM:=3:0.1}", "{1:SA:", "{1:X:=a}", "{#1}", "a|b",
    "{1:MRVS:=a~=b|c}", "Zug [[1]] und [[2]]", "[[99]]", "<b>fett", "<p>a</p><script>b</script>",
    "<img src='@@PLUGINFILE@@/a.png'>", '<img src="data:image/png;base64,AA==">', "<img src=x>",
    "<table><tr><td>{1:SA:=a}", "<a linktype='page' id='1'>x</a>", "<math><mi>x</mi></math>",
    "\ue0001\ue001", "{{x}}", "$course$/top/A//B/C", "<!--", "]]>", "&nbsp;&bogus;", "> > > a",
    '<div class="gaps-prompt">a</div><div class="gaps-text">b {1:SA:=c}</div>', "[" * 600,
    "<div>" * 80, "x" * 300, "<embed embedtype='image' id='1' linktype=''>",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(ODD_TEXTS), st.text(max_size=30))
FRACTIONS = st.sampled_from(["100", "0", "50", "-50", "33.33333", "", "x", "1e400", "-0", "1", "2"])
FORMATS = st.sampled_from(
    ["html", "plain_text", "markdown", "moodle_auto_format", "wiki_like", "?"]
)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "cp1252", "utf-16-be", "latin-1"])


def cdata(text: str) -> str:
    return "<text><![CDATA[{}]]></text>".format(text.replace("]]>", "]]"))


def raw(text: str) -> str:
    return f"<text>{text}</text>"


@st.composite
def elements(draw: st.DrawFn) -> str:
    """One child of a question, mostly as Moodle writes it."""
    name = draw(
        st.sampled_from(
            ["answer", "subquestion", "selectoption", "dragbox", "generalfeedback", "hint", "file",
             "single", "usecase", "shuffleanswers", "image", "image_base64", "units", "tags",
             "correctfeedback", "idnumber", "defaultgrade", "penalty", "category", "info", "junk"]
        )
    )  # fmt: skip
    text = draw(st.sampled_from([cdata, raw, str]))(draw(TEXTS))
    inner = draw(
        st.sampled_from(
            ["", "<feedback><text>Weil</text></feedback>", "<tolerance>0.1</tolerance>",
             "<answer><text>rechts</text></answer>", "<tag><text>difficulty:hard</text></tag>",
             "<unit><unit_name>m</unit_name><multiplier>1</multiplier></unit>",
             '<file name="a.png" encoding="base64">!!!</file>']
        )
    )  # fmt: skip
    attributes = f'fraction="{draw(FRACTIONS)}" format="{draw(FORMATS)}"'
    return f"<{name} {attributes}>{text}{inner}</{name}>"


@st.composite
def questions(draw: st.DrawFn) -> str:
    wrap = draw(st.sampled_from([cdata, raw]))
    parts = draw(st.lists(elements(), max_size=6))
    prompt = f'<questiontext format="{draw(FORMATS)}">{wrap(draw(TEXTS))}</questiontext>'
    kind = draw(st.sampled_from(TYPES))
    name = f"<name>{wrap(draw(TEXTS))}</name>"
    return f'<question type="{kind}">{name}{prompt}{"".join(parts)}</question>'


FROM_GRAMMAR = st.builds(
    lambda several, encoding: f"<quiz>{''.join(several)}</quiz>".encode(encoding, errors="replace"),
    st.lists(questions(), max_size=4),
    ENCODINGS,
)
WRITTEN = st.lists(strategies.givens(), min_size=1, max_size=3).map(write)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file with a few bytes cut, doubled or replaced."""
    data = draw(st.one_of(st.sampled_from(FILES), WRITTEN))
    for _turn in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 200)))
        put = draw(st.one_of(st.binary(max_size=8), st.just(data[start:end] * 2), st.just(b"]]>")))
        data = data[:start] + put + data[end:]
    return data


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(FROM_GRAMMAR, FROM_GRAMMAR, mutated(), st.binary(max_size=300)))
def test_any_bytes_end_well(data):
    found: list[Found] = []
    with suppress(UnreadableFile):
        found = read(data, name="fragen.xml")
    for one in found:
        assert_sound(one)


def assert_sound(one: Found) -> None:
    assert (one.body is None) is (one.refusal is not None)
    assert one.line >= 1
    assert len(one.name) <= 200
    assert len(one.tags) <= 20
    assert all(len(tag) <= 100 for tag in one.tags)
    for note in [*one.notes, *([one.refusal] if one.refusal else [])]:
        assert str(note)
        assert "%(" not in str(note)
    if one.body is not None:
        KINDS[one.body["kind"]].check(one.body)
