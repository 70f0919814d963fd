"""A post as linked data (JSON-LD): schema.org's `BlogPosting` or `WebPage`, its comments as `Comment`."""

from collections.abc import Mapping
from typing import Any

from converters.model import Comment, Post


def linked_data(article: Mapping[str, Any], language: str, anonymous: str) -> dict[str, Any]:
    """The linked data of an article (see `article`). `anonymous` is the name of a commenter without one."""
    post: Post = article["post"]
    url = article["canonical"]
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "WebPage" if post.type == "page" else "BlogPosting",
            "@id": url,
            "url": url,
            "headline": article["name"],
            "datePublished": post.date,
            "dateModified": post.modified,
            "inLanguage": language,
            "author": article["author_name"]
            and _without_empty(
                {"@type": "Person", "name": article["author_name"], "url": article["author"].url}
            ),
            "image": article["image"].url if article["image"] else "",
            "articleSection": [ref.name for ref in post.terms if ref.taxonomy == "category"],
            "keywords": [ref.name for ref in post.terms if ref.taxonomy == "post_tag"],
            "commentCount": article["comment_number"],
            "comment": [
                _comment(shown, url, anonymous) for shown in (*article["comments"], *article["mentions"])
            ],
        }
    )


def _comment(shown: Mapping[str, Any], url: str, anonymous: str) -> dict[str, Any]:
    comment: Comment = shown["comment"]
    return _without_empty(
        {
            "@type": "Comment",
            "@id": f"{url}#{shown['id']}",
            "author": _without_empty(
                {"@type": "Person", "name": shown["name"] or anonymous, "url": shown["url"]}
            ),
            "datePublished": comment.date,
            "upvoteCount": comment.likes,
            "parentItem": shown["answers"] and {"@id": f"{url}#{shown['answers']}"},
        }
    )


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
