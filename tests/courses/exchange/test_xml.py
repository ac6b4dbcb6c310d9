"""XML made to hurt, and XML that is only sloppy."""

import pytest

from courses.exchange.items import UnreadableFile
from courses.exchange.xml import MAX_DEPTH, local, parse, parse_leniently

LAUGHS = """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""
BLOWUP = f"""<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]><x>{"&a;" * 50_000}</x>"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>"""
PARAMETER = """<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost/x.dtd"> %p;]><x/>"""


@pytest.mark.parametrize("hostile", [LAUGHS, BLOWUP, OUTSIDE, PARAMETER])
@pytest.mark.parametrize("reader", [parse, parse_leniently])
def test_entities_are_never_read(hostile, reader):
    with pytest.raises(UnreadableFile, match="entities"):
        reader(hostile.encode())


def test_entities_hidden_in_utf16_are_found_too():
    with pytest.raises(UnreadableFile, match="entities"):
        parse(('<?xml version="1.0" encoding="UTF-16"?>' + OUTSIDE).encode("utf-16"))


def test_a_plain_document_type_is_fine_and_fetches_nothing():
    text = '<!DOCTYPE questestinterop SYSTEM "http://localhost:1/x.dtd"><questestinterop/>'
    assert local(parse(text.encode())) == "questestinterop"


def test_depth_is_bounded_and_the_line_is_named():
    deep = "<a>\n" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1)
    with pytest.raises(UnreadableFile, match=f"line {MAX_DEPTH + 1}"):
        parse(deep.encode())
    assert parse(("<a>" * MAX_DEPTH + "</a>" * MAX_DEPTH).encode()) is not None


def test_the_number_of_elements_is_bounded(monkeypatch):
    monkeypatch.setattr("courses.exchange.xml.MAX_ELEMENTS", 50)
    with pytest.raises(UnreadableFile, match="too many"):
        parse(b"<a>" + b"<b/>" * 60 + b"</a>")


def test_faults_name_line_and_column():
    with pytest.raises(UnreadableFile, match="line 2, column 3"):
        parse(b"<a>\n</b></a>")
    with pytest.raises(UnreadableFile, match="not known"):
        parse(b'<?xml version="1.0" encoding="klingon"?><a/>')


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_coats(coding):
    text = "<a>Müller €</a>"
    marked = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(coding, "") + text
    assert parse(marked.encode(coding)).text == "Müller €"


def test_declared_code_pages_work():
    text = '<?xml version="1.0" encoding="windows-1252"?><a>Müller €</a>'
    assert parse(text.encode("cp1252")).text == "Müller €"


def test_lines_are_kept():
    root = parse(b"<a>\n\n<b/>\n<c/></a>")
    assert [one.line for one in root] == [3, 4]


@pytest.mark.parametrize(
    ("sloppy", "text", "guessed"),
    [
        (b"<a>x&nbsp;y &amp;&lt; &Uuml;</a>", "x\N{NO-BREAK SPACE}y &< Ü", False),
        (b"\r\n <?xml version='1.0'?><a>x</a>", "x", False),
        (b"<a>x\x0b\x00y</a>", "x  y", False),
        ("<?xml version='1.0' encoding='UTF-8'?><a>„Ä“ &nbsp;</a>".encode("cp1252"), "„Ä“ \xa0", 1),
    ],
)
def test_what_exporters_get_wrong_is_mended(sloppy, text, guessed):
    root, was_guessed = parse_leniently(sloppy)
    assert root.text == text
    assert was_guessed == bool(guessed)


def test_not_everything_can_be_mended():
    for broken in (b"<a>&nosuchname;</a>", b"<a>", b"a < b", b"<a b=c/>", b"\xff\xfe<"):
        with pytest.raises(UnreadableFile):
            parse_leniently(broken)


BIG = b"x" * (9 * 1024 * 1024)


@pytest.mark.parametrize(
    "endless",
    [
        b'<quiz a="' + BIG + b'"/>',
        b"<quiz " + b'abcd="1" ' * (len(BIG) // 9),
        b"<quiz><!--" + BIG,
        b"<quiz " + BIG,
    ],
)
def test_a_tag_without_end_is_refused_before_it_costs_much(endless):
    """Quadratic before: expat reads a tag anew with each piece until its end has come."""
    with pytest.raises(UnreadableFile, match=r"tag in line 1 .* Please"):
        parse_leniently(endless)


def test_a_large_picture_in_an_attribute_is_read():
    picture = b"x" * (7 * 1024 * 1024)
    assert len(parse(b'<img src="' + picture + b'"/>').get("src")) == len(picture)


def test_long_text_is_no_tag():
    assert len(parse(b"<a><![CDATA[" + BIG + b"]]></a>").text) == len(BIG)


def test_types_of_its_own_are_refused():
    with pytest.raises(UnreadableFile, match="DOCTYPE"):
        parse(b"<!DOCTYPE a [<!ELEMENT a " + b"(" * 1000 + b"]><a/>")


def test_more_names_of_characters_than_any_file_has_are_not_mended():
    with pytest.raises(UnreadableFile, match="well-formed"):
        parse_leniently(b"<quiz>" + b"&nbsp;" * 500_001 + b"</quiz>")
