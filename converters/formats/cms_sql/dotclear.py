"""Dotclear 2: the tables of its database, which are those of its own backup too.

Facts: Dotclear's `dcBlog`, `dcRecord` extensions (`rsExtPost`, `rsExtComment`) and `inc/dbschema`. `post_dt` and
`comment_dt` are the clock of the zone beside them, `post_upddt` is UTC.
"""

from collections.abc import Iterator
from typing import Final

from converters import messages
from converters.dates import named_zone
from converters.extra_keys import GENERATOR, LANGUAGE, STATUS
from converters.formats.cms_sql.platform import Base, Platform, clock, html, in_utc, kept_dates, orphans, ref
from converters.io.numbers import parse_int
from converters.io.sql.spool import Fields
from converters.model import (
    Author,
    Comment,
    Commenter,
    Extra,
    Markup,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
)

_STATUS: Final = {"1": "publish", "0": "pending", "-1": "future", "-2": "draft"}
_COMMENT_STATUS: Final = {"1": "approved", "0": "pending", "-1": "pending", "-2": "spam"}
_ONLINE: Final = ("", "1")
"""Words of `blog_status` that let visitors see a blog; 0 is offline, -1 is removed."""
_DEFAULT: Final = "default"

TABLES: Final = {
    "blog": ("blog_id", "blog_url", "blog_name", "blog_desc", "blog_status"),
    "category": ("cat_id", "blog_id", "cat_title", "cat_url", "cat_desc", "cat_lft", "cat_rgt"),
    "setting": ("setting_id", "blog_id", "setting_ns", "setting_value"),
    "user": ("user_id", "user_name", "user_firstname", "user_displayname", "user_email", "user_url"),
    "post": tuple(
        "post_id blog_id user_id cat_id post_dt post_tz post_upddt post_password post_type post_format post_url post_lang"
        " post_title post_excerpt_xhtml post_content post_content_xhtml post_status post_selected post_open_comment".split()
    ),
    "meta": ("meta_id", "meta_type", "post_id"),
    "media": ("media_id", "media_path", "media_title", "media_file", "media_dt", "media_private"),
    "post_media": ("media_id", "post_id"),
    "comment": tuple(
        "comment_id post_id comment_dt comment_tz comment_author comment_email comment_site comment_content comment_ip"
        " comment_status comment_trackback".split()
    ),
}  # fmt: skip


def records(base: Base) -> Iterator[Record]:
    """The records of one blog."""
    blogs = [row["id"] for row in base.ask("id", "SELECT DISTINCT blog_id FROM post ORDER BY rowid")]
    blog = base.blog or (_DEFAULT if _DEFAULT in blogs or not blogs else blogs[0])
    if others := [other for other in blogs if other != blog]:
        base.diagnostics.report(
            messages.OTHER_BLOGS, file=base.file, number=len(others), read=blog, others=", ".join(others)
        )
    yield from _Blog(base, blog).records()


