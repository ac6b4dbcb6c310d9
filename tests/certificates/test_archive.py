"""Deed: keep a paper for decades (PDF/A-3a), with its machine form inside."""

import io
import json
import subprocess

import pikepdf
import pytest

from certificates.pdf import render_pdf
from tests.certificates.pdf_cast import DESIGN, LESSONS, SNAPSHOT, changed, picture, qpdf, tool

CREDENTIAL = json.dumps({"type": ["OpenBadgeCredential"], "name": "Löwenherz"}).encode()
PEOPLE = [{"name": f"Dr. N{n}", "role": "Leitung", "image": picture()} for n in range(4)]
LAYOUTS = {
    "plain": (SNAPSHOT, DESIGN),
    "annex": (changed(SNAPSHOT, course__contents=LESSONS * 9), DESIGN),
    "dense": (changed(SNAPSHOT, course__contents=LESSONS * 2, holder="Wörter " * 40), DESIGN),
    "attendance": (changed(SNAPSHOT, kind="attendance", assessment=None), DESIGN),
    "scripts": (changed(SNAPSHOT, holder="Prof. محمد علی‌پور 王小明 अनु"), DESIGN),
    "pictures": (SNAPSHOT, changed(DESIGN, logo=picture(), signatories=PEOPLE)),
}


@pytest.fixture(scope="module", params=LAYOUTS)
def paper(request):
    snapshot, design = LAYOUTS[request.param]
    return render_pdf(snapshot, design, attachment=CREDENTIAL, room=4000)


@pytest.fixture
def opened(paper):
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        yield pdf


def test_it_says_that_it_is_archival_and_accessible(opened):
    with opened.open_metadata() as metadata:
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(opened.docinfo["/Title"])
        assert metadata["dc:creator"] == [SNAPSHOT["provider"]["name"]]
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert str(opened.Root.Lang) == "de"


def test_its_colours_are_defined(opened, tmp_path):
    (intent,) = opened.Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert len(profile) == int.from_bytes(profile[:4], "big")


def test_every_number_of_content_has_its_tag(opened):
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    for page in opened.pages:
        entries = numbers[int(page.StructParents) * 2 + 1]
        marked = [
            int(operands[1]["/MCID"])
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and "/MCID" in operands[1]  # others lie inside of one
        ]
        assert marked == list(range(len(entries)))


def test_nothing_that_an_archive_refuses_is_inside(paper):
    plain = qpdf(paper)
    for key in (b"/Interpolate true", b"/Trans <<", b"/JavaScript", b"/Encrypt", b"/Helvetica"):
        assert key not in plain


def test_all_fonts_are_embedded_and_map_to_unicode(paper):
    rows = [line.split() for line in tool("pdffonts", "-", data=paper).splitlines()[2:]]
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}


def test_the_machine_form_can_be_taken_out(paper, opened, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(paper)
    command = ["pdfdetach", "-saveall", "-o", tmp_path, tmp_path / "paper.pdf"]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "credential.json").read_bytes() == CREDENTIAL
    (entry,) = opened.Root.AF
    assert (str(entry.AFRelationship), str(entry.EF.F.Subtype)) == (
        "/Source",
        "/application/ld+json",
    )


def test_qpdf_finds_no_fault(paper, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(paper)
    done = subprocess.run(
        ["qpdf", "--check", tmp_path / "paper.pdf"], capture_output=True, text=True, check=True
    )
    assert "No syntax or stream encoding errors" in done.stdout


def test_a_checker_for_accessible_documents_finds_no_fault(paper, tmp_path):
    pdfua = pytest.importorskip("pdfua", reason="pip install pdfua")
    (tmp_path / "paper.pdf").write_bytes(paper)
    report = pdfua.validate(tmp_path / "paper.pdf")
    assert [str(found) for found in report.findings] == []


def test_the_same_facts_give_the_same_bytes():
    args = {"attachment": CREDENTIAL, "room": 4000}
    assert render_pdf(SNAPSHOT, DESIGN, **args) == render_pdf(SNAPSHOT, DESIGN, **args)
