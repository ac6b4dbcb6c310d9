"""Declarations and response processing that score as our grading does.

All or nothing is `match_correct`; a part for a part is `map_response` with bounds 0 and 1: each
right answer adds 1/n, each wrong option of multiple choice takes 1/n away.
"""

from collections.abc import Iterable, Mapping

from .dialect import Dialect, escape

RESPONSE = "RESPONSE"
BOUNDS = {"lowerBound": "0", "upperBound": "1"}


def share(count: int) -> str:
    return repr(round(1 / count, 12))


def declaration(
    dialect: Dialect,
    correct: Iterable[str],
    *,
    identifier: str = RESPONSE,
    cardinality: str = "single",
    base_type: str = "identifier",
    values: Mapping[str, str] | None = None,
    ignore_case: bool = False,
) -> str:
    """One response declaration; `values` maps answers to points."""
    inside = [
        dialect.tag(
            "correctResponse", None, *(dialect.tag("value", None, escape(one)) for one in correct)
        )
    ]
    if values:
        more = {"caseSensitive": "false"} if ignore_case else {}
        entries = (
            dialect.tag("mapEntry", {"mapKey": key, "mappedValue": value} | more)
            for key, value in values.items()
        )
        inside.append(dialect.tag("mapping", BOUNDS | {"defaultValue": "0"}, *entries))
    attributes = {"identifier": identifier, "cardinality": cardinality, "baseType": base_type}
    return dialect.tag("responseDeclaration", attributes, *inside)


def outcome(dialect: Dialect, identifier: str, base_type: str, default: str, **more: str) -> str:
    attributes = {"identifier": identifier, "cardinality": "single", "baseType": base_type} | more
    inside = []
    if default:
        inside = [dialect.tag("defaultValue", None, dialect.tag("value", None, default))]
    return dialect.tag("outcomeDeclaration", attributes, *inside)


def processing(
    dialect: Dialect, responses: list[str], *, partial: bool, with_feedback: bool
) -> str:
    """A template where one does it all; spelled-out rules for several gaps or for feedback."""
    if len(responses) == 1 and not with_feedback:
        name = "map_response" if partial else "match_correct"
        return dialect.tag("responseProcessing", {"template": dialect.template(name)})
    rule = _mapped if partial else _matched
    rules = [rule(dialect, response) for response in responses]
    if with_feedback:
        variable = dialect.tag("variable", {"identifier": RESPONSE})
        rules.append(dialect.tag("setOutcomeValue", {"identifier": "FEEDBACK"}, variable))
    return dialect.tag("responseProcessing", None, *rules)


def _matched(dialect: Dialect, response: str) -> str:
    variable = dialect.tag("variable", {"identifier": response})
    right = dialect.tag("correct", {"identifier": response})
    point = dialect.tag("baseValue", {"baseType": "float"}, "1")
    return dialect.tag(
        "responseCondition",
        None,
        dialect.tag(
            "responseIf",
            None,
            dialect.tag("match", None, variable, right),
            dialect.tag("setOutcomeValue", {"identifier": "SCORE"}, point),
        ),
    )


def _mapped(dialect: Dialect, response: str) -> str:
    """Add what this response earns, if there is one: a sum with NULL would be NULL."""
    answered = dialect.tag(
        "not",
        None,
        dialect.tag("isNull", None, dialect.tag("variable", {"identifier": response})),
    )
    total = dialect.tag(
        "sum",
        None,
        dialect.tag("variable", {"identifier": "SCORE"}),
        dialect.tag("mapResponse", {"identifier": response}),
    )
    change = dialect.tag("setOutcomeValue", {"identifier": "SCORE"}, total)
    return dialect.tag("responseCondition", None, dialect.tag("responseIf", None, answered, change))
