"""The tags of a PDF: from marks to StructTreeRoot and ParentTree (ISO 32000-1, 14.7)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .canvas import Mark
from .elements import Element

# These hold other tags only; text that stands in them directly gets a paragraph of its own.
GROUPS = {None, "Document", "Sect", "Table", "THead", "TBody", "TFoot", "TR", "L", "LI"}


@dataclass
class Tag:
    """One structure element before it is written."""

    role: str
    element: Element | None = None
    kids: list["Tag | Mark"] = field(default_factory=list)


class Tree:
    """Grows in reading order while the marks come in."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.root = Tag("Document")
        self._known: dict[tuple[int, str], Tag] = {}
        for mark in marks:
            self._tag_of(mark).kids.append(mark)

    def _tag_of(self, mark: Mark) -> Tag:
        tag = self.root
        for element in reversed(list(mark.element.chain())):
            if element.role:
                tag = self._descend(tag, element, mark.kind)
        if tag.role in GROUPS:
            tag = self._child(tag, mark.element.block, "P")
        return self._child(tag, mark.element, "Link") if mark.kind == "link" else tag

    def _descend(self, tag: Tag, element: Element, kind: str) -> Tag:
        found = self._child(tag, element, str(element.role))
        if found.role == "TR":
            # Empty cells count as well, or the columns of the rows would not agree.
            for cell in element.children:
                if cell.role in {"TH", "TD"}:
                    self._child(found, cell, cell.role)
        if element.tag == "li":
            return self._child(found, element, "Lbl" if kind == "label" else "LBody")
        return found

    def _child(self, parent: Tag, element: Element, role: str) -> Tag:
        key = (id(element), role)
        if key not in self._known:
            self._known[key] = Tag(role, element)
            parent.kids.append(self._known[key])
        return self._known[key]


def add_tags(pdf: Pdf, marks: Iterable[Mark]) -> None:
    """Write the structure of these marks, which were made while the pages of `pdf` were drawn."""
    writer = _Writer(pdf)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = writer.write(Tree(marks).root, root)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=writer.parents()))
    root.ParentTreeNextKey = len(writer.pages) + len(writer.annotations)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def add_field(pdf: Pdf, field: Object, *, label: str) -> None:
    """Put a form field on the first page, as the last thing in reading order."""
    page, root = pdf.pages[0].obj, pdf.Root.StructTreeRoot
    tag = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Form, P=root.K, Pg=page, Alt=String(label))
    )
    tag.K = Dictionary(Type=Name.OBJR, Pg=page, Obj=field)
    root.K.K.append(tag)
    field.StructParent = int(root.ParentTreeNextKey)
    root.ParentTree.Nums.extend([root.ParentTreeNextKey, tag])
    root.ParentTreeNextKey = field.StructParent + 1
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(field)


class _Writer:
    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.contents: list[dict[int, Object]] = [{} for _page in self.pages]
        self.annotations: list[Object] = []
        for number, page in enumerate(self.pages):
            page.StructParents = number
            page.Tabs = Name.S

    def write(self, tag: Tag, parent: Object) -> Object:
        entry = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + tag.role), P=parent)
        )
        for key, value in _properties(tag).items():
            entry[key] = value
        entry.K = Array([self._kid(kid, entry) for kid in tag.kids])
        return entry

    def _kid(self, kid: Tag | Mark, entry: Object) -> Any:
        if isinstance(kid, Tag):
            return self.write(kid, entry)
        page = self.pages[kid.page]
        if kid.kind == "link":
            return self._link(page, kid, entry)
        self.contents[kid.page][kid.number] = entry
        if entry.get("/Pg", page) == page:
            entry.Pg = page
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _link(self, page: Object, mark: Mark, entry: Object) -> Object:
        annotation = page.Annots[mark.number]
        annotation.StructParent = len(self.pages) + len(self.annotations)
        annotation.F = 4  # printed
        if "/Contents" not in annotation:
            annotation.Contents = annotation.get("/A", {}).get("/URI", String("Link"))
        self.annotations.append(entry)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)

    def parents(self) -> Array:
        """The number tree: contents of a page by number, then annotations."""
        found = Array()
        for number, contents in enumerate(self.contents):
            found.append(number)
            row = [contents[key] for key in range(len(contents))]
            found.append(self.pdf.make_indirect(Array(row)))
        for number, entry in enumerate(self.annotations, len(self.pages)):
            found.append(number)
            found.append(entry)
        return found


def _properties(tag: Tag) -> dict[str, Any]:
    attributes = tag.element.attributes if tag.element else {}
    if tag.role == "Figure":
        return {"/Alt": String(attributes.get("alt", ""))}
    if tag.role == "TH":
        inside_head = tag.element is not None and tag.element.inside("thead") is not None
        scope = attributes.get("scope") or ("col" if inside_head else "row")
        named = Name.Row if scope == "row" else Name.Column
        return {"/A": Dictionary({"/O": Name.Table, "/Scope": named, **_spans(attributes)})}
    if tag.role == "TD" and _spans(attributes):
        return {"/A": Dictionary({"/O": Name.Table, **_spans(attributes)})}
    if tag.role == "L":
        bulleted = tag.element is not None and tag.element.tag == "ul"
        kind = Name.Disc if bulleted else Name.Decimal
        return {"/A": Dictionary(O=Name.List, ListNumbering=kind)}
    return {}


def _spans(attributes: dict[str, str]) -> dict[str, int]:
    names = {"/ColSpan": "colspan", "/RowSpan": "rowspan"}
    return {key: int(attributes[name]) for key, name in names.items() if name in attributes}
