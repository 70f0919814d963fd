"""Grammars: tables of rules from which hypothesis draws inputs.

A rule is a list of texts; `«name»` in one stands for a text of that rule. The first text of a rule ends it: it is taken when
the input is long enough. A rule `«files»` makes a bundle (see `case`): a folder of files.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

Grammar = Mapping[str, Sequence[str]]

_HOLE: Final = re.compile("«([a-z0-9-]+)»")
_CHOICES: Final = [st.integers(0, last) for last in range(200)]
_BUDGETS: Final = st.sampled_from((4, 40, 40, 120, 120, 300, 600))
"""How many rules are drawn before the shortest texts are taken."""


@st.composite
def sentences(draw: Callable[..., int], grammar: Grammar, start: str) -> str:
    """Texts of the rule `start`."""
    left = draw(_BUDGETS)
    parts: list[str] = []
    waiting = [f"«{start}»"]
    while waiting:
        text = waiting.pop()
        hole = _HOLE.search(text)
        if hole is None:
            parts.append(text)
            continue
        parts.append(text[: hole.start()])
        waiting.append(text[hole.end() :])
        options = grammar[hole[1]]
        chosen = draw(_CHOICES[len(options) - 1]) if left > 0 and len(options) > 1 else 0
        left -= 1
        waiting.append(options[chosen])
    return "".join(parts)


def draw_sentences(grammar: Grammar, start: str, number: int, seed: int) -> list[str]:
    """So many texts, the same ones for the same seed."""
    found: list[str] = []

    @hypothesis.seed(seed)
    @settings(
        max_examples=number, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )  # fmt: skip
    @given(sentences(grammar, start))
    def collect(text: str) -> None:
        found.append(text)

    collect()
    return found


def check_rules(grammar: Grammar) -> None:
    """Raise `AssertionError` for a rule that is named and not there."""
    for name, options in grammar.items():
        for option in options:
            for hole in _HOLE.findall(option):
                assert hole in grammar, f"«{hole}» in «{name}» is not a rule"
