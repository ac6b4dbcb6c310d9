"""Texts of questions: formats, images, links, and what editors and strangers put into HTML."""

import base64

import pytest

from .moodle_xml import answer, asking, notes, one, question

ANSWERS = (answer(100, "true"), answer(0, "false"))
CONTENT = base64.b64encode(b"picture").decode()


def file(name, content=CONTENT):
    return f"<file name='{name}' path='/' encoding='base64'>{content}</file>"


def prompt(html, *files, style="html"):
    return one(question("truefalse", *ANSWERS, prompt=asking(html, *files, style=style)))


@pytest.mark.parametrize(
    ("style", "text", "html"),
    [
        ("html", "Was <b>gilt</b>?", "Was <b>gilt</b>?"),
        ("unknown", "<p>Was?</p>", "<p>Was?</p>"),
        ("plain_text", "1 < 2 & <b>\nneue Zeile\n\nAbsatz",
         "<p>1 &lt; 2 &amp; &lt;b&gt;<br>neue Zeile</p><p>Absatz</p>"),
        ("moodle_auto_format", "Eins\nzwei <b>drei</b>", "<p>Eins<br>zwei <b>drei</b></p>"),
        ("moodle_auto_format", "<p>Eins</p>\n<p>zwei</p>", "<p>Eins</p>\n<p>zwei</p>"),
        ("markdown", "Was *gilt*?\n\n- a\n- b",
         "<p>Was <em>gilt</em>?</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ],
)  # fmt: skip
def test_formats(style, text, html):
    found = prompt(text, style=style)
    assert found.body["prompt"] == html
    assert notes(found) == []


def test_other_texts_take_the_format_of_the_question():
    general = "<generalfeedback><text>*Weil*</text></generalfeedback>"
    found = one(question("truefalse", general, *ANSWERS, prompt=asking("Was?", style="markdown")))
    assert found.body["feedback"] == "<p><em>Weil</em></p>"


def test_endless_markdown_is_read_as_plain_text():
    found = prompt("[" * 600, style="markdown")
    assert found.body["prompt"] == f"<p>{'[' * 600}</p>"
    assert "too complicated for Markdown" in notes(found)[0]


def test_a_picture_moves_to_the_question():
    html = '<p>Was zeigt</p><p><img src="@@PLUGINFILE@@/b%20c.png?time=1" alt="ein Haus"></p>'
    found = prompt(html, file("b c.png"))
    assert found.body["prompt"] == "<p>Was zeigt</p>"
    assert [(one.name, one.content, one.alt) for one in found.pictures] == [
        ("b c.png", b"picture", "ein Haus")
    ]
    assert notes(found) == []


def test_a_picture_inside_an_address():
    found = prompt(f'Was? <img src="data:image/jpeg;base64,{CONTENT}" alt="">')
    assert [(one.name, one.content) for one in found.pictures] == [("bild-1.jpg", b"picture")]
    assert notes(found) == ["The picture “bild-1.jpg” needs an alternative text. Please write one."]


def test_a_large_picture_inside_an_address_is_no_long_text():
    large = base64.b64encode(bytes(400_000)).decode()
    found = prompt(f'Was? <img alt="Haus" src="data:image/png;base64,{large}">')
    assert [len(one.content) for one in found.pictures] == [400_000]


@pytest.mark.parametrize(
    ("html", "files", "note"),
    [
        ('<img src="@@PLUGINFILE@@/a.png" alt="Haus">', (), "“a.png” is missing in this file."),
        ('<img src="@@PLUGINFILE@@/a.png" alt="Haus">', (file("a.png", "%%%"),), "damaged"),
        ('<img src="https://example.org/a.png" alt="Haus">', (), "linked pictures are not fetched"),
        ('<img src="data-picture:7" alt="Haus">', (), ""),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_had_leaves_its_text(html, files, note):
    found = prompt(f"Was? {html}", *files)
    assert found.body["prompt"] == "Was? [Haus]"
    assert found.pictures == ()
    assert note in " ".join(notes(found))


def test_pictures_too_large_are_told():
    found = prompt('Was? <img src="@@PLUGINFILE@@/a.png">', file("a.png", "A" * 7_400_000))
    assert found.pictures == ()
    assert "The picture “a.png” is too large; it was left out." in notes(found)


def test_a_picture_alone_is_no_question():
    found = prompt('<p><img src="@@PLUGINFILE@@/a.png" alt="Haus"></p>', file("a.png"))
    assert str(found.refusal) == (
        "It asks by a picture alone. Please write the question as text, too."
    )


def test_files_used_nowhere_are_told():
    found = prompt("Was?", file("rest.png"))
    assert notes(found) == ["The file “rest.png” is used nowhere in its text; it was left out."]


def test_pictures_in_answers_leave_their_text():
    image = '<![CDATA[<p><img src="@@PLUGINFILE@@/a.png" alt="ein Ball"></p>]]>'
    bare = '<![CDATA[<img src="@@PLUGINFILE@@/b.png">]]>'
    answers = [answer(100, image, file("a.png")), answer(0, bare, file("b.png"))]
    found = one(question("multichoice", "<single>1</single>", *answers))
    assert [one["text"] for one in found.body["options"]] == ["[ein Ball]", "[b.png]"]
    assert notes(found) == [
        "A picture cannot stand in an answer or in feedback: “a.png” was left out.",
        "A picture cannot stand in an answer or in feedback: “b.png” was left out.",
    ]


@pytest.mark.parametrize(
    ("html", "cleaned", "note"),
    [
        ("a<script>alert(1)</script>b", "ab", "The element <script> is not supported"),
        ("a<iframe src=x>b</iframe>c", "ac", "The element <iframe> is not supported"),
        ('<p onclick="x()">a</p>', "<p>a</p>", "Scripts in the text were removed for safety."),
        ('<a href="javascript:x()">a</a>', "a", "A link with an address that is not allowed"),
        ('<a linktype="page" id="3" href="/x">a</a>', '<a href="/x">a</a>', ""),
        ("a <math><mi>x</mi></math>", "a x", "A formula in MathML became plain text."),
        (r"\(x^2\)", r"\(x^2\)", "Formulas in TeX stay as they are typed."),
        ('<p style="color:red">a</p>', "<p>a</p>", "Colours, sizes and other looks"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>", ""),
        ("<p>a<o:p>b</o:p></p>", "<p>ab</p>", ""),
        ("<div><p>a</p></div>", "<p>a</p>", ""),
        ("<h1>a</h1><h5>b</h5>", "<h2>a</h2><h4>b</h4>", ""),
        ("<pre>a\nb</pre>", "<p>a<br>b</p>", "Colours, sizes and other looks"),
        ("<!-- [if mso]> x <![endif] -->a", "a", ""),
        ('<a href="@@PLUGINFILE@@/m.pdf">Merkblatt</a>', "Merkblatt", "file “m.pdf” was left out"),
    ],
)  # fmt: skip
def test_html_of_others(html, cleaned, note):
    found = prompt(html)
    assert found.body["prompt"] == cleaned
    assert (notes(found) == []) is (note == "")
    assert note in " ".join(notes(found))


def test_lists_and_links_in_answers_are_told():
    list_ = "<![CDATA[<ul><li>a</li><li>b</li></ul>]]>"
    found = one(question("multichoice", "<single>1</single>", answer(100, list_), answer(0, "c")))
    assert found.body["options"][0]["text"] == "a<br>b"
    assert notes(found) == [
        "Lists, headings, tables and links cannot stand in an answer; the words stay."
    ]


def test_absurd_html_refuses_the_question():
    found = prompt("<b>" * 200 + "x")
    assert "too many or too deeply nested HTML" in str(found.refusal)


def test_settings_without_counterpart_are_told():
    found = one(
        question(
            "truefalse",
            "<defaultgrade>2.5</defaultgrade><penalty>0.25</penalty><hidden>1</hidden>",
            "<idnumber>X-1</idnumber><hint><text>Denk nach.</text></hint>",
            "<correctfeedback><text>Bravo!</text></correctfeedback>",
            "<incorrectfeedback><text>Your answer is incorrect.</text></incorrectfeedback>",
            *ANSWERS,
        )
    )
    assert notes(found) == [
        "It gave 2.5 points; here every question gives one.",
        "The deduction for further tries (25 %) has no counterpart here.",
        "The question was hidden in Moodle.",
        "The ID number “X-1” was left out.",
        "A hint for further tries was left out: “Denk nach.”.",
        "Feedback that depends on the score was left out: “Bravo!”.",
    ]
