"""Prompts that stand where an author has something to write; nobody publishes one by mistake."""

import re

PROMPT = re.compile(r"\[\[[^\[\]]{1,400}\]\]")


def prompt(words: str) -> str:
    """The words as a prompt: recognisable for people and for the completeness check."""
    return f"[[{words}]]"


def placeholders_in(text: str) -> list[str]:
    """All prompts left in a text, as they stand there."""
    return PROMPT.findall(text)
