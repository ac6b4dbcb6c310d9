import json

import pytest

from certificates.snapshot import SnapshotInvalid, validate
from tests.certificates.pdf_cast import SNAPSHOT, changed


def test_a_good_snapshot_comes_back_unchanged():
    assert validate(SNAPSHOT) is SNAPSHOT


def test_a_snapshot_survives_storage_as_json():
    assert validate(json.loads(json.dumps(SNAPSHOT))) == SNAPSHOT


@pytest.mark.parametrize(
    "extra",
    [
        {"score": 92},
        {"birth_date": "1990-01-01"},
        {"email": "ada@example.org"},
        {"course__attempts": 2},
        {"assessment__score": 92},
        {"provider__bank": "DE00"},
    ],
)
def test_facts_that_do_not_belong_on_a_certificate_are_refused(extra):
    with pytest.raises(SnapshotInvalid, match="[Ee]xtra"):
        validate(changed(SNAPSHOT, **extra))


@pytest.mark.parametrize("key", list(SNAPSHOT))
def test_every_key_is_required(key):
    incomplete = {name: value for name, value in SNAPSHOT.items() if name != key}
    with pytest.raises(SnapshotInvalid, match=key):
        validate(incomplete)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema", 2),
        ("kind", "diploma"),
        ("number", "KS 2026"),
        ("holder", "   "),
        ("holder", "\u200b"),
        ("holder", "\u0301"),
        ("holder", "A" * 301),
        ("course__units", "4,5"),
        ("course__units", "0"),
        ("course__minutes", True),
        ("course__minutes", "180"),
        ("assessment__passed", False),
        ("period__completed", "21.11.2026"),
        ("period__completed", "20261120"),
        ("verify__link", "javascript:alert(1)"),
        ("verify__link", "https://example.org/a b"),
        ("refresh__kind", "none"),
        ("refresh__on", None),
        ("period__started", "2026-11-30"),
        ("issued_on", "2026-11-19"),
    ],
)
def test_a_wrong_value_is_named_by_its_field(field, value):
    with pytest.raises(SnapshotInvalid) as caught:
        validate(changed(SNAPSHOT, **{field: value}))
    assert field.split("__")[0] in str(caught.value)


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\n", "\u202e", "\u2066", "\ue000"])
def test_a_name_holds_no_control_or_direction_characters(char):
    with pytest.raises(SnapshotInvalid, match=rf"holder: .*U\+{ord(char):04X}"):
        validate(changed(SNAPSHOT, holder=f"Ada{char}Muster"))


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(SnapshotInvalid, match="holder"):
        validate(changed(SNAPSHOT, holder="Ada\ud800"))


def test_only_multiline_fields_take_a_line_break():
    validate(changed(SNAPSHOT, note="eins\nzwei"))
    with pytest.raises(SnapshotInvalid, match="responsible"):
        validate(changed(SNAPSHOT, responsible="eins\nzwei"))


def test_kind_and_assessment_belong_together():
    with pytest.raises(SnapshotInvalid, match="assessment"):
        validate(changed(SNAPSHOT, assessment=None))
    with pytest.raises(SnapshotInvalid, match="assessment"):
        validate(changed(SNAPSHOT, kind="attendance"))
    validate(changed(SNAPSHOT, kind="attendance", assessment=None))


def test_the_complaint_does_not_repeat_personal_values():
    with pytest.raises(SnapshotInvalid) as caught:
        validate(changed(SNAPSHOT, holder="Ada Geheim\x00", issued_on="gestern"))
    assert "Geheim" not in str(caught.value)


def test_something_that_is_no_mapping_is_refused():
    with pytest.raises(SnapshotInvalid):
        validate([SNAPSHOT])
