"""The media records of a page: the images in a body, and the featured one."""

from urllib.parse import unquote

from converters import lazy_re
from converters.formats.html.reader.dom import Node, attribute, classes, find, parsed
from converters.io import urls
from converters.io.media_types import mime_of
from converters.model import Media

_WORDPRESS_ID = lazy_re.compile(r"\bwp-image-(\d+)\b")


def images(body: str, featured: str, alt: str, parent: str) -> tuple[tuple[Media, ...], str]:
    """The files that a body shows, with the featured image (its URL and alternative text), and the id of that image."""
    found: dict[str, Media] = {}
    for image in parsed(body).css("img[src]") if "<img" in body else ():
        source = attribute(image, "src")
        if source.startswith(("http", "/", ".")) and attribute(image, "width") != "1":
            found.setdefault(source, _described(image, source, parent))
    if not featured or featured.startswith("data:"):
        return tuple(found.values()), ""
    known = found.get(featured)
    found[featured] = record = known if known and known.id else _file(featured, featured, parent, alt=alt)
    return tuple(found.values()), record.id


def _described(image: Node, source: str, parent: str) -> Media:
    attachment_id = attribute(image, "data-attachment-id")
    number = _WORDPRESS_ID.search(attribute(image, "class"))
    return _file(
        source,
        attachment_id or (number[1] if number else ""),
        parent,
        alt=attribute(image, "alt"),
        title=attribute(image, "title"),
        caption=_caption(image),
    )


def _file(url: str, number: str, parent: str, *, alt: str = "", title: str = "", caption: str = "") -> Media:
    path = unquote(urls.split(url).path)
    upload = path.partition("/wp-content/uploads/")[2]
    mime = mime_of(path)
    return Media(
        id=number, url=url, path=upload, title=title, alt=alt, caption=caption, parent=parent, mime=mime
    )


def _caption(image: Node) -> str:
    at: Node | None = image.parent
    for _ in range(4):
        if at is None:
            break
        if at.tag == "figure" or "wp-caption" in classes(at):
            text = find(at, "figcaption, .wp-caption-text")
            return (text.inner_html or "").strip() if text is not None else ""
        at = at.parent
    return ""
