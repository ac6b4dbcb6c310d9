"""multichoice and truefalse: what weights become, and that nobody is left in the dark."""

import pytest

from .moodle_xml import answer, notes, one, question

NO_RIGHT = "No answer is marked as right."


def multichoice(*answers, single="true", more=""):
    return one(question("multichoice", f"<single>{single}</single>", more, *answers))


def right(found):
    return [option["text"] for option in found.body["options"] if option["correct"]]


def test_one_right_answer_with_feedback():
    found = multichoice(answer(100, "Schutz", feedback="Ja."), answer(0, "Ruhe", feedback="Nein."))
    assert found.body["kind"] == "single"
    assert right(found) == ["Schutz"]
    assert [option["feedback"] for option in found.body["options"]] == ["Ja.", "Nein."]
    assert notes(found) == []


def test_partly_right_answers_count_as_wrong_and_are_told():
    found = multichoice(answer(100, "ganz"), answer(50, "halb"), answer(-25, "falsch"))
    assert (found.body["kind"], right(found)) == ("single", ["ganz"])
    assert notes(found) == [
        "“halb” earned 50 %; here it counts as wrong.",
        "Wrong answers cost points; here they earn nothing.",
    ]


def test_the_best_answer_is_right_even_below_100():
    found = multichoice(answer(90, "fast"), answer(0, "falsch"))
    assert right(found) == ["fast"]
    assert notes(found) == ["No answer earned 100 %, the best one 90 %."]


def test_several_full_answers_all_stay_right():
    found = multichoice(answer(100, "a"), answer(100, "b"), answer(0, "c"))
    assert (found.body["kind"], right(found)) == ("multiple", ["a", "b"])
    assert notes(found) == [
        "2 answers were right, one of them was enough; here all of them have to be chosen."
    ]


@pytest.mark.parametrize("single", ["true", "false"])
def test_no_right_answer_is_refused(single):
    found = multichoice(answer(0, "a"), answer(-50, "b"), single=single)
    assert str(found.refusal) == NO_RIGHT


@pytest.mark.parametrize(
    ("weights", "wrong"),
    [(["50", "50"], "-50"), (["33.33333"] * 3, "-33.33333"), (["33.333"] * 3, "-33.333"),
     (["14.28571"] * 7, "-14.28571"), (["100"], "-100"), (["16,66667"] * 6, "-16,66667")],
)  # fmt: skip
def test_weights_like_ours_need_no_word(weights, wrong):
    answers = [answer(weight, f"r{place}") for place, weight in enumerate(weights)]
    found = multichoice(*answers, answer(wrong, "falsch"), single="false")
    assert found.body["kind"] == "multiple"
    assert len(right(found)) == len(weights)
    assert notes(found) == []


def test_weights_that_do_not_add_up_are_told_with_their_sum():
    found = multichoice(answer(50, "a"), answer(30, "b"), answer(-50, "c"), single="0")
    assert right(found) == ["a", "b"]
    assert notes(found) == [
        "The weights of the right answers add up to 80 %, not to 100 %.",
        "Its answers weighed differently (50, 30 %); here all right ones count alike.",
    ]


def test_wrong_answers_that_cost_otherwise_are_told():
    found = multichoice(answer(50, "a"), answer(50, "b"), answer(0, "c"), single="false")
    assert notes(found) == [
        "Wrong answers weighed 0 %; here each takes away what a right one gives."
    ]


def test_weights_decide_where_single_is_missing():
    found = one(question("multichoice", answer(50, "a"), answer(50, "b"), answer(-50, "c")))
    assert (found.body["kind"], right(found)) == ("multiple", ["a", "b"])
    assert notes(found) == [
        "It did not say how many answers may be chosen; the weights say several."
    ]
    assert one(question("multichoice", answer(100, "a"), answer(0, "b"))).body["kind"] == "single"


@pytest.mark.parametrize("weight", ["viel", "NaN", "Infinity", "1e999999"])
def test_a_weight_that_is_no_number_counts_nothing(weight):
    found = multichoice(answer(100, "a"), answer(weight, "b"))
    assert right(found) == ["a"]
    assert f"The weight “{weight}” is no number; it counts as 0." in notes(found)


def test_a_fixed_order_is_told():
    found = multichoice(answer(100, "a"), answer(0, "b"), more="<shuffleanswers>0</shuffleanswers>")
    assert notes(found) == [
        "The answers stood in a fixed order; here every learner sees them shuffled."
    ]


def test_too_many_or_equal_options_are_refused_with_the_reason():
    many = multichoice(answer(100, "a"), *[answer(0, f"f{place}") for place in range(12)])
    assert str(many.refusal) == "Please give two to twelve options."
    equal = multichoice(answer(100, "a"), answer(0, "a"))
    assert str(equal.refusal) == "Two options say the same."


@pytest.mark.parametrize("kind", ["multichoiceset", "oumultiresponse"])
def test_other_ways_of_scoring_several_answers(kind):
    found = one(question(kind, answer(100, "a"), answer(100, "b"), answer(0, "c")))
    assert (found.body["kind"], right(found)) == ("multiple", ["a", "b"])
    assert notes(found) == [
        "Its own way of scoring was replaced: here parts of the answer earn credit too."
    ]


@pytest.mark.parametrize(
    ("answers", "true"),
    [
        ([answer(100, "true"), answer(0, "false")], True),
        ([answer(100, "FALSE"), answer(0, "TRUE")], False),
        ([answer(0, "true"), answer(100, "false")], False),
        ([answer(100, "Falsch"), answer(0, "Wahr")], False),
        ([answer(100, "false")], False),
        ([answer(0, "false")], True),
        ([answer(0, "true")], False),
    ],
)
def test_true_and_false(answers, true):
    found = one(question("truefalse", *answers))
    assert found.body["kind"] == "true_false"
    assert found.body["answer"] is true
    assert notes(found) == []


def test_unknown_words_are_taken_by_their_place():
    answers = [answer(0, "Sant", feedback="Nej"), answer(100, "Falskt", feedback="Ja")]
    found = one(question("truefalse", *answers))
    assert found.body["answer"] is False
    assert (found.body["feedback_true"], found.body["feedback_false"]) == ("Nej", "Ja")
    assert notes(found) == [
        "“sant” was read as “true”, because of its place.",
        "“falskt” was read as “false”, because of its place.",
    ]


def test_a_statement_that_is_both_or_nothing_is_refused():
    both = one(question("truefalse", answer(100, "true"), answer(100, "false")))
    assert str(both.refusal) == "Both answers, true and false, have the same weight."
    neither = one(question("truefalse"))
    assert str(neither.refusal) == "It does not say whether the statement is true or false."


def test_uneven_weights_of_a_statement_are_told():
    found = one(question("truefalse", answer(80, "true"), answer(20, "false")))
    assert found.body["answer"] is True
    assert notes(found) == ["The weights were not 100 and 0; the better answer counts as right."]


def test_answers_that_are_drawings_are_refused_with_the_reason():
    drawn = "&lt;svg&gt;&lt;circle/&gt;&lt;/svg&gt;"
    found = one(question("multichoice", "<single>1</single>", answer(100, drawn), answer(0, "b")))
    assert str(found.refusal) == (
        "An answer is a drawing without words. Please write what it shows."
    )