class _Blog:
    def __init__(self, base: Base, blog: str) -> None:
        self._base, self._blog = base, blog
        self._settings = {
            row["name"]: row["value"]
            for row in base.ask(
                "name value",
                "SELECT setting_id, setting_value FROM setting WHERE setting_ns = 'system' AND"
                " (blog_id IS NULL OR blog_id IN ('', ?)) ORDER BY blog_id",
                blog,
            )
        }
        self._row = base.spool.first("blog", blog_id=blog)
        stated = self._row.get("blog_url", "")
        self._is_online = self._row.get("blog_status", "") in _ONLINE
        self._home = base.home(stated if "://" in stated else "")
        # `…/index.php?` takes what follows as it is
        self._root = stated if stated and not base.site else f"{self._home}/" if self._home else "/"
        self._zone = base.zone(self._settings.get("blog_timezone", ""))
        self._categories = {
            row["cat_id"]: row for row in base.spool.rows("category", "cat_lft") if row["blog_id"] == blog
        }

    def records(self) -> Iterator[Record]:
        yield Site(
            title=self._row.get("blog_name", ""),
            url=f"{self._home}/" if self._home else "",
            description=self._row.get("blog_desc", ""),
            language=self._settings.get("lang", ""),
            extra={GENERATOR: "Dotclear"},
        )
        yield from self._authors()
        for row in self._categories.values():
            slug, title = row["cat_url"], row["cat_title"]
            above = self._parent(row)
            yield Term(id=row["cat_id"], taxonomy="category", slug=slug, name=title, parent=above, description=row["cat_desc"])  # fmt: skip
        yield from self._media()
        for row in self._base.spool.rows("post", "post_id"):
            if row["blog_id"] == self._blog:
                yield self._post(row)
        yield from orphans(self._base, "comment", "post_id", "post(post_id)", self._comments)

    def _authors(self) -> Iterator[Author]:
        written = self._base.ask("id", "SELECT DISTINCT user_id FROM post WHERE blog_id = ?", self._blog)
        for id_ in [row["id"] for row in written]:
            row = self._base.spool.first("user", user_id=id_)
            full = " ".join(filter(None, (row.get("user_firstname"), row.get("user_name"))))
            name = row.get("user_displayname") or full or id_
            yield Author(
                id=id_, login=id_, name=name, email=row.get("user_email", ""), url=row.get("user_url", "")
            )

    def _parent(self, row: Fields) -> str:
        """The slug of the category around one, by the numbers of a nested set."""
        left = parse_int(row["cat_lft"]) or 0
        around = [
            (begin, category["cat_url"])
            for category in self._categories.values()
            if (begin := parse_int(category["cat_lft"]) or 0) < left < (parse_int(category["cat_rgt"]) or 0)
        ]
        return max(around)[1] if around else ""

    def _media(self) -> Iterator[Media]:
        folder = self._settings.get("public_url", "/public").rstrip("/")
        base = folder if "://" in folder else f"{self._host()}{folder}"
        for row in self._base.spool.rows("media", "media_id"):
            if row["media_private"] == "0":
                extra: Extra = {}
                yield Media(
                    id=row["media_id"],
                    url=f"{base}/{row['media_file']}",
                    title=row["media_title"],
                    **kept_dates(extra, clock(row["media_dt"])),
                    extra=extra,
                )

    def _host(self) -> str:
        scheme, _, rest = self._home.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}" if rest else ""

    def _post(self, row: Fields) -> Post:
        id_, word = row["post_id"], row["post_status"]
        status = _STATUS.get(word, f"dotclear {word}")
        extra: Extra = {LANGUAGE: row["post_lang"]} if row["post_lang"] else {}
        if status == "publish" and not self._is_online:
            status, extra[STATUS] = "private", f"blog {self._row['blog_status']}"
        category = self._categories.get(row["cat_id"])
        path = row["post_url"].strip("/")
        pages = "pages" if row["post_type"] == "page" else "post"
        return Post(
            id=id_,
            type=row["post_type"] or "post",
            status=status,
            title=row["post_title"],
            slug=path.rpartition("/")[2],
            url=f"{self._root}{pages}/{path}" if path else "",
            **kept_dates(
                extra,
                clock(row["post_dt"], named_zone(row["post_tz"]) or self._zone),
                in_utc(row["post_upddt"], self._zone),
            ),
            author=row["user_id"],
            body=self._body(row),
            excerpt=row["post_excerpt_xhtml"],
            password=row["post_password"],
            sticky=row["post_selected"] == "1",
            terms=tuple(self._terms(id_, category)),
            comments_open=row["post_open_comment"] == "1" if row["post_open_comment"] else None,
            comments=self._comments(id_),
            extra=extra,
        )

    def _body(self, row: Fields) -> Markup | None:
        """The text as Dotclear rendered it; one in Markdown as it was written."""
        if row["post_format"] == "markdown" and row["post_content"].strip():
            return Markup(text=row["post_content"], dialect="markdown")
        return html(row["post_content_xhtml"] or row["post_content"])

    def _terms(self, post: str, category: Fields | None) -> Iterator[TermRef]:
        if category:
            yield ref("category", category["cat_title"], category["cat_url"])
        for row in self._base.spool.rows("meta", post_id=post):
            if row["meta_type"] == "tag":
                yield ref("post_tag", row["meta_id"])

    def _comments(self, post: str) -> tuple[Comment, ...]:
        return tuple(
            self._comment(row) for row in self._base.spool.rows("comment", "comment_id", post_id=post)
        )

    def _comment(self, row: Fields) -> Comment:
        extra: Extra = {}
        trackback = row["comment_trackback"] == "1"
        date = clock(row["comment_dt"], named_zone(row["comment_tz"]) or self._zone)
        return Comment(
            id=row["comment_id"],
            author=Commenter(
                name=row["comment_author"],
                email=row["comment_email"],
                url=row["comment_site"],
                ip=row["comment_ip"],
            ),
            **kept_dates(extra, date),
            type="trackback" if trackback else "comment",
            status=_COMMENT_STATUS.get(row["comment_status"], row["comment_status"] or "pending"),
            body=html(row["comment_content"].removeprefix("<!-- TB -->").strip()),
            extra=extra,
        )


DOTCLEAR: Final = Platform(
    name="Dotclear",
    signs={"post": "post_content_xhtml", "comment": "comment_trackback"},
    tables=TABLES,
    indexes=(("comment", "post_id"), ("meta", "post_id"), ("user", "user_id")),
    records=records,
    passed_over={
        "blog": "blog_uid blog_creadt blog_upddt",
        "post": "post_creadt post_excerpt post_words post_meta post_notes post_firstpub post_open_tb nb_comment nb_trackback post_position",
        "comment": "comment_upddt comment_words comment_spam_status comment_spam_filter",
    },
    essential={
        "post": ("post_id", "post_title", "post_content_xhtml"),
        "comment": ("comment_id", "post_id", "comment_content", "comment_status"),
    },
    guards={"post": ("post_id", "post_status", "post_password")},
    guards_of_comments={"comment": ("post_id",)},
)
