"""Links to pages inside questions: a frozen body holds addresses, not database ids."""

import pytest
from wagtail.models import Page, Site

from courses.questions.registry import KINDS


@pytest.mark.django_db
def test_a_page_link_is_frozen_as_its_address() -> None:
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=Page(title="Hilfe", slug="hilfe-holen"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "example.org", "root_page": page}
    )
    prompt = f'<p>Siehe <a linktype="page" id="{page.pk}">Hilfe</a>: wie viele?</p>'
    body = KINDS["short_answer"].freeze({"prompt": prompt, "accept": ["zwei"]})
    assert body["prompt"] == '<p>Siehe <a href="/">Hilfe</a>: wie viele?</p>'
