"""Makes the inputs of a reader: from its grammar, from seeds with changed bytes, packed; the same ones for the same seed."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Final

from tests.fuzz import arguments
from tests.fuzz.case import Case, unbundle
from tests.fuzz.exports import inputs as exports
from tests.fuzz.grammar import Grammar, archive, draw_sentences, html, markdown, text, uploads, wxr
from tests.fuzz.grammar.packed import pack
from tests.fuzz.mutate import mutate_case
from tests.fuzz.seeds import seeds

GRAMMARS: Final[dict[str, tuple[Grammar, dict[str, str]]]] = {
    "wxr": (wxr.GRAMMAR, {"start": "blog.xml"}),
    "archive": (archive.GRAMMAR, {"start": "blog.jsonl"}),
    "html": (html.GRAMMAR, {"start": "page.html", "files": ""}),
    "markdown": (markdown.GRAMMAR, {"start": "one.md", "files": ""}),
    "text": (text.GRAMMAR, {"start": "page.txt"}),
    "uploads": (uploads.GRAMMAR, {"files": ""}),
}
"""Reader -> its grammar, and the rules to begin with, each with the name of the file; rules without one make a folder."""
READERS: Final = tuple(dict.fromkeys((*GRAMMARS, *exports.READERS)))
_BATCH: Final = 60
"""Inputs that are drawn at once: hypothesis does not go on with the cases of an earlier call."""
GRAMMAR, CHANGED_GRAMMAR, CHANGED_SEED, CHANGED_CORPUS, DAMAGED_EXPORT = ORIGINS = (
    "grammar",
    "changed grammar",
    "changed seed",
    "changed corpus",
    "damaged export",
)
"""How an input was made. What may have a part of the corpus in it is the last."""


def inputs(reader: str, number: int, seed: int) -> Iterator[Case]:
    """So many cases for a reader."""
    chance = Random(f"{reader} {seed}")
    done = 0
    while done < number:
        batch = _batch(chance, reader, min(_BATCH, number - done))
        yield from batch
        done += len(batch)


def _batch(chance: Random, reader: str, number: int) -> list[Case]:
    grammar, starts = GRAMMARS.get(reader, ({}, {}))
    start, name = chance.choice(sorted(starts.items(), reverse=True)) if starts else ("", "")
    drawn = iter(draw_sentences(grammar, start, number, chance.randrange(1 << 30)) if starts else ())
    known = {CHANGED_SEED: seeds(reader, corpus=False), CHANGED_CORPUS: seeds(reader, corpus=True)}
    cases: list[Case] = []
    for _ in range(number):
        weights = (
            50 if starts else 0,
            20 if starts else 0,
            15 if known[CHANGED_SEED] else 0,
            15 if known[CHANGED_CORPUS] else 0,
            70 if reader in exports.READERS else 0,
        )
        origin = chance.choices(ORIGINS, weights)[0]
        if origin == DAMAGED_EXPORT:
            cases.append(replace(exports.case_of(chance, reader), origin=origin))
            continue
        seeded = known.get(origin, ())
        case = chance.choice(seeded) if seeded else _of_text(next(drawn, "x"), name)
        if origin != GRAMMAR:
            case = mutate_case(chance, case, seeded or known[CHANGED_SEED])
        packed = replace(_packed(chance, case), origin=origin)
        cases.append(replace(packed, arguments=arguments.draw(chance, reader)))
    return cases


def _of_text(text: str, name: str) -> Case:
    """The case of what a grammar gives: a file of that name, or a folder."""
    data = text.encode("utf-8", "surrogatepass")
    if name:
        return Case({name: data}, False, ())
    return Case(unbundle(data) or {"index.html": data}, True, ())


def _packed(chance: Random, case: Case) -> Case:
    """One in ten is packed; one in three of these is damaged afterwards."""
    if chance.random() > 0.1:
        return case
    name, data = pack(chance, case.name.rpartition(".")[0] or case.name, case.files)
    packed = Case({name: data}, False, ())
    return mutate_case(chance, packed, []) if chance.random() < 0.33 else packed
