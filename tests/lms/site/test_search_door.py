"""The search stands in the header of every page, and finds the catalogue wherever it is."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageViewRestriction

from courses.models import CatalogPage


def header(reply) -> BeautifulSoup:
    return BeautifulSoup(reply.content, "html.parser").select_one(".site-header")


@pytest.mark.parametrize("address", ["/", "/darstellung/", "/konto/login/"])
def test_every_header_leads_to_the_search(client, home, address):
    links = header(client.get(address)).select(".site-nav__search")
    assert {link["href"] for link in links} == {reverse("search")}
    assert all(link.get_text(strip=True) for link in links)


def test_the_door_opens_the_search_of_the_catalogue(client, home, p1):
    reply = client.get(reverse("search"), {"q": "baby"}, follow=True)
    assert reply.status_code == 200
    assert reply.request["PATH_INFO"] == f"{p1.get_parent().url}suche/"
    assert reply.context["words"] == "baby"
    marked = header(reply).select("[aria-current]")
    assert {link["href"] for link in marked} == {reverse("search")}


def test_the_door_costs_few_queries(client, home, p1, django_assert_max_num_queries):
    client.get(reverse("search"))
    with django_assert_max_num_queries(3):
        assert client.get(reverse("search")).status_code == 302


def test_without_a_catalogue_for_all_there_is_nothing_to_find(client, home, p1):
    catalogue = CatalogPage.objects.get()
    PageViewRestriction.objects.create(page=catalogue, restriction_type="login")
    assert client.get(reverse("search")).status_code == 404
