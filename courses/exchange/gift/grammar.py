"""Tokens of one paragraph → questions: recursive descent, one method for each rule.

    paragraph = { category | question }
    question  = [ "::" title "::" ] text { group text }
    group     = "{" [ "#" | ">" ] lead { ("=" | "~") [ weight ] answer [ "#" feedback ] }
                [ "####" general ] "}"

Two questions share a paragraph where a line starts with a title or a category, or where a line
ends with a group and a later line has another one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from ..items import Note
from .groups import joined, parsed_group
from .nodes import Broken, Category, Group, Item, Node
from .scanner import Sign, Token

SHOWN = 80
SILENT = {Sign.LINE_END, Sign.COMMENT}


class Unbalanced(Exception):
    """A brace without its partner. `line` is where it stands."""

    def __init__(self, line: int, reason: Note) -> None:
        super().__init__(str(reason))
        self.line = line
        self.reason = reason


class Parser:
    """Parses one paragraph; every place is an index into its tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.end = len(tokens)
        self.place = 0
        self.boundaries = [at for at in range(self.end) if self._starts_something(at)]
        self.partners, self.openings, self.line_ends = self._braces()

    def nodes(self) -> Iterator[Node]:
        while self._skip_to_content():
            start = self.place
            try:
                yield self.node()
            except Unbalanced as error:
                self.place = max(self._next(self.boundaries, start + 1), start + 1)
                near = joined(self.tokens[start : start + 40]).strip()
                yield Broken(error.line, error.reason, " ".join(near.split())[:SHOWN])

    def node(self) -> Node:
        comments = self._comments()
        token = self.tokens[self.place]
        if token.sign is Sign.CATEGORY:
            self.place += 1
            return Category(token.line, token.text)
        title = self._title()
        texts, groups = self._body(comments)
        return Item(token.line, title, tuple(comments), tuple(texts), tuple(groups))

    def _title(self) -> str:
        if self.tokens[self.place].sign is not Sign.TITLE:
            return ""
        for at in range(self.place + 1, self.end):
            sign = self.tokens[at].sign
            if sign is Sign.TITLE:
                title = joined(self.tokens[self.place + 1 : at])
                self.place = at + 1
                return " ".join(title.split())
            if sign in {Sign.OPEN, Sign.CLOSE, Sign.CATEGORY}:
                break
        return ""

    def _body(self, comments: list[str]) -> tuple[list[str], list[Group]]:
        texts: list[str] = []
        groups: list[Group] = []
        run: list[Token] = []
        end = self._next(self.boundaries, self.place + 1)
        while self.place < end:
            token = self.tokens[self.place]
            if token.sign is Sign.CLOSE:
                raise Unbalanced(
                    token.line,
                    Note(
                        _(
                            "A “}” stands here without the “{” before the answers. A brace that is "
                            "only text is written “\\}”."
                        ),
                    ),  # fmt: skip
                )
            if token.sign is Sign.OPEN:
                texts.append(joined(run))
                run = []
                groups.append(self._group(token))
                end = self._item_end(end)
                continue
            if token.sign is Sign.COMMENT:
                comments.append(token.text)
            else:
                run.append(token)
            self.place += 1
        return [*texts, joined(run)], groups

    def _group(self, opening: Token) -> Group:
        partner = self.partners.get(self.place)
        if partner is None:
            raise Unbalanced(
                opening.line,
                Note(
                    _(
                        "The “}” behind the answers is missing. A brace that is only text is "
                        "written “\\{”."
                    ),
                ),  # fmt: skip
            )
        content = self.tokens[self.place + 1 : partner]
        self.place = partner + 1
        return parsed_group(content, opening.line)

    def _item_end(self, end: int) -> int:
        """Where a question ends whose group was just closed, at `end` at the latest."""
        line_end = min(self._next(self.line_ends, self.place), end)
        opening = self._next(self.openings, self.place)
        if opening < line_end:
            return end
        tail = joined(self.tokens[self.place : line_end])
        if opening < end and not any(map(str.isalnum, tail)):
            return line_end
        # Comments right before a boundary belong to what follows it.
        while end > line_end and self.tokens[end - 1].sign in SILENT:
            end -= 1
        return end

    def _skip_to_content(self) -> bool:
        """Stand on a comment or on content; False when nothing but comments is left."""
        at = self.place
        while at < self.end and self._is_silent(self.tokens[at]):
            at += 1
        while self.place < at and self.tokens[self.place].sign is not Sign.COMMENT:
            self.place += 1
        return at < self.end

    def _comments(self) -> list[str]:
        found = []
        while self._is_silent(self.tokens[self.place]):
            if self.tokens[self.place].sign is Sign.COMMENT:
                found.append(self.tokens[self.place].text)
            self.place += 1
        return found

    def _is_silent(self, token: Token) -> bool:
        return token.sign in SILENT or (token.sign is Sign.TEXT and not token.text.strip())

    def _starts_something(self, at: int) -> bool:
        """Does a line start here with a category, or with a title that ends on this line?"""
        token = self.tokens[at]
        if token.sign is Sign.CATEGORY:
            return True
        if token.sign is not Sign.TITLE or not self._is_first(at):
            return False
        for further in range(at + 1, self.end):
            sign = self.tokens[further].sign
            if sign in {Sign.TITLE, Sign.LINE_END}:
                return sign is Sign.TITLE
        return False

    def _is_first(self, at: int) -> bool:
        line = self.tokens[at].line
        while at > 0 and self.tokens[at - 1].line == line:
            at -= 1
            if self.tokens[at].text.strip():
                return False
        return True

    def _braces(self) -> tuple[dict[int, int], list[int], list[int]]:
        """Which brace closes which, where groups open, and where lines end."""
        partners: dict[int, int] = {}
        openings, line_ends, open_ = [], [], []
        starts = set(self.boundaries)
        for at, token in enumerate(self.tokens):
            if at in starts:
                open_.clear()
            if token.sign is Sign.OPEN:
                openings.append(at)
                open_.append(at)
            elif token.sign is Sign.CLOSE and open_:
                partners[open_.pop()] = at
            elif token.sign is Sign.LINE_END:
                line_ends.append(at)
        return partners, openings, line_ends

    def _next(self, places: Sequence[int], start: int) -> int:
        at = bisect_left(places, start)
        return places[at] if at < len(places) else self.end
