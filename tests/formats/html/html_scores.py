"""Judges what the reader of web pages made of pages whose truth is known. It knows nothing of the reader.

Truth comes from the export that the pages were made of, read with the standard library's parser, and
rendered with WordPress's rules; texts are compared with white space and typographic quotes folded.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from converters.diagnostics import Diagnostics
from converters.markup import wordpress
from converters.markup.html import plain
from converters.model import Markup, Media, Post
from converters.site.index import SiteIndexBuilder

QUOTES = str.maketrans({
    "“": '"', "”": '"', "„": '"', "″": '"', "‘": "'", "’": "'", "′": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " ", "×": "x",
})  # fmt: skip


class Score(NamedTuple):
    """How many of how many were right; `wrong` says which not."""

    right: int
    of: int
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return 100 * self.right / self.of if self.of else 100.0


def folded(html: str) -> str:
    """The text of HTML as it is compared."""
    text = plain(html).translate(QUOTES)
    return re.sub(r"\s+", "", text.replace("---", "-").replace("--", "-")).lower()


def truth(path: Path) -> dict[str, Post]:
    """The posts of an export by slug, their bodies and comments as HTML."""
    channel = ET.parse(path).getroot()[0]
    index, diagnostics = SiteIndexBuilder(), Diagnostics()
    items = channel.findall("item")
    for item in items:
        if item.findtext("{*}post_type") == "attachment":
            url = item.findtext("{*}attachment_url") or ""
            index.add_media(
                Media(
                    id=item.findtext("{*}post_id") or "",
                    url=url,
                    parent=item.findtext("{*}post_parent") or "",
                    caption=_content(item, "excerpt"),
                    title=item.findtext("title") or "",
                )
            )
    site_index = index.finish()
    found = {}
    for item in items:
        if item.findtext("{*}post_type") not in ("post", "page"):
            continue
        post = Post(
            id=item.findtext("{*}post_id") or "",
            type=item.findtext("{*}post_type") or "",
            slug=item.findtext("{*}post_name") or "",
            title=plain(item.findtext("title") or ""),
            date=(item.findtext("{*}post_date") or "").replace(" ", "T"),
            password=item.findtext("{*}post_password") or "",
        )
        body = wordpress.render(_content(item, "content"), wordpress.Context(post, site_index, diagnostics))
        comments = [
            {
                name: comment.findtext(f"{{*}}comment_{name}") or ""
                for name in ("id", "parent", "author", "author_url", "date", "type", "approved", "content")
            }
            for comment in item.findall("{*}comment")
        ]
        found[post.slug] = (
            post,
            Markup(text=body, dialect="html"),
            [one for one in comments if one["approved"] == "1"],
        )
    return found  # type: ignore[return-value]


def _content(item: ET.Element, kind: str) -> str:
    return next((one.text or "" for one in item if one.tag.endswith(f"{kind}/}}encoded")), "")


def judge(records: list[dict[str, Any]], export: Path) -> dict[str, Score]:
    """Scores in percent by name, of archive lines against the export they were made of."""
    true = truth(export)
    counts: dict[str, list[tuple[bool, str]]] = {name: [] for name in (
        "comments found", "comments false", "parents", "authors", "dates", "types", "texts", "bodies", "titles", "post dates", "terms",
    )}  # fmt: skip
    for record in records:
        if record["record"] != "post":
            continue
        if record["slug"] not in true:
            counts["comments false"] += [(True, record["slug"])] * len(record.get("comments", ()))
            continue
        post, body, comments = true[record["slug"]]
        name = record["slug"]
        counts["titles"].append((folded(record.get("title", "")) == folded(post.title), name))
        counts["post dates"].append((record.get("date", "")[:19] == post.date, name))
        if not post.password:
            counts["bodies"].append(
                (folded(record.get("body", {}).get("text", "")) == folded(body.text), name)
            )
            _judge_comments(record.get("comments", []), comments, name, counts)
    return {
        name: Score(
            sum(right for right, _ in rows), len(rows), tuple(where for right, where in rows if not right)
        )
        for name, rows in counts.items()
        if rows
    }


def _judge_comments(
    found: list[dict[str, Any]],
    true: list[dict[str, str]],
    name: str,
    counts: dict[str, list[tuple[bool, str]]],
) -> None:
    """Ids may differ (an import gives new ones): a comment is known by its author, then its date or text."""
    left = list(found)
    pairs: dict[str, dict[str, Any]] = {}
    for one in true:
        same = [other for other in left if _alike(one, other)]
        best = max(same, key=lambda other: _likeness(one, other), default=None)
        counts["comments found"].append((best is not None, f"{name} {one['id']}"))
        if best is not None:
            left.remove(best)
            pairs[one["id"]] = best
    counts["comments false"] += [(False, f"{name} {one.get('id')}") for one in left]
    counts["comments false"] += [(True, name)] * len(pairs)
    for one in true:
        if (got := pairs.get(one["id"])) is None:
            continue
        where = f"{name} {one['id']}"
        parent = pairs.get(one["parent"], {}).get("id", "") if one["parent"] != "0" else ""
        counts["parents"].append((got.get("parent", "") == parent, where))
        counts["types"].append((got["type"] == (one["type"] or "comment"), where))
        shown = got["type"] == "comment" or "body" in got  # a theme shows no more of a pingback than its link
        counts["authors"].append(
            (
                folded(got["author"].get("name", "")) == folded(one["author"])
                or (one["author"] == "themedemos"),
                where,
            )
        )
        if shown:
            counts["dates"].append((got.get("date", "")[:19] == one["date"].replace(" ", "T"), where))
            counts["texts"].append(
                (
                    folded(got.get("body", {}).get("text", ""))
                    == folded(wordpress.render_comment(one["content"])),
                    where,
                )
            )


def _alike(one: dict[str, str], other: dict[str, Any]) -> bool:
    return _likeness(one, other) >= 2


def _likeness(one: dict[str, str], other: dict[str, Any]) -> int:
    return (
        2 * (folded(other["author"].get("name", "")) == folded(one["author"]))
        + 2 * (other.get("date", "")[:19] == one["date"].replace(" ", "T"))
        + (folded(other.get("body", {}).get("text", "")) == folded(wordpress.render_comment(one["content"])))
    )


class Words(HTMLParser):
    """The words of HTML, by the standard library's parser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._skip += tag in ("script", "style")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._skip -= tag in ("script", "style")
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.parts.append(data)


def words(html: str) -> Counter[str]:
    """How often each word is in HTML; each character of scripts without blanks between words is one."""
    parser = Words()
    parser.feed(html)
    return Counter(
        re.findall(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|[^\W_]+", "".join(parser.parts).lower())
    )


def likeness(found: str, expected: str) -> tuple[float, float, float]:
    """Precision, recall and their mean (F1), by words, 0 to 100."""
    got, wanted = words(found), words(expected)
    same = sum((got & wanted).values())
    precision = 100 * same / max(1, sum(got.values()))
    recall = 100 * same / max(1, sum(wanted.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
