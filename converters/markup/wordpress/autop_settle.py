"""Says which of the paragraph tags stay that touch each other, or the tags of blocks."""

from functools import lru_cache

_Tags = list[tuple[str, int]]
_BLOCK_OR_P = "pqBDLQC"


@lru_cache(maxsize=4096)
def settle(letters: str, bare: bool, item: bool) -> tuple[tuple[int, ...], bool]:
    """Say which of the tags that touch stay, by number, and in which order; -1 is one `</p>` more.

    `bare`: only words stand between the last `<p>` and the first tag. `item`: the next `</p>` on
    this line belongs to a `<p>` that a list item had. The `item` that holds afterwards is returned
    too. Newlines (n) and blanks (w) go with the paragraph tags beside them.
    """
    tags = _dropped(list(zip(letters, range(len(letters)), strict=True)), ("p", "q"), None)
    tags = _with_ends(tags, bare)
    tags = _dropped(tags, ("p", _BLOCK_OR_P, "q"), 1)
    tags, item = _without_p_of_items(tags, item)
    tags = _with_p_within_quotes(tags)
    tags = _dropped(tags, ("p", _BLOCK_OR_P), 1)
    tags = _dropped(tags, (_BLOCK_OR_P, "q"), 0)
    return tuple(number for _, number in tags), item


def _dropped(tags: _Tags, shape: tuple[str, ...], stays: int | None) -> _Tags:
    """Where tags of this shape follow each other, with or without white space between, let only one stay."""
    made: _Tags = []
    at = 0
    while at < len(tags):
        found: _Tags = []
        end = at
        for wanted in shape:
            while found and end < len(tags) and tags[end][0] in "wn":
                end += 1
            if end == len(tags) or tags[end][0] not in wanted:
                break
            found.append(tags[end])
            end += 1
        if len(found) < len(shape):
            made.append(tags[at])
            at += 1
            continue
        if stays is not None:
            made.append(found[stays])
        at = end
    return made


def _with_ends(tags: _Tags, bare: bool) -> _Tags:
    """End a paragraph of nothing but words before `</div>`, `</address>` and `</form>`."""
    made: _Tags = []
    before, blank = "p" if bare else "", bare
    for letter, number in tags:
        if letter in "wn":
            blank = True
        else:
            if letter == "D" and before == "p" and blank:
                made.append(("q", -1))
            before, blank = letter, False
        made.append((letter, number))
    return made


def _without_p_of_items(tags: _Tags, item: bool) -> tuple[_Tags, bool]:
    """Drop a `<p>` just before a list item, and the `</p>` that follows on the item's first line."""
    made: _Tags = []
    for at, (letter, number) in enumerate(tags):
        if item and letter in "qn":
            item = False
            if letter == "q":
                continue
        elif not item and letter == "p" and tags[at + 1 : at + 2] and tags[at + 1][0] == "L":
            item = next((letter for letter, _ in tags[at + 1 :] if letter in "qn"), "q") == "q"
            if item:
                continue
        made.append((letter, number))
    return made, item


def _with_p_within_quotes(tags: _Tags) -> _Tags:
    """Let a `<p>` just before a quote begin in it, and a `</p>` just after it end in it."""
    made: _Tags = []
    at = 0
    while at < len(tags):
        if "".join(letter for letter, _ in tags[at : at + 2]) in ("pQ", "pk", "Cq"):
            made += tags[at + 1], tags[at]
            at += 2
        else:
            made.append(tags[at])
            at += 1
    return made
