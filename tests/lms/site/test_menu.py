"""The menu leads managers to their organisation, as long as they manage one."""

from typing import Any

from django.urls import reverse

from lms.models import Membership, Organisation
from lms.services.organisations import join, leave


def shows_organisation(client: Any) -> bool:
    page = client.get(reverse("lms:profile")).content.decode()
    return f'href="{reverse("lms:organisations")}"' in page


def test_managers_find_their_organisation_in_the_menu(ada: Any, cy: Any, browser_of: Any) -> None:
    kita = Organisation.add_root(name="Kita Sonnenweg", type=Organisation.Type.CHILDCARE)
    managing = join(learner=ada.learner, organisation=kita, role=Membership.Role.MANAGER)
    join(learner=cy.learner, organisation=kita, role=Membership.Role.MANAGER)
    browser = browser_of(ada)
    assert shows_organisation(browser)
    leave(membership=managing)
    assert not shows_organisation(browser)


def test_members_have_no_such_entry(ada: Any, browser_of: Any) -> None:
    kita = Organisation.add_root(name="Kita Sonnenweg", type=Organisation.Type.CHILDCARE)
    join(learner=ada.learner, organisation=kita)
    assert not shows_organisation(browser_of(ada))
