"""When two written answers count as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.text import comparable


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        ("  § 8a   SGB VIII ", "§ 8a SGB VIII"),
        ("§\u00a08a SGB\u202fVIII", "§ 8a SGB VIII"),
        ("STRASSE", "Straße"),
        ("„Kindeswohl“", "kindeswohl"),
        ("»Kindeswohl«!", "Kindeswohl"),
        ("(Kindeswohl)", "Kindeswohl"),
        ("Eltern – Kind – Bindung", "Eltern-Kind-Bindung"),
        ("Eltern\u2011Kind", "Eltern-Kind"),
        ("14\u221218", "14-18"),
        ("Kindes\u00adwohl", "Kindeswohl"),
        ("A\u0308rztin", "Ärztin"),
        ("１４", "14"),
        ("z. B.", "z. b"),
    ],
)
def test_spellings_of_the_same_answer(written: str, accepted: str) -> None:
    assert comparable(written) == comparable(accepted)


@pytest.mark.parametrize(
    ("written", "accepted"),
    [("14", "140"), ("-5", "5"), ("§ 8a", "§ 8b"), ("Arzt", "Ärztin"), ("50 %", "50"), ("!", "")],
)
def test_different_answers_stay_different(written: str, accepted: str) -> None:
    assert comparable(written) != comparable(accepted)


@given(st.text(max_size=40))
def test_case_and_surrounding_blanks_never_matter(text: str) -> None:
    assert comparable(f"  {text}\n") == comparable(text)
    assert comparable(text.casefold()) == comparable(text)
