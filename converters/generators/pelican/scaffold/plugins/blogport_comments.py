"""Pelican plug-in: gives articles and pages their `thread`, out of content/comments/SLUG/ID.md.

A comment's file has the header of pelican_comment_system (date, author, website, replyto) and
a body of HTML; of Markdown only where the header says `format: markdown`, which blogport never
does: what commenters wrote was made harmless as HTML, and as Markdown it could be a link to a
script again. Titles and names are plain text in the headers, and are escaped here, so that any
theme shows them as they are. Terms and authors keep the slugs that data/slugs.json has for their
names. The words of templates are in data/words.json, by language.
"""

import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feedgenerator import Enclosure  # type: ignore[import-untyped,unused-ignore]
from markdown import Markdown  # type: ignore[import-untyped,unused-ignore]
from markupsafe import escape
from pelican import signals  # type: ignore[import-untyped,unused-ignore]

from converters import lazy_re

Comment = dict[str, Any]

MENTIONS = ("pingback", "trackback", "webmention", "mention")
"""Types of comments that other sites sent."""

FIELD = lazy_re.compile(r"([A-Za-z0-9_-]+):[ \t]*(.*)")


def prepare(generator: Any, metadata: dict[str, Any]) -> None:
    """Before Pelican makes an article or page of what it read."""
    title = metadata.get("title", "")
    metadata["title"] = escape("\n".join(title) if isinstance(title, list) else title)
    slugs = slugs_of(generator)
    for tag in metadata.get("tags", ()):
        set_slug(tag, slugs.get("tags", {}))
    if "category" in metadata:
        set_slug(metadata["category"], slugs.get("categories", {}))
    if "author" in metadata:
        set_slug(metadata["author"], slugs.get("authors", {}))
    if "slug" in metadata:
        metadata["thread"] = thread(Path(generator.settings["PATH"], "comments", metadata["slug"]))


def slugs_of(generator: Any) -> dict[str, dict[str, str]]:
    """Name -> slug, for categories, tags and authors; name -> id of authors in `author_ids`."""
    if not hasattr(generator, "blogport_slugs"):
        generator.blogport_slugs = data(generator.settings, "slugs")
    slugs: dict[str, dict[str, str]] = generator.blogport_slugs
    return slugs


def data(settings: Any, name: str) -> Any:
    """A data file of the site; an empty table where it is not there."""
    path = Path(settings["PATH"]).parent / "data" / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def set_slug(term: Any, slugs: dict[str, str]) -> None:
    """Give a term the slug that it had, if it is not an empty one."""
    term.slug = slugs.get(term.name) or term.slug or "-"


def thread(folder: Path) -> list[tuple[Comment, int]]:
    """The comments in a folder as (comment, level), answers under what they answer.

    One that has a status (pending, spam, trash) is not shown; take the status away to show it.
    """
    if not folder.is_dir():
        return []
    comments: dict[str, Comment] = {}
    for path in folder.glob("*.md"):
        comment = read(path)
        comments[comment["id"]] = comment
    replies: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in sorted(comments.values(), key=place):
        parent = comment.get("replyto", "")
        replies[parent if parent in comments else ""].append(comment)
    for siblings in replies.values():
        siblings[:] = by_time(siblings)
    shown = []
    tops = sorted(replies[""], key=lambda comment: comment["type"] in MENTIONS)
    waiting = [(comment, 1) for comment in reversed(tops)]
    while waiting:
        comment, level = waiting.pop()
        if not comment.get("status"):
            shown.append((comment, level))
        waiting.extend((reply, level + 1) for reply in reversed(replies.pop(comment["id"], ())))
    return shown


def read(path: Path) -> Comment:
    """One comment: its fields in lower case, `id`, `time` and `body`."""
    head, _, body = path.read_text("utf-8").partition("\n\n")
    comment: Comment = {"author": "", "website": "", "type": "comment"}
    comment.update(
        (found[1].lower(), found[2].strip()) for found in map(FIELD.match, head.split("\n")) if found
    )
    if comment.get("format", "").lower() == "markdown":
        body = Markdown().convert(body)
    return comment | {"id": path.stem, "time": moment(comment.get("date", "")), "body": body}


def moment(text: str) -> datetime | None:
    """A date; one without an offset is taken for UTC."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def by_time(comments: list[Comment]) -> list[Comment]:
    """The earliest first; those without a date keep their place."""
    dated = iter(sorted((one for one in comments if one["time"]), key=lambda one: one["time"]))
    return [next(dated) if one["time"] else one for one in comments]


def place(comment: Comment) -> tuple[float, tuple[int, int, str]]:
    """The place in the blog's own order, if that is not the order of the ids."""
    order = str(comment.get("order", ""))
    return int(order) if order.isascii() and order.isdigit() else float("inf"), natural(comment["id"])


def natural(name: str) -> tuple[int, int, str]:
    """Numbers by their value."""
    return (0, int(name), name) if name.isascii() and name.isdigit() else (1, 0, name)


def day(date: datetime, words: dict[str, str]) -> str:
    """A day as the language writes it."""
    month = words["months"].split()[date.month - 1]
    return words["date"].format(day=date.day, month=month, year=date.year)


def day_and_time(text: str, words: dict[str, str]) -> str:
    """A date as the language writes it."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{day(time, words)}{words['clock']}{time:%H:%M}"


def add_filters(generator: Any) -> None:
    """Filters for templates: `words` of a language, dates in it, whether a comment `is_by` the author of a post, and the
    form of a comment system."""
    known = data(generator.settings, "words")
    main: dict[str, str] = known.get(generator.settings["DEFAULT_LANG"]) or next(iter(known.values()), {})
    ids = slugs_of(generator).get("author_ids", {})

    def is_by(comment: Comment, post: Any) -> bool:
        """Whether the author of a post wrote a comment."""
        id_ = ids.get(post.author.name, "") if hasattr(post, "author") else ""
        return bool(id_) and comment.get("user") == id_

    form = data(generator.settings, "comment_form")
    generator.env.filters |= {
        "comment_form": lambda _: form,
        "words": lambda language: known.get(language, main),
        "day": day,
        "day_and_time": day_and_time,
        "is_by": is_by,
    }


def add_episodes(context: dict[str, Any], feed: Any) -> None:
    """Give the entries of a feed the files of their episodes (`Podcast: URL LENGTH TYPE`)."""
    site = context["SITEURL"]
    files = {
        f"{site}/{article.url}": article.podcast
        for article in context["articles"]
        if hasattr(article, "podcast")
    }
    for item in feed.items:
        parts = files.get(item["link"], "").split()
        if len(parts) == 3:
            url, length, type_ = parts
            item["enclosures"] = [Enclosure(f"{site}{url}" if url.startswith("/") else url, length, type_)]


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_context.connect(prepare)
    signals.page_generator_context.connect(prepare)
    signals.generator_init.connect(add_filters)
    signals.feed_generated.connect(add_episodes)
