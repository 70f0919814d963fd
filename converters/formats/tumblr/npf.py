"""Renders posts of blocks (Tumblr's Neue Post Format) as HTML: a table of types, one function a type.

Source of the rules: the specification in Tumblr's API documentation (`npf-spec.md`). Offsets of formatting count code points.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any, Final

from converters.io.json.parts import list_at, object_at, objects_at, value_at
from converters.markup import bare

Block = Mapping[str, Any]


class Rendered:
    """The HTML of blocks, and what a reader has to know of them."""

    def __init__(self, content: Any, layout: Any = ()) -> None:
        """Render blocks in the order of their layout."""
        self.unknown: list[str] = []
        self.is_for_payers = False
        blocks: list[Block] = [*objects_at(content)]
        self._layout = objects_at(layout)
        asked = self._asked(len(blocks))
        shown = [*self._rows(len(blocks), asked[0])]
        parts = [*([self._question(blocks, asked)] if asked[0] else []), *self._parts(blocks, shown)]
        self.html = "\n".join(filter(None, parts))

    def _asked(self, number: int) -> tuple[list[int], Block]:
        """The blocks that are a question, and who asked."""
        for part in self._layout:
            if part.get("type") == "ask":
                return _numbers(part.get("blocks"), number), object_at(part, "attribution")
        return [], {}

    def _rows(self, number: int, left_out: list[int]) -> Iterator[list[int]]:
        """The rows of blocks; blocks that no row names follow one by one."""
        seen = set(left_out)
        for part in self._layout:
            for row in list_at(part, "display") if part.get("type") == "rows" else ():
                found = [block for block in _numbers(value_at(row, "blocks"), number) if block not in seen]
                seen.update(found)
                if found:
                    yield found
        yield from ([block] for block in range(number) if block not in seen)

    def _more(self) -> int:
        """The block after which a list of posts cuts the text off; -1 for none."""
        cuts = [part.get("truncate_after") for part in self._layout]
        return next((cut for cut in cuts if isinstance(cut, int)), -1)

    def _parts(self, blocks: list[Block], rows: list[list[int]]) -> Iterator[str]:
        cut = self._more()
        runs = groupby(rows, key=lambda row: _run(blocks, row))
        for kind, group in runs:
            found = list(group)
            if kind == "list":
                yield _lists([blocks[row[0]] for row in found])
            elif kind == "quote":
                yield _quotes([blocks[row[0]] for row in found])
            else:
                for row in found:
                    yield self._row([blocks[number] for number in row])
                    if cut in row:
                        yield "<!--more-->"
                        cut = -1
            if any(cut in row for row in found):
                yield "<!--more-->"
                cut = -1

    def _row(self, blocks: list[Block]) -> str:
        made = [self._block(block) for block in blocks]
        if len(blocks) > 1 and all(block.get("type") == "image" for block in blocks):
            return bare.figure("".join(made), kind="gallery")
        return "\n".join(filter(None, made))

    def _block(self, block: Block) -> str:
        kind = str(block.get("type"))
        if kind == "paywall":
            self.is_for_payers = True
            return ""
        if render := _TYPES.get(kind):
            return render(block)
        self.unknown.append(kind)
        return f"<p>{_text(block)}</p>" if block.get("text") else ""

    def _question(self, blocks: list[Block], asked: tuple[list[int], Block]) -> str:
        blog = object_at(asked[1], "blog")
        inner = "".join(self._block(blocks[number]) for number in asked[0])
        return quotation(inner, str(blog.get("name") or ""), str(blog.get("url") or ""))


def quotation(inner: str, name: str, url: str = "") -> str:
    """A quotation with its source, which is a name and a URL."""
    cite = f"<cite>{bare.anchor(url, name)}</cite>" if name or url else ""
    return f"<blockquote>{inner}{cite}</blockquote>" if inner or cite else ""


def heading(content: Any) -> str:
    """The text of a heading that stands first; empty for none."""
    first = next(iter(list_at(content)), None)
    is_heading = (
        isinstance(first, dict) and first.get("type") == "text" and first.get("subtype") == "heading1"
    )
    return " ".join(str(value_at(first, "text") or "").split()) if is_heading else ""


def _run(blocks: list[Block], row: list[int]) -> str:
    """What a row belongs to with its neighbours: `list`, `quote`, or nothing."""
    block = blocks[row[0]]
    if len(row) > 1 or block.get("type") != "text":
        return ""
    subtype = str(block.get("subtype") or "")
    return "list" if subtype.endswith("list-item") else "quote" if subtype == "indented" else ""


def _lists(blocks: list[Block]) -> str:
    """Lists of items, by their levels."""
    parts: list[str] = []
    open_tags: list[str] = []
    for block in blocks:
        tag = "ol" if str(block.get("subtype")).startswith("ordered") else "ul"
        level = min(max(_int(block.get("indent_level")), 0) + 1, len(open_tags) + 1)
        while len(open_tags) > level or (len(open_tags) == level and open_tags[-1] != tag):
            parts.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == level:
            parts.append("</li>")
        else:
            open_tags.append(tag)
            parts.append(f"<{tag}>")
        parts.append(f"<li>{_text(block)}")
    parts += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "".join(parts)


def _quotes(blocks: list[Block]) -> str:
    return f"<blockquote>{''.join(f'<p>{_text(block)}</p>' for block in blocks)}</blockquote>"


def _paragraph(block: Block) -> str:
    inner = _text(block)
    return _SUBTYPES.get(str(block.get("subtype") or ""), "<p>{}</p>").format(inner) if inner else ""


def _text(block: Block) -> str:
    """The text of a block with its formatting: ranges of code points, which may overlap."""
    text = str(block.get("text") or "")
    ranges = []
    for number, mark in enumerate(list_at(block, "formatting")):
        tags = _tags(object_at(mark))
        start, end = _int(value_at(mark, "start")), min(_int(value_at(mark, "end")), len(text))
        if tags and 0 <= start < end:
            ranges.append((start, end, number, tags))
    ranges.sort(key=lambda tag_range: (tag_range[0], -tag_range[1], tag_range[2]))
    edges = sorted({0, len(text), *(edge for found in ranges for edge in found[:2])})
    parts: list[str] = []
    open_ranges: list[tuple[int, int, int, tuple[str, str]]] = []
    for at, following in zip(edges, [*edges[1:], len(text)], strict=True):
        again = []
        while any(found[1] <= at for found in open_ranges):
            closed = open_ranges.pop()
            parts.append(closed[3][1])
            if closed[1] > at:
                again.append(closed)
        for found in [*reversed(again), *(found for found in ranges if found[0] == at)]:
            open_ranges.append(found)
            parts.append(found[3][0])
        parts.append(escape(text[at:following], quote=False).replace("\n", "<br>"))
    parts += [found[3][1] for found in reversed(open_ranges)]
    return "".join(parts)


def _tags(mark: Block) -> tuple[str, str] | None:
    kind = str(mark.get("type"))
    if kind in _FORMATS:
        return f"<{_FORMATS[kind]}>", f"</{_FORMATS[kind]}>"
    url = mark.get("url") if kind == "link" else value_at(mark, "blog", "url") if kind == "mention" else ""
    return (f'<a href="{escape(str(url))}">', "</a>") if url else None


def _image(block: Block) -> str:
    media = [item for item in objects_at(block, "media") if item.get("url")]
    if not media:
        return ""
    best = max(media, key=lambda item: _int(item.get("width")))
    source = object_at(block, "attribution")
    caption = escape(str(block.get("caption") or ""), quote=False)
    link = str(source.get("url") or "") if source.get("type") == "link" else ""
    return bare.image(str(best["url"]), str(block.get("alt_text") or ""), caption, link)


def _link(block: Block) -> str:
    said = (str(block.get("description") or ""), str(block.get("site_name") or block.get("author") or ""))
    return bare.card(str(block.get("url") or ""), str(block.get("title") or ""), said)


def _player(block: Block) -> str:
    """A film or a sound: what another site gives to be shown, or the file, or a link."""
    tag = str(block["type"])
    inner = str(block.get("embed_html") or "")
    frame, media = object_at(block, "embed_iframe"), object_at(block, "media")
    if not inner and frame.get("url"):
        inner = f'<iframe src="{escape(str(frame["url"]))}" allowfullscreen=""></iframe>'
    if not inner and media.get("url"):
        inner = f'<{tag} src="{escape(str(media["url"]))}" controls=""></{tag}>'
    title = ", ".join(str(block[name]) for name in ("title", "artist", "album") if block.get(name))
    if not inner and block.get("url"):
        return bare.card(str(block["url"]), title)
    return bare.figure(inner, escape(title, quote=False)) if inner else ""


def _poll(block: Block) -> str:
    answers = [str(value_at(answer, "answer_text") or "") for answer in list_at(block, "answers")]
    listed = "".join(f"<li>{escape(answer, quote=False)}</li>" for answer in answers if answer)
    return (
        f"<p>{escape(str(block.get('question') or ''), quote=False)}</p><ul>{listed}</ul>" if listed else ""
    )


def _int(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _numbers(value: Any, number: int) -> list[int]:
    """Numbers of blocks that there are."""
    return [item for item in list_at(value) if isinstance(item, int) and 0 <= item < number]


_FORMATS: Final = {"bold": "strong", "italic": "em", "strikethrough": "s", "small": "small"}
_SUBTYPES: Final = {
    "heading1": "<h2>{}</h2>", "heading2": "<h3>{}</h3>", "quote": "<blockquote><p>{}</p></blockquote>",
}  # fmt: skip
"""Subtype of a text -> its element; `chat` and `quirky` are paragraphs in another type face."""
_TYPES: Final[dict[str, Callable[[Block], str]]] = {
    "text": _paragraph, "image": _image, "link": _link, "audio": _player, "video": _player, "poll": _poll,
}  # fmt: skip
