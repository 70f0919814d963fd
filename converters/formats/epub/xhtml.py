"""Bodies as XHTML that every reading system takes: a new tree of known elements, each where the standard allows it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from lxml import etree

from converters import lazy_re
from converters.formats.epub.content_models import book_name, with_blocks, with_texts
from converters.formats.epub.elements import (
    ALIGN,
    ALIGNMENTS,
    BLOCKS,
    LINES,
    PARTS_OF_TABLES,
    PHRASES,
    PLAYERS,
    REMOVED,
    SILENT,
    TRACKS,
    TRANSPARENT,
    safe_attribute,
    safe_style,
)
from converters.formats.epub.xml_words import attribute, identifier, line, text
from converters.io import urls
from converters.markup.html import HEADINGS, canonical, name_of, shallow, tree

DEEPEST: Final = 60
"""Levels of elements that are kept: an element that is never closed makes a level with each that follows it."""
_INLINE, _FLOW = False, True
_LINK: Final = lazy_re.compile(r' href="#([^"]*)"')


class Target(Protocol):
    """What a body asks of its book."""

    def link(self, url: str) -> str:
        """The link for a URL: to a chapter, or to the web; empty for one that leads nowhere."""

    def image(self, url: str) -> str:
        """The link to an image in the book; empty for one that is not there."""

    def played(self, url: str, kind: str) -> tuple[str, str]:
        """The link to a file in the book that plays (`kind`: `audio`, `video`, or `text` beside it), and its media type; empty
        for one that is not there."""


class Body(NamedTuple):
    """A body as XHTML."""

    xhtml: str
    removed: Counter[str]
    """The names of elements that a book cannot hold, and how many there were."""


def body(html: str, target: Target, prefix: str, level: int = 1) -> Body:
    """A body of HTML as XHTML. `prefix` goes before every `id`: several bodies are in one chapter. `level` is that of the
    heading that it stands under.

    Links to a place of the same body that is not there have no address.
    """
    root = tree(shallow(canonical(html), DEEPEST))
    made = _Builder(target, prefix, level, root)
    xhtml = made.content(root, _FLOW)
    xhtml = _LINK.sub(lambda found: found[0] if found[1] in made.ids else "", xhtml)
    return Body(xhtml.strip("\n"), made.removed)


class _Builder:
    """Builds one body."""

    def __init__(self, target: Target, prefix: str, level: int, root: etree._Element) -> None:
        self.ids: set[str] = set()
        self.removed: Counter[str] = Counter()
        self._target, self._prefix, self._level = target, prefix, level
        self._in_link = False
        self._with_blocks = with_blocks(root)

    def content(self, element: etree._Element, flow: bool) -> str:
        """What is in an element: `flow`: blocks may stand there."""
        parts = [text(element.text or "")]
        children = iter(element)
        for child in children:
            name = book_name(child)
            if name in ("li", "dt", "dd") and flow:
                parts.append(self._strays(child, children))
                continue
            parts += (self._element(child, name, flow), text(child.tail or ""))
        return "".join(parts)

    def _strays(self, first: etree._Element, following: Iterator[etree._Element]) -> str:
        """Items without a list: they become one, with those that follow them."""
        around = "ul" if book_name(first) == "li" else "dl"
        names = ("li",) if around == "ul" else ("dt", "dd")
        items, after = [first], first.tail or ""
        for child in following:
            if book_name(child) not in names or after.strip():
                last = text(after) + self._element(child, book_name(child), _FLOW) + text(child.tail or "")
                break
            items.append(child)
            after = child.tail or ""
        else:
            last = text(after)
        made = self._list_items(items) if around == "ul" else self._definitions(items)
        return f"<{around}>{made}</{around}>{last}"

    def _element(self, element: etree._Element, name: str, flow: bool) -> str:
        if not name:
            return ""
        if name in PLAYERS:
            return self._player(element, name)
        if name in REMOVED:
            if name not in SILENT:
                self.removed[name] += 1
            return ""
        if name == "img":
            return self._image(element)
        if name in ("br", "wbr"):
            return f"<{name}/>"
        if name == "ruby":
            return self._ruby(element)
        if name in PHRASES:
            return self._phrase(element, name, flow)
        if name in BLOCKS or name in PARTS_OF_TABLES:
            return self._block(element, name) if flow else self._line(element, name)
        return self.content(element, flow)

    def _line(self, element: etree._Element, name: str) -> str:
        """A block where none may stand: its text on its own line."""
        if name == "hr":
            return "<br/>"
        return f'<span class="line">{self.content(element, _INLINE)}</span>'

    def _phrase(self, element: etree._Element, name: str, flow: bool) -> str:
        blocks = flow and element in self._with_blocks
        if name == "a":
            return self._link(element, blocks)
        if blocks and name not in TRANSPARENT:
            return f"<div{self._attributes(element, 'div', name)}>{self.content(element, _FLOW)}</div>"
        return f"<{name}{self._attributes(element, name)}>{self.content(element, blocks)}</{name}>"

    def _link(self, element: etree._Element, blocks: bool) -> str:
        href = "" if self._in_link else self._address(element.get("href"))
        place = self._attributes(element, "a")
        if not href:
            inner = self.content(element, blocks)
            if self._in_link or not place:
                return inner
            return f"<div{place}>{inner}</div>" if blocks else f"<span{place}>{inner}</span>"
        self._in_link = True
        inner = self.content(element, blocks)
        self._in_link = False
        return f"<a{attribute('href', href)}{place}>{inner}</a>"

    def _address(self, url: str | None) -> str:
        if not url:
            return ""
        if url.startswith("#"):
            return f"#{identifier(url[1:], self._prefix)}" if len(url) > 1 else ""
        return self._target.link(url)

    def _image(self, image: etree._Element) -> str:
        alt, url = image.get("alt") or "", (image.get("src") or "").strip()
        source = self._target.image(url) if url else ""
        if source:
            stays = self._attributes(image, "img")
            return f"<img{attribute('src', source)}{attribute('alt', alt)}{stays}/>"
        return self._link_to(url, alt, "image") if url or alt else ""

    def _player(self, player: etree._Element, name: str) -> str:
        """What plays: the file itself where it is in the book, else a link."""
        sources = [
            url.strip()
            for node in player.iter()
            if name_of(node) != "track" and (url := node.get("src") or node.get("data"))
        ]
        wanted = "audio" if name == "audio" else "video"
        if name != "iframe" and not self._in_link:
            for url in sources:
                link, mime = self._target.played(url, wanted)
                if mime.startswith("image/"):
                    return f"<img{attribute('src', link)}{attribute('alt', player.get('title') or '')}/>"
                if mime:
                    return self._embedded(player, url, link, mime)
        self.removed[name] += 1
        return self._link_to(next(iter(sources), ""), player.get("title") or "", "player")

    def _embedded(self, player: etree._Element, url: str, link: str, mime: str) -> str:
        """A player with its file; what plays nothing shows the link in it."""
        name = mime.partition("/")[0]
        shown = f' controls="controls"{attribute("src", link)}'
        if name == "video":
            poster = self._target.image(poster) if (poster := (player.get("poster") or "").strip()) else ""
            shown += attribute("poster", poster) if poster else ""
        tracks = "".join(map(self._track, player.iter("track"))) if name == "video" else ""
        stays = self._attributes(player, name)
        words = player.get("title") or _file_name(url)
        return f"<{name}{shown}{stays}>{tracks}{self._link_to(url, words, 'player')}</{name}>"

    def _track(self, track: etree._Element) -> str:
        """The words to a film, where they are in the book."""
        link, mime = self._target.played((track.get("src") or "").strip(), "text")
        if not mime:
            return ""
        kind = (track.get("kind") or "").lower()
        said = track.get("srclang") or ""
        return "".join(
            [
                f"<track{attribute('src', link)}",
                attribute("kind", kind if kind in TRACKS else "subtitles"),
                attribute("srclang", said if safe_attribute("track", "lang", said) else "und"),
                attribute("label", label) if (label := line(track.get("label") or "")) else "",
                "/>",
            ]
        )

    def _link_to(self, url: str, words: str, kind: str) -> str:
        """A link in the place of what is not in the book."""
        href = self._target.link(url) if url and not url.startswith("data:") else ""
        name = _file_name(url) if kind == "image" else urls.split(url).hostname or _file_name(url)
        shown = words.strip() or (name if href else "")
        if not shown:
            return ""
        if not href or self._in_link:
            return f'<span class="{kind}">{text(shown)}</span>'
        return f'<a class="{kind}"{attribute("href", href)}>{text(shown)}</a>'

    def _ruby(self, ruby: etree._Element) -> str:
        """A ruby keeps its readings if each stands after its text; else all is plain text."""
        plain = all(name_of(child) in ("rt", "rp") and len(child) == 0 for child in ruby)
        if not plain or ruby.find("rt") is None or not (ruby.text or "").strip():
            return self.content(ruby, _INLINE)
        parts = [text(ruby.text or "")]
        for child in ruby:
            if name_of(child) == "rt":
                parts.append(f"<rt>{text(child.text or '')}</rt>")
            parts.append(text(child.tail or ""))
        return f"<ruby>{''.join(parts)}</ruby>"

    def _block(self, element: etree._Element, name: str) -> str:
        if name == "hr":
            return "<hr/>"
        if name == "li":
            return self._around("ul", "", self._list_items([element]))
        if name in ("dt", "dd"):
            return self._around("dl", "", self._definitions([element]))
        if name == "figcaption" or name in PARTS_OF_TABLES or (name == "p" and element in self._with_blocks):
            return self._around("div", self._attributes(element, "div"), self.content(element, _FLOW))
        stays = self._attributes(element, name)
        if name in HEADINGS:
            return self._around(
                f"h{max(int(name[1]), self._level + 1)}", stays, self.content(element, _INLINE)
            )
        if name in ("ul", "ol"):
            return self._around(name, stays, self._list_items(with_texts(element, ("li",))))
        if name == "dl":
            return self._around(name, stays, self._definitions(with_texts(element, ("dt", "dd"))))
        if name == "table":
            return self._table(element, stays)
        if name == "figure":
            return self._figure(element, stays)
        return self._around(name, stays, self.content(element, name not in LINES))

    def _around(self, name: str, stays: str, inner: str) -> str:
        return f"<{name}{stays}>{inner}</{name}>"

    def _list_items(self, items: "Sequence[etree._Element | str]") -> str:
        return "".join(
            f"<li>{text(item)}</li>"
            if isinstance(item, str)
            else self._around("li", self._attributes(item, "li"), self.content(item, _FLOW))
            if book_name(item) == "li"
            else f'<li class="bare">{self._element(item, book_name(item), _FLOW)}</li>'
            for item in items
        )

    def _definitions(self, items: "Sequence[etree._Element | str]") -> str:
        """Terms and what they mean: a list begins with a term and ends with a meaning."""
        parts: list[str] = []
        last = ""
        for item in items:
            name = "dt" if not isinstance(item, str) and book_name(item) == "dt" else "dd"
            if name == "dd" and not last:
                parts.append("<dt></dt>")
            if isinstance(item, str):
                parts.append(f"<dd>{text(item)}</dd>")
            elif book_name(item) in ("dt", "dd"):
                parts.append(
                    self._around(name, self._attributes(item, name), self.content(item, name == "dd"))
                )
            else:
                parts.append(f"<dd>{self._element(item, book_name(item), _FLOW)}</dd>")
            last = name
        if last == "dt":
            parts.append("<dd></dd>")
        return "".join(parts)

    def _table(self, table: etree._Element, stays: str) -> str:
        """A table: its caption, then its rows in head, bodies and foot; what is no part of a table stands before it."""
        caption = before = ""
        parts: dict[str, list[str]] = {"thead": [], "tbody": [], "tfoot": []}
        for item in with_texts(table, ("caption", "thead", "tbody", "tfoot", "tr")):
            if isinstance(item, str):
                before += text(item)
                continue
            name = book_name(item)
            if name == "caption" and not caption:
                caption = self._around(name, self._attributes(item, name), self.content(item, _INLINE))
            elif name == "tr":
                parts["tbody"].append(self._row(item))
            elif name in parts:
                place = "tbody" if name == "thead" and parts[name] else name
                for row in with_texts(item, ("tr",)):
                    if isinstance(row, str):
                        parts[place].append(f"<tr><td>{text(row)}</td></tr>")
                    else:
                        parts[place].append(self._row(row))
            else:
                before += self._element(item, name, _FLOW)
        rows = "".join(self._around(name, "", "".join(found)) for name, found in parts.items() if found)
        return f"{before}<table{stays}>{caption}{rows}</table>"

    def _row(self, row: etree._Element) -> str:
        if book_name(row) != "tr":
            return f"<tr><td>{self._element(row, book_name(row), _FLOW)}</td></tr>"
        cells = []
        for cell in with_texts(row, ("td", "th")):
            if isinstance(cell, str):
                cells.append(f"<td>{text(cell)}</td>")
            elif (name := book_name(cell)) in ("td", "th"):
                inner = self.content(cell, name == "td")
                cells.append(self._around(name, self._attributes(cell, name), inner))
            else:
                cells.append(f"<td>{self._element(cell, book_name(cell), _FLOW)}</td>")
        return f"<tr{self._attributes(row, 'tr')}>{''.join(cells)}</tr>"

    def _figure(self, figure: etree._Element, stays: str) -> str:
        """A figure with one caption, at its end, or at its start if it was there."""
        captions = [child for child in figure if book_name(child) == "figcaption"]
        if not captions:
            return self._around("figure", stays, self.content(figure, _FLOW))
        first = captions[0]
        leads = not (figure.text or "").strip() and figure.index(first) == 0
        made = self._around("figcaption", self._attributes(first, "figcaption"), self.content(first, _FLOW))
        parts = [text(figure.text or "")]
        for child in figure:
            shown = "" if child is first else self._element(child, book_name(child), _FLOW)
            parts += (shown, text(child.tail or ""))
        return self._around("figure", stays, "".join([made, *parts] if leads else [*parts, made]))

    def _attributes(self, element: etree._Element, name: str, kind: str = "") -> str:
        """The attributes of an element that stay, and what replaces old ones. `kind` is a class of ours."""
        made = ""
        own = element.get("id") or (element.get("name") if name == "a" else None)
        if own and (id_ := identifier(own.strip(), self._prefix)) not in self.ids:
            self.ids.add(id_)
            made += attribute("id", id_)
        style = safe_style(element.get("style") or "")
        align = ALIGN.get((element.get("align") or "").lower(), "")
        if align and name != "img":
            style = f"text-align: {align}; {style}".rstrip("; ")
        classes = [part for part in (element.get("class") or "").split() if part in ALIGNMENTS]
        if align in ("left", "right", "center") and name == "img":
            classes.append(f"align{align}")
        if name_of(element) == "center":
            style = f"text-align: center; {style}".rstrip("; ")
        if classes := [kind, *classes] if kind else classes:
            made += attribute("class", " ".join(classes))
        if style:
            made += attribute("style", style)
        for key, value in element.attrib.items():
            if isinstance(key, str) and isinstance(value, str) and safe_attribute(name, key, value):
                made += attribute(key, value)
                made += attribute("xml:lang", value) if key == "lang" else ""
        return made


def _file_name(url: str) -> str:
    return url.partition("?")[0].rstrip("/").rpartition("/")[2]
