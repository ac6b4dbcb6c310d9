"""What the editor in the browser sends of a page that somebody opened and did not touch."""

from typing import Any

from django.forms import CheckboxInput, Field
from django.http import QueryDict
from django.utils.choices import flatten_choices
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

Sent = dict[str, Any]


def changed_fields(item: Any, user: Any, handler: Any = None) -> list[str]:
    """Names of the fields that Wagtail's form takes for changed."""
    handler = handler or item.get_edit_handler()
    form_class = handler.get_form_class()
    options = {"parent_page": item.get_parent()} if hasattr(item, "get_parent") else {}
    fresh = form_class(instance=item, for_user=user, **options)
    sent = sent_of(fresh)
    again = type(item).objects.get(pk=item.pk)
    form = form_class(as_posted(sent), instance=again, for_user=user, **options)
    found = list(form.changed_data)
    return found + [name for name, formset in form.formsets.items() if formset.has_changed()]


def draft_as_it_is(page: Any, user: Any) -> Sent:
    """What the editor sends of the newest draft if nobody touches it."""
    draft = page.get_latest_revision_as_object()
    form_class = draft.get_edit_handler().get_form_class()
    return sent_of(form_class(instance=draft, for_user=user, parent_page=draft.get_parent()))


def as_posted(sent: Sent) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, value in sent.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted


def sent_of(form: Any) -> Sent:
    sent: Sent = {}
    for bound in form:
        sent |= of_field(bound.field, bound.value(), bound.html_name)
    for formset in getattr(form, "formsets", {}).values():
        for inner in [formset.management_form, *formset.forms]:
            sent |= sent_of(inner)
    return sent


def of_field(field: Field, value: Any, name: str) -> Sent:
    if isinstance(field, blocks.BlockField):
        return of_block(field.block, field.block.get_form_state(value), name)
    return of_widget(field.widget, value, name)


def of_widget(widget: Any, value: Any, name: str) -> Sent:
    is_box = isinstance(widget, CheckboxInput)
    return as_sent(widget, value if is_box else widget.format_value(value), name)


def as_sent(widget: Any, shown: Any, name: str) -> Sent:
    """The value of an element as the browser shows it."""
    if isinstance(shown, list) and getattr(widget, "allow_multiple_selected", False):
        values = [str(value) for value, _label in flatten_choices(widget.choices)]
        return {name: [one for one in values if one in {str(key) for key in shown}]}
    if isinstance(widget, CheckboxInput):
        return {name: "on"} if shown else {}
    if isinstance(shown, list):
        return {name: str(shown[0])} if shown else {}
    if isinstance(shown, str) and type(widget).__name__.endswith("Textarea"):
        shown = shown.replace("\n", "\r\n")  # browsers do
    return {name: "" if shown is None else str(shown)}


def of_block(block: Any, state: Any, name: str) -> Sent:
    if isinstance(block, blocks.StreamBlock):
        parts = [
            of_block(block.child_blocks[one["type"]], one["value"], f"{name}-{n}-value")
            | {f"{name}-{n}-type": one["type"], f"{name}-{n}-id": one["id"] or ""}
            for n, one in enumerate(state)
        ]
        return listed(parts, name)
    if isinstance(block, blocks.ListBlock):
        parts = [
            of_block(block.child_block, one["value"], f"{name}-{n}-value")
            | {f"{name}-{n}-id": one["id"] or ""}
            for n, one in enumerate(state)
        ]
        return listed(parts, name)
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        inner = block.child_blocks.items()
        return merged(of_block(child, state[key], f"{name}-{key}") for key, child in inner)
    if isinstance(block, TypedTableBlock):
        return of_table(block, state, name)
    return as_sent(block.field.widget, state, name)


def listed(parts: list[Sent], name: str) -> Sent:
    places = {f"{name}-{n}-order": str(n) for n in range(len(parts))}
    places |= {f"{name}-{n}-deleted": "" for n in range(len(parts))}
    return merged([*parts, places, {f"{name}-count": str(len(parts))}])


def of_table(block: TypedTableBlock, state: Any, name: str) -> Sent:
    columns, rows = state["columns"], state["rows"]
    sent: Sent = {f"{name}-caption": state["caption"]}
    sent |= {f"{name}-column-count": str(len(columns)), f"{name}-row-count": str(len(rows))}
    for n, column in enumerate(columns):
        sent |= {f"{name}-column-{n}-{key}": column[key] for key in ("type", "heading")}
        sent |= {f"{name}-column-{n}-order": str(n), f"{name}-column-{n}-deleted": ""}
    for r, row in enumerate(rows):
        sent |= {f"{name}-row-{r}-order": str(r), f"{name}-row-{r}-deleted": ""}
        for n, cell in enumerate(row["values"]):
            child = block.child_blocks[columns[n]["type"]]
            sent |= of_block(child, cell, f"{name}-cell-{r}-{n}")
    return sent


def merged(parts: Any) -> Sent:
    found: Sent = {}
    for part in parts:
        found |= part
    return found
