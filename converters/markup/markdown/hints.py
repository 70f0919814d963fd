"""Small signs in HTML: the language of code, footnotes, the comments that mean something."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.io.character_references import unescape

_CLASSES: Final = lazy_re.compile(r'class="([^"]*)"')
_PLAIN_NAME: Final = lazy_re.compile(r"[\w:-]+")
"""A name of which no character is written as a reference."""
_COMMENTS: Final = lazy_re.compile(r"(more|nextpage)(?:\s|$)")
_LANGUAGE_CLASS: Final = lazy_re.compile(r"(?:^|\s)(?:lang(?:uage)?-|lang:|brush:\s*)([\w+#.-]+)")
_ATTRIBUTES: Final = ("data-language", "data-lang", "data-enlighter-language", "lang")
_NO_LANGUAGE: Final = frozenset(
    "code prettyprint linenums hljs highlight wp-block-code syntax sourcecode literal codecolorer crayon generic "
    "raw plain text none wp-block-preformatted wp-block-verse".split()
)
_KNOWN: Final = frozenset(
    "actionscript apache applescript asm awk bash basic c clojure cmake coffeescript console cpp csharp css d dart "
    "delphi diff docker dockerfile elixir elm erlang fortran fsharp go graphql groovy haskell html http ini java "
    "javascript js json jsx julia kotlin latex less lisp lua make makefile markdown matlab nginx nix objc ocaml "
    "octave pascal perl php powershell prolog puppet python py r rb ruby rust sass scala scheme scss sh shell sql "
    "swift tcl terraform tex toml ts tsx typescript vb vbnet vhdl vim xhtml xml yaml yml zsh".split()
)


def comment_mark(text: str) -> str:
    """`more` or `nextpage` for WordPress's own comments, else nothing: comments are not seen."""
    found = _COMMENTS.match(text)
    return found[1] if found else ""


def language(pre: etree._Element) -> str:
    """The language of a block of code, in lower case, from wherever themes and plug-ins put it."""
    code = pre.find("code")
    for element in (code, pre):
        if element is None:
            continue
        classes = element.get("class", "")
        if found := _LANGUAGE_CLASS.search(classes):
            return _named(found[1])
        for attribute in _ATTRIBUTES:
            if value := element.get(attribute, "").strip():
                return _named(value)
        for word in classes.split():
            if word.lower() in _KNOWN:
                return word.lower()
    return ""


def _named(word: str) -> str:
    word = word.strip(";,.").lower()
    return "" if word in _NO_LANGUAGE or not re.fullmatch(r"[\w+#.-]+", word) else word


def footnote_number(sup: etree._Element) -> str:
    """The number that a footnote's reference shows, if this is one."""
    classes = sup.get("class", "").split()
    link = sup.find("a")
    if link is None:
        return ""
    if not ({"fn", "footnote-ref"} & set(classes) or "footnote-ref" in link.get("class", "").split()):
        return ""
    return (link.text or "").strip()


def is_footnotes(element: etree._Element) -> bool:
    """Whether the element holds the footnotes of the body."""
    return bool({"wp-block-footnotes", "footnotes", "footnote"} & set(element.get("class", "").split()))


def leads_back(link: etree._Element) -> bool:
    """Whether a link leads from a footnote to its reference."""
    is_marked = "footnote-backref" in link.get("class", "") or link.get("href", "").endswith("-link")
    return is_marked and any(is_footnotes(up) for up in link.iterancestors("ol", "section", "div"))


def is_wrapper(figure: etree._Element) -> bool:
    """Whether a `figure` says nothing: it has no caption, and is no gallery of figures that have."""
    return figure.find("figcaption") is None and all(
        inner.find("figcaption") is None for inner in figure.iterfind("figure")
    )


def fragment_targets(body: etree._Element) -> frozenset[str]:
    """The ids that links of the body lead to."""
    return frozenset(
        href[1:]
        for link in body.iter("a")
        if (href := link.get("href", "")).startswith("#") and len(href) > 1
    )


def kept(element: etree._Element, keep: frozenset[str]) -> Iterator[str]:
    """What the element has of the classes and attributes that the user wants kept."""
    if not keep or not element.attrib:
        return
    for word in element.get("class", "").split():
        if word in keep:
            yield f"class={word}"
    for name, value in element.attrib.items():
        if str(name) in keep:
            yield f"{name}={' '.join(str(value).split())}"


@cache
def _are_plain(keep: frozenset[str]) -> bool:
    return all(map(_PLAIN_NAME.fullmatch, keep))


def kept_in(html: str, keep: frozenset[str]) -> frozenset[str]:
    """Those of the classes and attributes that the user wants kept that canonical HTML may have: a look that costs little."""
    if _are_plain(keep) and not any(name in html for name in keep):
        return frozenset()
    names = {before.rpartition(" ")[2] for before in html.split('="')}
    for found in _CLASSES.findall(html):
        names.update(unescape(found).split())
    return keep.intersection(names)
