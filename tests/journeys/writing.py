"""How people write in Wagtail's editor: with mouse and keyboard, field by field."""

import re

from playwright.sync_api import Locator, Page, expect


def editor(page: Page, name: str) -> Locator:
    """The rich text editor of a field."""
    wrapper = f'input[name="{name}"] ~ .Draftail-Editor__wrapper'
    return page.locator(f"{wrapper} [contenteditable=true]")


def write_over(page: Page, name: str, words: str) -> None:
    """Mark the prompt with three clicks, as people do, and write over it.

    The editor hands its text to the form a moment later.
    """
    editor(page, name).locator("[data-block]").first.click(click_count=3)
    page.keyboard.type(words)
    held = page.locator(f'input[name="{name}"]')
    expect(held).to_have_value(re.compile(f'"{re.escape(words)}"'))


def fill(page: Page, **fields: str) -> None:
    for name, words in fields.items():
        page.locator(f'input[name="{name}"], textarea[name="{name}"]').fill(words)


def save_draft(page: Page) -> None:
    page.locator("form[data-edit-form] button.action-save").first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def add_block(page: Page, label: str) -> None:
    """Open the list of blocks of an empty stream, and choose."""
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name=label, exact=True).click()
