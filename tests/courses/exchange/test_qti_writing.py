"""What others read of our packages: order of elements, identifiers, and points as we give them."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from courses.exchange import qti
from courses.exchange.items import Given, Picture
from courses.exchange.qti.declarations import declarations_of
from courses.exchange.qti.vocabulary import normalise
from courses.grading import grade
from courses.questions.registry import KINDS

from ..questions.bodies import responses
from .strategies import ANY_BODY, bodies

# QTI 2.1, assessmentItem: the sequence of its schema; 3.0 keeps it for the elements we use.
SEQUENCE = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing",
            "modalFeedback"]  # fmt: skip
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")
NAMED = ("identifier", "responseIdentifier", "outcomeIdentifier")
OF_HTML = {"div", "p", "img", "br", "span", "b", "i", "strong", "em", "code", "sub", "sup", "ul",
           "ol", "li", "h3", "blockquote", "a", "table", "tbody", "tr", "th", "td"}  # fmt: skip
VERSIONS = pytest.mark.parametrize("version", ["2.1", "3.0"])


def written(body, version, **more):
    data = qti.write([Given("P1-Q01", body, **more)], version=version)
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def item_of(body, version):
    return normalise(ElementTree.fromstring(written(body, version)["items/q00001.xml"]))


@VERSIONS
def test_elements_stand_in_the_order_of_the_schema(version):
    @settings(max_examples=20)
    @given(ANY_BODY)
    def check(body):
        item = item_of(body, version)
        places = [SEQUENCE.index(child.tag) for child in item]
        assert places == sorted(places)
        found = [one.get(key) for one in item.iter() for key in NAMED if one.get(key) is not None]
        assert all(IDENTIFIER.fullmatch(name) for name in found)
        own = [one.get("identifier") for one in item.iter("simpleChoice")]
        assert len(set(own)) == len(own)
        declared = set(declarations_of(item))
        asked = {one.get("responseIdentifier") for one in item.iter()} - {None}
        assert declared == asked
        outcomes = {one.get("identifier") for one in item.iter("outcomeDeclaration")}
        shown = {one.get("outcomeIdentifier") for one in item.iter()} - {None}
        assert shown <= outcomes
        assert "SCORE" in outcomes

    check()


@VERSIONS
def test_element_names_are_those_of_the_version(version):
    body = KINDS["multiple"].freeze(
        {
            "prompt": "<p>Was <u>gilt</u>?</p>",
            "options": [{"text": "A", "correct": True, "feedback": "<p>x</p>"}, {"text": "B"}],
            "feedback": "",
        }
    )
    root = ElementTree.fromstring(written(body, version)["items/q00001.xml"])
    names = {one.tag.rpartition("}")[2] for one in root.iter()} - OF_HTML
    assert all(name.startswith("qti-") for name in names) == (version == "3.0")
    assert root.get("tool-name" if version == "3.0" else "toolName") == "wagtail-kinderschutz-lms"
    assert b"<u>" not in written(body, version)["items/q00001.xml"]


@VERSIONS
def test_the_manifest_names_every_file(version):
    body = KINDS["ordering"].freeze({"prompt": "<p>?</p>", "items": ["a", "b"], "feedback": ""})
    files = written(body, version, pictures=(Picture("../../ä b.png", b"x", ""),))
    manifest = normalise(ElementTree.fromstring(files.pop("imsmanifest.xml")))
    (resource,) = manifest.iter("resource")
    named = [one.get("href") for one in resource.iter("file")]
    assert named == ["items/q00001.xml", "images/q00001/%C3%A4_b.png"]
    assert set(files) == {"items/q00001.xml", "images/q00001/ä_b.png"}
    assert resource.get("type") == f"imsqti_item_xmlv{version.replace('.', 'p')}"


def points(item, response, body):
    """What the declarations say a response is worth: section 8.2 of QTI 2.1, in short."""
    declared = declarations_of(item)
    if body["kind"] in {"single", "true_false", "ordering"}:
        return float(given_of(response, body) == list(declared["RESPONSE"].correct))
    if body["kind"] == "cloze":
        return sum(
            mapped(declared[f"RESPONSE_{gap}"], [text.lower()]) for gap, text in response.items()
        )
    return mapped(declared["RESPONSE"], given_of(response, body))


def given_of(response, body):
    if body["kind"] == "matching":
        return [f"L{left} R{right}" for left, right in response.items()]
    if body["kind"] == "true_false":
        return [str(response).lower()]
    if body["kind"] == "short_answer":
        return [response.lower()]
    return response if isinstance(response, list) else [response]


def mapped(declaration, answers):
    worth = {key.lower() if declaration.base_type == "string" else key: value
             for key, value in declaration.values.items()}  # fmt: skip
    return min(1.0, max(0.0, sum(worth.get(one, 0.0) for one in answers)))


@VERSIONS
@pytest.mark.parametrize("kind", ["single", "multiple", "true_false", "matching", "ordering"])
def test_points_are_ours(kind, version):
    @settings(max_examples=10)
    @given(bodies(kind).flatmap(with_responses))
    def check(case):
        body, response = case
        item = item_of(body, version)
        assert points(item, response, body) == pytest.approx(float(grade(body, response).fraction))

    check()


def with_responses(body):
    return (
        responses(body).filter(lambda one: one not in (None, [], {})).map(lambda one: (body, one))
    )


@VERSIONS
def test_points_of_written_answers_are_ours(version):
    text = KINDS["cloze"].freeze({"text": "A {{eins|1}} b {{zwei}} c {{drei}}"})
    short = KINDS["short_answer"].freeze({"prompt": "?", "accept": ["Eins", "1"]})
    for response in ({"1": "EINS"}, {"1": "1", "3": "drei"}, {"2": "falsch"}):
        expected = float(grade(text, response).fraction)
        assert points(item_of(text, version), response, text) == pytest.approx(expected)
    for response in ("eins", "1", "zwei"):
        expected = float(grade(short, response).fraction)
        assert points(item_of(short, version), response, short) == expected
