"""Opening a question in the editor and saving it loses nothing the sanitiser lets through."""

import json

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from hypothesis import given
from hypothesis import strategies as st

from courses.exchange import gift, moodle
from courses.html import clean_html
from courses.questions.authoring import entry_block, html_of, inline_of, prompt_block
from courses.questions.kept import with_kept
from courses.questions.registry import KINDS
from courses.questions.rich_texts import as_edited

ALIKE = {"b": "strong", "i": "em"}
SIGNS = {"br", "hr", "td", "th"}
TABLE = (
    "<table><thead><tr><th scope='col'>Alter</th><th>Hilfe</th></tr></thead>"
    "<tbody><tr><td colspan='2'><p>0–3 <b>Jahre</b></p></td></tr></tbody></table>"
)


def said(html):
    """Every letter with what it stands in; the order of marks around a letter says nothing."""
    return list(_said(BeautifulSoup(html, "html.parser"), (), frozenset()))


def _said(holder, blocks, marks):
    for part in holder.children:
        if isinstance(part, NavigableString):
            yield from ((char, blocks, marks) for char in part if not char.isspace())
            continue
        assert isinstance(part, Tag)
        attributes = {key: value for key, value in part.attrs.items() if key != "data-block-key"}
        name = (ALIKE.get(part.name, part.name), str(sorted(attributes.items())))
        if part.name in SIGNS:
            yield (name, blocks, marks)
        if part.name in {"b", "strong", "i", "em", "u", "code", "sub", "sup", "a", "abbr"} or (
            part.name == "span"
        ):
            bare = part.name == "span" and not part.attrs
            yield from _said(part, blocks, marks if bare else marks | {name})
        elif part.name == "p":
            yield from _said(part, blocks, marks)
        else:
            yield from _said(part, (*blocks, name), marks)


def edited(html, change=lambda state: None):
    """What the editor stores of a text that was opened, maybe changed, and saved."""
    widget = prompt_block().field.widget
    state = json.loads(widget.format_value(html))
    change(state)
    return widget.value_from_datadict({"text": json.dumps(state)}, {}, "text")


@pytest.mark.parametrize(
    "html",
    [
        "<p>H<sub>2</sub>O und m<sup>2</sup></p>",
        "<p><u>nie</u> <code>x = 1</code></p>",
        '<p><abbr title="Kindertagesstätte">Kita</abbr>, <span lang="en">safeguarding</span></p>',
        '<p><a href="https://example.org/" title="Gesetz" lang="de">§ 8a</a></p>',
        "<h2>Fall</h2><h3>Anna</h3><h4>heute</h4><blockquote>Sie sagt nichts.</blockquote>",
        "<blockquote><p>Eins.</p></blockquote>",
        "<blockquote><p>Eins.</p><p>Zwei.</p></blockquote>",
        "<p>vor</p><hr><p>nach</p>",
        TABLE,
        f"<p>Was gilt?</p>{TABLE}<p>Wählen Sie.</p>",
        f"Was gilt?{TABLE}Wählen Sie.",
        TABLE + TABLE,
        "<ul><li><p>eins</p></li><li><p>zwei</p><ul><li>drei</li></ul></li></ul>",
        "<ul><li><p>eins</p><p>noch eins</p></li></ul>",
        "<ol><li>a</li></ol><ol><li>b</li></ol>",
        "<ol><li>a</li></ol><p>und</p><ol><li>b</li></ol>",
        f"<ul><li>a{TABLE}</li></ul>",
        "<ul><li>a<ul><li>b</li></ul>und c</li></ul>",
        '<p><a href="https://example.org/">das <abbr title="Achtes Buch">SGB</abbr></a></p>',
        'das <a href="https://example.org/"><abbr title="x">SGB</abbr></a> <b>sagt</b><p>ja</p>',
        "<p>eins<br>zwei</p>",
    ],
)
def test_nothing_is_lost(html):
    clean = clean_html(html)
    assert said(html_of(edited(clean))) == said(clean)
    assert edited(edited(clean)) == edited(clean) or said(edited(edited(clean))) == said(clean)


MARKS = ["b", "strong", "i", "em", "u", "code", "sub", "sup", 'abbr title="a"', 'span lang="en"']
LINKS = ['a href="https://example.org/"', 'a href="mailto:a@example.org" title="b"']


def wrapped(inner, tags):
    return st.builds(
        lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", st.sampled_from(tags), inner
    )


