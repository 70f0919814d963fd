"""Writes a blog as one Atom feed (RFC 4287) that is complete (RFC 5005, section 2), comments as replies (RFC 4685)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Final
from xml.sax.saxutils import escape, quoteattr

from converters.plugins import (
    Comment,
    Diagnostics,
    Dialect,
    Fields,
    Media,
    Output,
    Post,
    Record,
    Run,
    Site,
    SiteIndex,
    Writer,
    guarded,
    host_of,
    split,
)

HEAD: Final = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"
 xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang={language}>
<generator>blogport-feeds</generator>
<fh:complete/>
"""
NO_DATE: Final = "1970-01-01T00:00:00-00:00"
"""An Atom entry cannot be without `updated`."""
NOT_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class AtomWriter(Writer):
    """One Atom feed with all posts and comments, for feed readers and archives."""

    single_file: ClassVar[bool] = True
    public: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    signature: ClassVar[bytes] = b"<generator>blogport-feeds</generator>"
    carries: ClassVar[Fields] = Fields(
        site="title url description language",
        author="name url",
        media="url mime title parent",
        post="id status title url date modified author body excerpt terms.taxonomy terms.slug terms.name",
        comment="id parent author.name author.url date body",
    )

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """The feed's head, then an entry for each post and each comment; drafts are left out."""
        site_index = run.site_index
        with out.open() as stream:
            for record in records:
                with guarded(diagnostics, record):
                    if isinstance(record, Site):
                        stream.write(_feed(record, site_index).encode())
                    elif isinstance(record, Post) and record.status != "publish":
                        diagnostics.leave_out(record, "draft")
                        continue
                    elif isinstance(record, Media) and record.parent not in site_index.summaries:
                        diagnostics.leave_out(record, "of no post")
                        continue
                    elif isinstance(record, Post):
                        _write_entries(stream, record, site_index)
                    diagnostics.wrote(record)
            stream.write(b"</feed>\n")


def _write_entries(stream: BinaryIO, post: Post, site_index: SiteIndex) -> None:
    """The post and its comments, made before the first is written: what fails leaves no half of it."""
    entries = [_post(post, site_index), *(_comment(comment, post, site_index) for comment in post.comments)]
    stream.write("".join(entries).encode())


def _feed(site: Site, site_index: SiteIndex) -> str:
    latest = max((summary.date for summary in site_index.summaries.values()), default="")
    return (
        HEAD.format(language=_quoted(site.language))
        + _tag("id", site.url or _id("site", "", site_index))
        + _tag("title", site.title)
        + (_tag("subtitle", site.description) if site.description else "")
        + (f"<link rel='alternate' href={_quoted(site.url)}/>\n" if site.url else "")
        + _tag("updated", _date(latest))
    )


def _post(post: Post, site_index: SiteIndex) -> str:
    media = "".join(
        f"<link rel='enclosure' href={_quoted(item.url)} type={_quoted(item.mime)} title={_quoted(item.title)}/>\n"
        for item in site_index.attached(post)
    )
    terms = "".join(
        f"<category term={_quoted(ref.slug)} scheme={_quoted(ref.taxonomy)} label={_quoted(ref.name)}/>\n"
        for ref in post.terms
    )
    author = site_index.authors.get(post.author)
    return (
        "<entry>\n"
        + _tag("id", _id("post", post.id or post.slug or post.title, site_index))
        + _tag("title", post.title)
        + (f"<link rel='alternate' href={_quoted(post.url)}/>\n" if post.url else "")
        + (_tag("published", _date(post.date)) if post.date else "")
        + _tag("updated", _date(post.modified or post.date))
        + _person(author.name if author else post.author, author.url if author else "")
        + media
        + terms
        + (_tag("summary", post.excerpt, " type='html'") if post.excerpt else "")
        + (_tag("content", post.body.text, " type='html'") if post.body else "")
        + "</entry>\n"
    )


def _comment(comment: Comment, post: Post, site_index: SiteIndex) -> str:
    above = ("comment", comment.parent) if comment.parent else ("post", post.id or post.slug or post.title)
    return (
        "<entry>\n"
        + _tag("id", _id("comment", comment.id or f"{post.id}-{post.comments.index(comment)}", site_index))
        + f"<thr:in-reply-to ref={_quoted(_id(*above, site_index))}/>\n"
        + _tag("title", f"Re: {post.title}")
        + (_tag("published", _date(comment.date)) if comment.date else "")
        + _tag("updated", _date(comment.date or post.modified or post.date))
        + _person(comment.author.name, comment.author.url)
        + (_tag("content", comment.body.text, " type='html'") if comment.body else "")
        + "</entry>\n"
    )


def _person(name: str, url: str) -> str:
    return f"<author>{_tag('name', name or 'anonymous')}{_tag('uri', url) if url else ''}</author>\n"


def _id(kind: str, name: str, site_index: SiteIndex) -> str:
    """A tag URI (RFC 4151), the same on every run."""
    return f"tag:{host_of(split(site_index.site.url)) or 'blog.invalid'},2005:{kind}/{name}"


def _date(date: str | None) -> str:
    """As RFC 3339, whose `-00:00` is an offset that nobody knows."""
    return NO_DATE if not date else date if len(date) > len("2020-01-05T08:00:00") else f"{date}-00:00"


def _tag(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(NOT_IN_XML.sub('�', text))}</{name}>\n"


def _quoted(text: str) -> str:
    return quoteattr(NOT_IN_XML.sub("�", text))
