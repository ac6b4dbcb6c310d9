"""A pasted list of participants: addresses decide, names do where only one person has them."""

import pytest

from lms.forms.people_lists import Candidate, found_in

CANDIDATES = [
    Candidate(1, 11, "ada@example.org", ("Ada Lovelace", "Lovelace, A.")),
    Candidate(2, 12, "weiss@example.org", ("Özlem Weiß-Müller", "")),
    Candidate(3, 13, "max1@example.org", ("Max Meier",)),
    Candidate(4, 14, "max2@example.org", ("Max Meier",)),
    Candidate(5, 13, "max1@example.org", ("Max Meier",)),  # the same person, a second row
]


@pytest.mark.parametrize(
    ("line", "pks"),
    [
        ("ada@example.org", {1}),
        ("  ADA@Example.org ", {1}),
        ("Ada Lovelace <ada@example.org>", {1}),
        ("ada@example.org; Ada; Gruppe 2", {1}),
        ("ada   LOVELACE", {1}),
        ("Lovelace, Ada", {1}),
        ("ÖZLEM WEISS-MÜLLER", {2}),
        ("max1@example.org", {3, 5}),
    ],
)
def test_a_line_finds_its_person(line, pks):
    found = found_in(line, CANDIDATES)
    assert (found.pks, found.unknown, found.several) == (pks, (), ())


def test_what_nobody_is_called_and_what_several_are_is_told_line_by_line():
    found = found_in("Ada Lovelace\r\n\r\nNiemand Hier\nMax Meier\nx@example.org\n", CANDIDATES)
    assert found.pks == {1}
    assert found.unknown == ("Niemand Hier", "x@example.org")
    assert found.several == ("Max Meier",)


def test_an_empty_name_is_nobody():
    assert found_in(",\n \n", CANDIDATES).pks == frozenset()
