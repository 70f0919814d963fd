"""Takes the changes of both sides into a text: those of a user, and those between two versions that blogport wrote.

A three-way merge: by front matter field, and by block of the body. A part is the one that changed; where both sides changed a
part, and not to the same, there is no merged text.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from converters.io.output.text_parts import Digests, digest, split


def merged(base: Digests, mine: str, new: str) -> str | None:
    """The text of the user, `mine`, with what is different in `new` from the version of `base`.

    `base` has the digests of what blogport wrote before. None where both changed the same part.
    """
    ours, theirs = split(mine), split(new)
    fields = _merged_fields(base.fields, ours.fields, theirs.fields)
    blocks = _merged_blocks(base.blocks, ours.blocks, theirs.blocks)
    if fields is None or blocks is None or (ours.start != theirs.start and ours.fields and theirs.fields):
        return None
    head = ours if ours.fields else theirs
    start, end = (head.start, head.end) if fields else ("", "")
    return f"{start}{''.join(fields)}{end}{_joined(blocks)}"


def _merged_fields(
    base: Mapping[str, str], mine: Mapping[str, str], new: Mapping[str, str]
) -> list[str] | None:
    """The fields in the order of the user; what is new stands behind the field that it follows in the new version."""
    order = list(mine)
    before = ""
    for key in new:
        if key not in mine:
            order.insert(order.index(before) + 1 if before in order else 0, key)
        before = key
    found = []
    for key in order:
        old, ours, theirs = base.get(key), mine.get(key), new.get(key)
        if _same(old, ours) or (ours is not None and theirs is not None and digest(ours) == digest(theirs)):
            taken = theirs
        elif _same(old, theirs):
            taken = ours
        else:
            return None
        if taken is not None:
            found.append(taken)
    return found


def _same(old: str | None, part: str | None) -> bool:
    """Whether a part is as it was: with the digest `old`, or not there now as then."""
    return part is None if old is None else part is not None and digest(part) == old


class _Edit(NamedTuple):
    """The blocks from `start` to `end` become others."""

    start: int
    end: int
    blocks: tuple[str, ...]

    def meets(self, edit: "_Edit") -> bool:
        """Whether another edit changes the same blocks, or adds some at the same place."""
        if self.start == self.end or edit.start == edit.end:
            inserted, changed = (self, edit) if self.start == self.end else (edit, self)
            if changed.start == changed.end:
                return inserted.start == changed.start
            return changed.start < inserted.start < changed.end
        return self.start < edit.end and edit.start < self.end


def _merged_blocks(base: Sequence[str], mine: Sequence[str], new: Sequence[str]) -> list[str] | None:
    ours, theirs = list(_edits(base, mine)), list(_edits(base, new))
    edits = list(ours)
    for edit in theirs:
        if any(_is_same(edit, own) for own in ours):
            continue
        if any(edit.meets(own) for own in ours):
            return None
        edits.append(edit)
    # Blocks that stayed are taken from the user's text, where their line ends and empty lines are the user's.
    kept = _kept(base, mine)
    found: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        found += (kept[number] for number in range(at, edit.start))
        found += edit.blocks
        at = edit.end
    return [*found, *(kept[number] for number in range(at, len(base)))]


def _edits(base: Sequence[str], blocks: Sequence[str]) -> Iterator[_Edit]:
    """The differences of a text from the base. Blocks that replace as many are one edit each."""
    matcher = SequenceMatcher(None, base, [digest(block) for block in blocks], autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        if end - start == last - first:
            for number in range(end - start):
                yield _Edit(start + number, start + number + 1, (blocks[first + number],))
        else:
            yield _Edit(start, end, tuple(blocks[first:last]))


def _kept(base: Sequence[str], blocks: Sequence[str]) -> dict[int, str]:
    """The blocks that stayed, by their number in the base."""
    matcher = SequenceMatcher(None, base, [digest(block) for block in blocks], autojunk=False)
    return {
        match.a + number: blocks[match.b + number]
        for match in matcher.get_matching_blocks()
        for number in range(match.size)
    }


def _is_same(edit: _Edit, own: _Edit) -> bool:
    return edit[:2] == own[:2] and list(map(digest, edit.blocks)) == list(map(digest, own.blocks))


def _joined(blocks: Sequence[str]) -> str:
    """Blocks as a body: an empty line between them, one line end behind the last."""
    whole = [block if block.endswith("\n\n") else f"{block.rstrip()}\n\n" for block in blocks[:-1]]
    return "".join([*whole, *(f"{block.rstrip()}\n" for block in blocks[-1:])])
