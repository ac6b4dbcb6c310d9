from wagtail.models import Page


class HomePage(Page):
    """The start page of the club."""
