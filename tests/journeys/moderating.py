"""What authors and reviewers do in Wagtail's editor."""

from playwright.sync_api import Locator, Page, expect

from courses.bank.addresses import address
from courses.models import Question

from .words import button

APPROVE = 'button[data-workflow-action-name="approve"]'


def open_question(page: Page, reference: str) -> Question:
    question = Question.objects.get(reference=reference)
    page.goto(address("edit", question))
    return question


def hand_over(page: Page) -> Locator:
    """Submit what is open in the editor for review; gives what the admin says to it."""
    more_actions(page)
    page.locator('button[name="action-submit"]').click()
    page.wait_for_load_state()
    return page.locator(".messages li").first


def approve(page: Page) -> None:
    more_actions(page)
    page.locator(APPROVE).first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def more_actions(page: Page) -> None:
    """Open the list beside the main button at the foot of the editor."""
    button(page, "More actions").last.click()
