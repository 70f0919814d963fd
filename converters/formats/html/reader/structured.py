"""Reads JSON-LD (schema.org) in a page as fields of a post."""

from collections.abc import Iterator
from typing import Any, Final

from converters import lazy_re
from converters.formats.html.reader.dom import Node, folded, parsed, text_of
from converters.io.json import loads

ARTICLES: Final = frozenset(
    "BlogPosting Article NewsArticle SocialMediaPosting TechArticle Report ScholarlyArticle Review "
    "OpinionNewsArticle AnalysisNewsArticle ReportageNewsArticle BackgroundNewsArticle ReviewNewsArticle Recipe "
    "LiveBlogPosting DiscussionForumPosting AdvertiserContentArticle".split()
)
"""Types of schema.org that are posts."""
LISTS: Final = frozenset({"CollectionPage", "SearchResultsPage"})
"""Types of schema.org that are pages with lists of posts."""
LONGER: Final = 1.25
LONGER_BY: Final = 200
"""A text in structured data has more than a page shows, if it is this many times as long, and this many characters longer."""
_WRAPPED: Final = lazy_re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
"""The comment or CDATA section that old pages put around a script."""

Fields = dict[str, list[str]]
"""Fields as in a profile's `post`; each with its values, best first."""


def structured_fields(root: Node) -> Fields:
    """The fields of the article that the page is about; empty without JSON-LD."""
    nodes = [
        node for script in root.css('script[type="application/ld+json"]') for node in _nodes(script.text())
    ]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _types(node) & ARTICLES), None)
    found: Fields = {}
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


def page_types(root: Node) -> set[str]:
    """The types of all that the JSON-LD of a page describes."""
    scripts = root.css('script[type="application/ld+json"]')
    return set().union(*(_types(node) for script in scripts for node in _nodes(script.text())))


def page_urls(root: Node) -> list[tuple[str, int]]:
    """The URLs that the JSON-LD of a page gives for the page itself, each with a weight."""
    found: list[tuple[str, int]] = []
    nodes = [
        node for script in root.css('script[type="application/ld+json"]') for node in _nodes(script.text())
    ]
    articles = [node for node in nodes if _types(node) & ARTICLES][:1]
    pages = [node for node in nodes if "WebPage" in _types(node)][:1]
    for node in articles:
        main = node.get("mainEntityOfPage")
        main = main.get("@id") or main.get("url") if isinstance(main, dict) else main
        found += [
            (value, weight) for value, weight in ((main, 3), (node.get("url"), 2)) if isinstance(value, str)
        ]
    for node in (*articles, *pages):
        values = (node.get("@id"), node.get("url") if node not in articles else None)
        found += [(value.partition("#")[0], 1) for value in values if isinstance(value, str)]
    return found


def _read(article: dict[str, Any], by_id: dict[str, Any], found: Fields) -> None:
    _add(found, "title", article.get("headline") or article.get("name"))
    _add(found, "date", article.get("datePublished") or article.get("dateCreated"))
    _add(found, "modified", article.get("dateModified"))
    _add(found, "excerpt", article.get("description"))
    _add(found, "language", article.get("inLanguage"))
    _add(found, "body_text", article.get("articleBody"))
    _add(found, "address", article.get("url"))
    authors = [_person(author, by_id) for author in _list(article.get("author") or article.get("creator"))]
    names = [name for name, _ in authors if name]
    _add(found, "author", ", ".join(names))
    _add(found, "author_url", next((url for _, url in authors if url), ""))
    for section in _list(article.get("articleSection")):
        _add(found, "categories", section)
    keywords = article.get("keywords")
    for keyword in keywords.split(",") if isinstance(keywords, str) else _list(keywords):
        _add(found, "tags", keyword)
    for value in _list(article.get("image") or article.get("thumbnailUrl")):
        image = by_id.get(value.get("@id", ""), value) if isinstance(value, dict) else value
        _add(
            found,
            "image",
            (image.get("url") or image.get("contentUrl")) if isinstance(image, dict) else image,
        )
    count = article.get("commentCount")
    _add(found, "comment_count", str(count) if isinstance(count, int) else count)


def _person(value: Any, by_id: dict[str, Any]) -> tuple[str, str]:
    if isinstance(value, str):
        return ("", "") if value.startswith("http") else (folded(value), "")
    if isinstance(value, dict):
        person = by_id.get(value.get("@id", ""), value) if not value.get("name") else value
        name, url = person.get("name"), person.get("url")
        name = name[0] if isinstance(name, list) and name else name
        return folded(name) if isinstance(name, str) else "", url if isinstance(url, str) else ""
    return "", ""


def _add(found: Fields, name: str, value: Any) -> None:
    if isinstance(value, str) and value.strip():
        text = text_of(parsed(value)) if "&" in value or "<" in value else value.strip()
        if text:
            found.setdefault(name, []).append(text)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _types(node: dict[str, Any]) -> set[str]:
    return {str(type_).rpartition("/")[2] for type_ in _list(node.get("@type"))}


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield every object of a script, with those in `@graph` and `mainEntity`."""
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


def longer_in_data(stated: str, body: str) -> int:
    """The characters of the text of a post in structured data, if they are many more than those of its body, which is HTML; else 0."""
    length = len(stated)
    if length <= LONGER_BY or length <= LONGER * len(text_of(parsed(body))) + LONGER_BY:
        return 0
    return length