WORDS = st.sampled_from(["wort", "ä &amp; b", "1 &lt; 2", "x\u00a0y", "so "])
LINE = st.recursive(
    WORDS | st.just("a<br>b"),
    lambda inner: wrapped(inner, MARKS + LINKS) | st.tuples(inner, inner).map("".join),
    max_leaves=6,
)
BLOCKS = st.recursive(
    wrapped(LINE, ["p", "h2", "h3", "h4", "blockquote"]) | st.just("<hr>") | LINE,
    lambda inner: (
        wrapped(wrapped(inner | LINE, ["li"]), ["ul", "ol"])
        | wrapped(wrapped(wrapped(inner | LINE, ["td", "th"]), ["tr"]), ["table"])
        | wrapped(inner, ["blockquote"])
        | st.tuples(inner, inner).map("".join)
    ),
    max_leaves=8,
)


@given(BLOCKS)
def test_nothing_is_ever_lost(html):
    clean = html_of(html)
    assert said(html_of(edited(clean))) == said(clean)


@given(LINE)
def test_nor_in_an_entry(html):
    clean = inline_of(html)
    widget = entry_block().field.widget
    again = widget.value_from_datadict({"text": widget.format_value(clean)}, {}, "text")
    assert said(inline_of(again)) == said(clean)


FILES = {
    "gift": (
        gift,
        "::T:: [html]<p>Was gilt?</p>" + TABLE.replace("=", "\\=") + "<p>H<sub>2</sub>O</p> "
        "{=m<sup>2</sup>#<p>Siehe <u>dort</u>.</p> ~l ####<p>Es gilt <code>a</code>.</p>}",
    ),
    "moodle": (
        moodle,
        '<quiz><question type="multichoice"><name><text>T</text></name><questiontext format="html">'
        f"<text><![CDATA[<p>Was gilt?</p>{TABLE}<p>H<sub>2</sub>O</p>]]></text></questiontext>"
        '<single>true</single><answer fraction="100"><text>m&lt;sup&gt;2&lt;/sup&gt;</text>'
        "<feedback><text><![CDATA[<p>Siehe <u>dort</u>.</p>]]></text></feedback></answer>"
        '<answer fraction="0"><text>l</text></answer></question></quiz>',
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_an_imported_question_survives_its_editor(name):
    reader, text = FILES[name]
    (found,) = reader.read(text.encode())
    kind = KINDS["single"]
    after = kind.sketch(as_edited("single", kind.thaw(found.body)))
    assert "<table>" in after["prompt"]
    assert "<sub>2</sub>" in after["prompt"]
    assert after["options"][0]["text"] == "m<sup>2</sup>"
    assert "<u>dort</u>" in after["options"][0]["feedback"]
    assert said(after["prompt"]) == said(found.body["prompt"])


def test_a_change_beside_it_leaves_it_alone():
    def write(state):
        state["blocks"][0]["text"] += " Bitte lesen Sie genau."

    clean = clean_html(f"<p>Was gilt?</p>{TABLE}<p>H<sub>2</sub>O</p>")
    after = html_of(edited(clean, write))
    assert after.startswith("<p>Was gilt? Bitte lesen Sie genau.</p><table>")
    assert said(after)[-len("H2O") :] == said(clean)[-len("H2O") :]
    assert BeautifulSoup(after, "html.parser").table == BeautifulSoup(clean, "html.parser").table


def test_a_kept_part_can_be_deleted():
    def delete(state):
        state["blocks"] = [one for one in state["blocks"] if one["type"] != "atomic"]

    clean = clean_html(f"<p>Was gilt?</p>{TABLE}<p>Ende.</p>")
    assert html_of(edited(clean, delete)) == "<p>Was gilt?</p><p>Ende.</p>"


def test_what_a_browser_puts_into_a_kept_part_is_cleaned():
    """The next person who opens the question would run it."""

    def forge(state):
        for entity in state["entityMap"].values():
            entity["data"]["html"] = "<table onclick=x()><tr><td><script>x()</script>a"

    stored = edited(clean_html(f"<p>Was gilt?</p>{TABLE}"), forge)
    assert "script" not in stored
    assert "onclick" not in stored


def test_what_was_stored_dirty_is_shown_clean():
    shown = prompt_block().field.widget.format_value(
        "<table><tr><td><img src=x onerror=alert(1)>a</td></tr></table>"
    )
    assert "onerror" not in shown
    assert "<td>a</td>" in json.loads(shown)["entityMap"]["0"]["data"]["html"]


def test_a_kept_part_has_no_empty_lines_around():
    clean = clean_html(TABLE)
    assert html_of(edited(clean)) == clean


def test_plain_texts_take_the_short_way():
    for plain in ("Wort", "<p>eins <b>zwei</b><br/>drei</p>", '<p data-block-key="ab1">x</p>'):
        assert with_kept(plain) is plain


def test_an_editor_nobody_wrote_into_is_empty():
    assert prompt_block().field.widget.value_from_datadict({"text": "null"}, {}, "text") == ""
