"""Packages: order, categories, cards, images, and what is missing in them."""

import pytest

from courses.exchange import qti
from courses.exchange.items import UnreadableFile

from .qti_files import CHOICE, fixture, item, manifest, package, resource

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 50
LOM = """<metadata><lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2"><general>
<title><langstring xml:lang="de">Karte</langstring></title>
<keyword><langstring>Recht</langstring></keyword><keyword><langstring>Schutz</langstring></keyword>
</general><educational><difficulty><source><langstring>LOMv1.0</langstring></source>
<value><langstring>very difficult</langstring></value></difficulty></educational></lom>
</metadata>"""
TEST = """<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="t" title="T">
<testPart identifier="p"><assessmentSection identifier="s" title="Teil 1" visible="true">
<assessmentItemRef identifier="r2" href="../items/zwei.xml"/>
<assessmentSection identifier="u" title="Unterteil" visible="true">
<assessmentItemRef identifier="r1" href="../items/eins.xml"/>
<assessmentItemRef identifier="r9" href="../items/weg.xml"/></assessmentSection>
</assessmentSection></testPart></assessmentTest>"""


def test_tests_give_order_and_categories_and_say_what_is_missing():
    found = qti.read(
        package(
            {
                "sub/imsmanifest.xml": manifest(
                    resource("items/eins.xml", inside=LOM),
                    resource("items/zwei.xml"),
                    resource("items/drei.xml"),
                    resource("tests/t.xml", kind="imsqti_test_xmlv2p1"),
                ),
                "sub/items/eins.xml": item(title="Eins"),
                "sub/items/zwei.xml": item(title="Zwei"),
                "sub/items/drei.xml": item(title="Drei"),
                "sub/tests/t.xml": TEST,
            }
        )
    )
    assert [one.name for one in found] == ["Zwei", "Eins", "../items/weg.xml", "Drei"]
    assert [one.category for one in found] == [
        ("Teil 1",),
        ("Teil 1", "Unterteil"),
        (),
        (),
    ]
    assert "missing in the package" in str(found[2].refusal)
    assert found[1].tags == ("Recht", "Schutz")
    assert found[1].difficulty == "hard"
    assert found[1].member == "sub/items/eins.xml"


def test_a_package_without_a_manifest_is_still_read():
    found = qti.read(package({"a/b/frage.xml": item(), "notes.xml": "<notes/>"}))
    assert [one.name for one in found] == ["Titel"]


def test_a_broken_item_does_not_take_its_neighbours_along():
    broken = item(title="Kaputt")[:-20]
    found = qti.read(package({"1.xml": item(title="Eins"), "2.xml": broken, "3.xml": item()}))
    assert [one.refusal is None for one in found] == [True, False, True]
    assert "line 3" in str(found[1].refusal)
    assert (found[1].line, found[1].member) == (3, "2.xml")


def test_images_beside_the_item_in_the_text_and_in_answers():
    body = CHOICE % '<img src="../bilder/h%C3%A4us.png" alt="Ein Haus"/>Was?'
    body = body.replace(">Ja<", '><img src="../bilder/häus.png" alt="Ja-Bild"/><')
    data = package({"items/1.xml": item(body), "bilder/häus.png": PNG})
    (found,) = qti.read(data)
    (picture,) = found.pictures
    assert (picture.name, picture.alt, picture.content) == ("häus.png", "Ein Haus", PNG)
    assert found.body["options"][0]["text"] == "[Ja-Bild]"
    assert "<img" not in found.body["prompt"]
    assert "in brackets" in str(found.notes[0])


def test_an_object_is_an_image_too_and_needs_a_description():
    body = '<object data="x.gif" type="image/gif"/>' + CHOICE % "Was?"
    (found,) = qti.read(package({"1.xml": item(body), "x.gif": PNG}))
    assert [one.name for one in found.pictures] == ["x.gif"]
    assert "no description" in str(found.notes[0])


def test_shared_texts_stand_in_each_question():
    stimulus = (
        '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" '
        'identifier="s" title="x"><qti-stimulus-body><p>Eine Geschichte.</p></qti-stimulus-body>'
        "</qti-assessment-stimulus>"
    )
    asked = item(more='<assessmentStimulusRef identifier="s" href="text.xml"/>')
    (found,) = qti.read(package({"1.xml": asked, "text.xml": stimulus}))
    assert found.body["prompt"] == "<p>Eine Geschichte.</p><p>Gilt das?</p>"
    assert "share" in str(found.notes[0])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (TEST.encode(), "whole package"),
        (package({"readme.txt": "x"}), "no QTI questions"),
        (package({"a.zip": package({"b.zip": package({"1.xml": item()})})}), "no QTI questions"),
        (b"<quiz/>", "no QTI questions"),
        (b"", "not well-formed"),
        (b"PK\x03\x04 not really", "not a readable ZIP"),
    ],
)
def test_hopeless_files_say_what_to_do(data, words):
    with pytest.raises(UnreadableFile, match=words):
        qti.read(data)


def test_wrong_encodings_and_html_names_are_mended():
    text = item(CHOICE % "Für&nbsp;wen &amp; was?")
    (found,) = qti.read(('<?xml version="1.0" encoding="UTF-8"?>' + text).encode("cp1252"))
    assert found.body["prompt"] == "<p>Für\N{NO-BREAK SPACE}wen &amp; was?</p>"
    assert "Windows-1252" in str(found.notes[0])
    for coded in (text.encode("utf-8-sig"), b"\n\n" + b"<?xml version='1.0'?>" + text.encode()):
        assert qti.read(coded)[0].body == found.body
    plain = text.replace("&nbsp;", " ")
    assert qti.read(plain.encode("utf-16"))[0].body["prompt"] == "<p>Für wen &amp; was?</p>"


def test_hundreds_of_items_are_fine():
    files = {f"{number}.xml": item(title=f"F{number}") for number in range(200)}
    assert len(qti.read(package(files))) == 200


def test_old_and_new_may_lie_in_one_package():
    found = qti.read(package({"1.xml": item(), "2.xml": fixture("d2l_12.xml")}))
    assert [one.name for one in found] == ["Titel", "D2L"]


def test_a_package_of_packages_is_opened_one_level_deep():
    outer = {
        "Recht/SGB/eins.zip": package({"1.xml": item(title="Eins")}),
        "Recht/zwei.zip": b"PK no zip",
        "drei.zip": package({"1.xml": item(title="Drei")}),
    }
    first, broken, last = qti.read(package(outer))
    assert (first.name, first.category) == ("Eins", ("Recht", "SGB"))
    assert first.member == "Recht/SGB/eins.zip/1.xml"
    assert "not a readable ZIP" in str(broken.refusal)
    assert (last.name, last.category) == ("Drei", ())


def test_a_huge_file_is_not_even_parsed(monkeypatch):
    monkeypatch.setattr("courses.exchange.qti.reading.MAX_FILE_BYTES", 10)
    with pytest.raises(UnreadableFile, match="too large"):
        qti.read(item().encode())
