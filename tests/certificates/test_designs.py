"""Deed: decide how certificates look."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images.models import Image

from certificates.models import CertificateDesign, Signatory
from certificates.queries.certificates import stored_pdf
from certificates.queries.designs import design_for, design_row
from certificates.services.issue import issue
from certificates.wording import FACTS
from tests.certificates.pdf_cast import tool

pytestmark = pytest.mark.django_db


def picture(kind="JPEG", size=(3000, 500)):
    out = io.BytesIO()
    Picture.new("RGB", size, "#0b5a62").save(out, kind)
    out.seek(0)
    return Image.objects.create(title="Logo", file=ImageFile(out, f"logo.{kind.lower()}"))


def text_of(certificate):
    return tool("pdftotext", "-layout", "-", "-", data=stored_pdf(certificate))


def test_an_empty_database_prints_in_the_built_in_design(provider):
    design = design_for(design_row(provider), provider)
    assert design["title_certificate"]
    assert design["title_attendance"] != design["title_certificate"]
    assert (design["logo"], design["signatories"]) == (None, [])


def test_the_providers_own_design_beats_the_default(provider):
    default = CertificateDesign.objects.create(name="Standard", is_default=True)
    assert design_row(provider) == default
    own = CertificateDesign.objects.create(name="Eigenes", provider=provider)
    assert design_row(provider) == own
    assert design_row(None) == default


def test_it_is_printed(completion, provider):
    design = CertificateDesign.objects.create(
        name="Eigenes",
        provider=provider,
        title_certificate="Fortbildungsnachweis",
        footer="Träger der freien Jugendhilfe",
        logo=picture(),
    )
    Signatory.objects.create(design=design, name="Lea Leitung", role="Geschäftsführung")
    text = text_of(issue(completion=completion))
    for words in ("Fortbildungsnachweis", "Träger der freien", "Lea Leitung", "Geschäftsführung"):
        assert words in text


def test_it_does_not_reach_back(completion, provider):
    certificate = issue(completion=completion)
    before = stored_pdf(certificate)
    CertificateDesign.objects.create(name="Neu", is_default=True, title_certificate="Anders")
    assert stored_pdf(issue(completion=completion)) == before


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_any_usual_picture_becomes_a_png_of_bearable_size(provider, kind):
    provider.logo = picture(kind)
    png = design_for(None, provider)["logo"]
    with Picture.open(io.BytesIO(png)) as made:
        assert (made.format, made.size[0]) == ("PNG", 1600)


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "#123456\n"])
def test_a_colour_is_six_digits(colour):
    with pytest.raises(ValidationError, match="primary_colour"):
        CertificateDesign(name="x", primary_colour=colour).full_clean()


def test_there_is_one_default_and_one_per_provider(provider):
    CertificateDesign.objects.create(name="A", is_default=True, provider=provider)
    for fields in ({"is_default": True}, {"provider": provider}):
        with pytest.raises(ValidationError):
            CertificateDesign(name="B", **fields).full_clean()


def test_a_file_that_is_no_picture_is_refused_while_editing(provider):
    broken = picture()
    broken.file.storage.delete(broken.file.name)
    with pytest.raises(ValidationError, match="logo"):
        CertificateDesign(name="x", logo=broken).full_clean()


def test_editing_leaves_history(provider):
    design = CertificateDesign.objects.create(name="A")
    design.footer = "neu"
    design.save()
    assert [row.footer for row in design.history.all()] == ["neu", ""]


def test_the_preview_is_a_pdf_for_editors_only(client, staff, provider):
    design = CertificateDesign.objects.create(name="A", provider=provider)
    listing = "/admin/snippets/certificates/certificatedesign/"
    url = f"{listing}preview-pdf/{design.pk}/"
    client.force_login(staff("change_certificatedesign"))
    assert url in client.get(listing).text
    answer = client.get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert "Erika Mustermann" in tool("pdftotext", "-", "-", data=answer.content)
    client.force_login(staff())
    assert client.get(url).status_code == 302


@pytest.fixture
def editing(client, staff):
    """The form of an unsaved design, as the editor's browser sends it to the preview."""
    client.force_login(staff("add_certificatedesign", "change_certificatedesign"))

    def send(**fields):
        signatory = {f"signatories-{key}": "0" for key in ("INITIAL_FORMS", "MIN_NUM_FORMS")}
        signatory |= {"signatories-TOTAL_FORMS": "1", "signatories-MAX_NUM_FORMS": "4"}
        signatory |= {"signatories-0-name": "Lea Leitung", "signatories-0-ORDER": "1"}
        form = {"name": "Neu", "primary_colour": "#8a1c4a", **signatory, **fields}
        return client.post(PREVIEW, form)

    return send


PREVIEW = "/admin/snippets/certificates/certificatedesign/preview/"


@pytest.mark.parametrize(
    ("mode", "shown"),
    [("certificate", "Erika Mustermann"), ("attendance", "Teilnahme"), ("long", "Wittgenstein")],
)
def test_what_is_being_typed_is_shown_as_pdf(client, editing, mode, shown):
    assert editing(intro="Das ist {name}:").json()["is_valid"]
    frame = client.get(f"{PREVIEW}?mode={mode}").text
    assert "<iframe" in frame
    address = frame.split('<iframe src="')[1].split('"')[0]
    answer = client.get(PREVIEW + address)
    assert answer["Content-Type"] == "application/pdf"
    text = tool("pdftotext", "-", "-", data=answer.content)
    assert shown in text
    assert "Das ist" in text
    assert "Lea Leitung" in text


def test_the_form_says_what_each_placeholder_stands_for(client, staff):
    client.force_login(staff("add_certificatedesign"))
    page = client.get("/admin/snippets/certificates/certificatedesign/add/").text
    for word, (meaning, _fact) in FACTS.items():
        assert f"<code>{{{word}}}</code> {meaning}" in page


def test_a_slip_in_the_text_is_told_before_the_preview(editing):
    assert not editing(intro="{nmae}").json()["is_valid"]
