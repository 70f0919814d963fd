"""What a page says of itself in JSON-LD (schema.org), as fields of a post."""

import re
from collections.abc import Iterator
from typing import Any, Final

from converters.formats.html.reader.dom import Node, folded, parsed, text_of
from converters.io.json import loads

ARTICLES: Final = frozenset(
    "BlogPosting Article NewsArticle SocialMediaPosting TechArticle Report ScholarlyArticle Review "
    "OpinionNewsArticle AnalysisNewsArticle ReportageNewsArticle BackgroundNewsArticle ReviewNewsArticle Recipe "
    "LiveBlogPosting DiscussionForumPosting AdvertiserContentArticle".split()
)
"""Types of schema.org that are a post."""
_WRAPPED: Final = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
"""What old rules put around a script."""

Facts = dict[str, list[str]]
"""Fields as in a profile's `post`; each with what is said, best first."""


def facts(root: Node) -> Facts:
    """The fields of the article that the page is about; nothing where it says none."""
    nodes = [
        node for script in root.css('script[type="application/ld+json"]') for node in _nodes(script.text())
    ]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _types(node) & ARTICLES), None)
    found: Facts = {}
    if article:
        _read(article, by_id, found)
    page = next((node for node in nodes if "WebPage" in _types(node)), None)
    if page and article is None:
        _add(found, "modified", page.get("dateModified"))
        _add(found, "date", page.get("datePublished"))
        _add(found, "excerpt", page.get("description"))
        _add(found, "language", page.get("inLanguage"))
    if site := next((node for node in nodes if "WebSite" in _types(node)), None):
        _add(found, "site_title", site.get("name"))
        _add(found, "site_description", site.get("description"))
        _add(found, "site_url", site.get("url"))
    return found


def _read(article: dict[str, Any], by_id: dict[str, Any], found: Facts) -> None:
    _add(found, "title", article.get("headline") or article.get("name"))
    _add(found, "date", article.get("datePublished") or article.get("dateCreated"))
    _add(found, "modified", article.get("dateModified"))
    _add(found, "excerpt", article.get("description"))
    _add(found, "language", article.get("inLanguage"))
    _add(found, "body_text", article.get("articleBody"))
    _add(found, "address", article.get("url"))
    authors = [_person(one, by_id) for one in _list(article.get("author") or article.get("creator"))]
    names = [name for name, _ in authors if name]
    _add(found, "author", ", ".join(names))
    _add(found, "author_url", next((url for _, url in authors if url), ""))
    for one in _list(article.get("articleSection")):
        _add(found, "categories", one)
    keywords = article.get("keywords")
    for one in keywords.split(",") if isinstance(keywords, str) else _list(keywords):
        _add(found, "tags", one)
    for one in _list(article.get("image") or article.get("thumbnailUrl")):
        image = by_id.get(one.get("@id", ""), one) if isinstance(one, dict) else one
        _add(
            found,
            "image",
            (image.get("url") or image.get("contentUrl")) if isinstance(image, dict) else image,
        )
    count = article.get("commentCount")
    _add(found, "comment_count", str(count) if isinstance(count, int) else count)


def _person(one: Any, by_id: dict[str, Any]) -> tuple[str, str]:
    if isinstance(one, str):
        return ("", "") if one.startswith("http") else (folded(one), "")
    if isinstance(one, dict):
        person = by_id.get(one.get("@id", ""), one) if not one.get("name") else one
        name, url = person.get("name"), person.get("url")
        name = name[0] if isinstance(name, list) and name else name
        return folded(name) if isinstance(name, str) else "", url if isinstance(url, str) else ""
    return "", ""


def _add(found: Facts, name: str, value: Any) -> None:
    if isinstance(value, str) and value.strip():
        text = text_of(parsed(value)) if "&" in value or "<" in value else value.strip()
        if text:
            found.setdefault(name, []).append(text)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _types(node: dict[str, Any]) -> set[str]:
    return {str(one).rpartition("/")[2] for one in _list(node.get("@type"))}


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Every object of a script, those of its `@graph` and what it is mainly about too."""
    text = _WRAPPED.sub("", text).strip().rstrip(";")
    try:
        data = loads(text)
    except (ValueError, RecursionError):
        return
    waiting = _list(data)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict):
            if node.get("@type"):
                yield node
            waiting += [*_list(node.get("@graph")), *_list(node.get("mainEntity"))]
            main = node.get("mainEntityOfPage")
            if isinstance(main, dict) and len(main) > 2:
                waiting.append(main)
        elif isinstance(node, list):
            waiting += node
