"""No column about people without an entry, no link to an account that nobody wrote down."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import CASCADE, DO_NOTHING, SET_NULL, Model

from lms.models import Learner
from lms.privacy.register import Erase, Record, loose, plain, records

OURS = ("lms", "certificates")
USER = get_user_model()
# What joins two rows, and what counts in a rate limit: gone with the rows themselves.
THROUGH = {f"{USER._meta.label}_{name}" for name in ("groups", "user_permissions")}


def own_models() -> list[type[Model]]:
    return [
        one
        for one in apps.get_models()
        if one._meta.app_label in OURS and not one.__name__.startswith("Historical")
    ]


def columns_of(model: type[Model]) -> set[str]:
    meta = model._meta
    local = [one for one in meta.concrete_fields if not one.primary_key]
    return {one.name for one in (*local, *meta.local_many_to_many)}


def test_every_model_of_ours_is_written_down_once():
    names = {one._meta.label for one in own_models()}
    told = {one.model for one in records()}
    assert names - told - plain() == set()
    assert told & plain() == set()
    assert plain() - names == set()


@pytest.mark.parametrize("record", records(), ids=lambda one: one.model)
def test_every_column_of_a_record_has_its_entry(record: Record):
    entries = [*record.given, *record.kept_back]
    assert len(entries) == len(set(entries))
    assert columns_of(record.model_class) == set(entries)
    assert set(record.addresses) <= set(entries)
    assert str(record.purpose)
    assert str(record.how_long)


def links() -> list[tuple[type[Model], str, object]]:
    """Every link to an account or a learner, in every installed app."""
    return [
        (model, field.name, field.remote_field.on_delete)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.related_model in {USER, Learner} and not model.__name__.startswith("Historical")
    ]


def test_every_link_to_an_account_is_written_down():
    owned = {one.model: one.of.split("__")[0] for one in records()}
    for model, name, on_delete in links():
        label = model._meta.label
        if label in THROUGH or label == "lms.Learner_groups":
            continue
        if owned.get(label) == name:
            continue
        assert name in getattr(loose().get(label), "links", ()), f"{label}.{name} has no entry"
        assert on_delete in {SET_NULL, DO_NOTHING}, f"{label}.{name} is not emptied"


def test_histories_empty_who_did_it():
    histories = [one for one in apps.get_models() if one.__name__.startswith("Historical")]
    assert histories
    for model in histories:
        field = next((f for f in model._meta.fields if f.name == "history_user"), None)
        assert field is None or field.remote_field.on_delete == SET_NULL


def test_rows_of_a_person_are_found_by_a_real_lookup(ada):
    for record in records():
        if record.of:
            assert record.rows(ada).count() >= 0
        else:
            assert record.erase == Erase.OWN


def test_nothing_is_written_down_that_is_not_there():
    here = {(model._meta.label, name) for model, name, _on_delete in links()}
    for one in loose().values():
        assert {(one.model, name) for name in one.links} <= here


def test_what_the_database_deletes_with_an_account_is_deleted_by_us_first():
    """Otherwise its history and what points at it would stay."""
    told = {one.model for one in records()}
    for model, name, on_delete in links():
        if on_delete == CASCADE and model._meta.label not in THROUGH | {"lms.Learner_groups"}:
            assert model._meta.label in told, f"{model._meta.label}.{name}"
