"""The files that a page of an export shows. An export often names a wrong one: all images of a post are its last, or another post's.

Files are named by their posts: `media/ID.jpg`, or `media/ID_0.jpg`, `media/ID_1.jpg` for several, in the order of the text
(seen in exports of three people; reported to Tumblr as tumblr/docs#37).
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from lxml import etree

from converters import lazy_re
from converters.io.sources import Source
from converters.markup.html import parse

Media = Mapping[str, Sequence[tuple[str, Source]]]
"""The id of a post -> the names and files of its images and films, in order."""

_LOCAL: Final = lazy_re.compile(r"(?:\.\./)+media/((\d+)(?:_\d+)?\.\w+)\s*$")
_ATTRIBUTES: Final = ("src", "href", "poster")
_SHOWN: Final = ("img", "video", "audio", "iframe", "object", "embed")
_FILMS: Final = (".mp4", ".mov", ".webm", ".m4v")
_SOUNDS: Final = (".mp3", ".m4a", ".ogg", ".wav")


class Found(NamedTuple):
    """How many images were given their own file, how many show a wrong one or none, and the names that are shown."""

    repaired: int
    wrong: int
    used: tuple[str, ...]


def restored(root: etree._Element, post: str, media: Media, base: str) -> Found:
    """Give each image of a text its own file, and its address as `base/media/NAME`. The tree is changed."""
    own = [name for name, _ in media.get(post, ())]
    places = [
        (node, name, found)
        for node in root.iter(etree.Element)
        for name in _ATTRIBUTES
        if (found := _LOCAL.search(node.get(name) or ""))
    ]
    images = [place for place in places if place[1] == "src"]
    if own and not images and next(root.iter(*_SHOWN), None) is None:
        _put_first(root, own, base)
        return Found(len(own), 0, tuple(own))
    by_order = len(own) == len(images)
    known = {name for files in media.values() for name, _ in files}
    repaired = wrong = number = 0
    used: list[str] = []
    for node, attribute, found in places:
        name = found[1]
        if attribute == "src":
            right = own[number] if by_order else own[0] if len(own) == 1 else name
            number += 1
            repaired += right != name
            name = right
            wrong += name not in known or name.partition(".")[0].partition("_")[0] != post
        node.set(attribute, f"{base}/media/{name}")
        node.attrib.pop("srcset", None)
        used.append(name)
    return Found(repaired, wrong, tuple(dict.fromkeys(used)))


def _put_first(root: etree._Element, names: Sequence[str], base: str) -> None:
    """Put files that the text lost before it."""
    html = "".join(f"<p>{_element(name, f'{base}/media/{name}')}</p>" for name in names)
    for number, node in enumerate(parse(html)):
        if number == 0:
            node.tail, root.text = root.text, None
            root.insert(0, node)
        else:
            root[number - 1].addnext(node)
            node.tail, root[number - 1].tail = root[number - 1].tail, None


def _element(name: str, url: str) -> str:
    if name.lower().endswith(_FILMS):
        return f'<video src="{escape(url)}" controls=""></video>'
    if name.lower().endswith(_SOUNDS):
        return f'<audio src="{escape(url)}" controls=""></audio>'
    return f'<img src="{escape(url)}" alt="">'
