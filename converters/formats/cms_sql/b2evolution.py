"""b2evolution 2 to 7: items, chapters, tags, threads of comments.

Facts: b2evolution's `inc/items`, `inc/comments` and `inc/collections` schemas (`_*.install.php`). Dates are the clock of the
server.
"""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from converters import messages
from converters.extra_keys import GENERATOR, LANGUAGE
from converters.formats.cms_sql.platform import (
    Base,
    Platform,
    clock,
    kept_dates,
    orphans,
    ref,
    with_paragraphs,
)
from converters.io.sql.spool import Fields
from converters.model import Author, Comment, Commenter, Extra, Post, Record, Site, Term, TermRef

_STATUS: Final = {
    "published": "publish",
    "draft": "draft",
    "review": "pending",
    "deprecated": "trash",
    "redirected": "trash",
}
"""Any other word (community, protected, private) keeps an item from visitors."""
_COMMENT_STATUS: Final = {
    "published": "approved",
    "draft": "pending",
    "review": "pending",
    "deprecated": "trash",
    "trash": "trash",
}
_TYPES_OF_COMMENTS: Final = ("comment", "trackback", "pingback", "linkback", "webmention")
"""Those that visitors see; `meta` is a note of the people who write here, which is not read."""
_OPEN: Final = {"open": True, "closed": False, "disabled": False}
_PAGES: Final = ("1000",)
"""The type of items that were pages, before types had a table."""
_TYPES: Final = {"": "post", "post": "post", "page": "page"}
"""What a type of items is for (`ityp_usage`) -> WordPress's word; any other keeps its name."""
_TO_ALL: Final = ("", "public")
"""`blog_allow_access` of a blog that everybody can read; older versions have no such column."""
_SHOWN: Final = ("", "normal")
TABLES: Final = {
    "items__item": tuple(
        "post_ID post_creator_user_ID post_datestart post_datemodified post_status post_locale post_title post_urltitle"
        " post_content post_excerpt post_main_cat_ID post_single_view post_ptyp_ID post_ityp_ID post_comment_status post_featured".split()
    ),
    "comments": tuple(
        "comment_ID comment_item_ID comment_post_ID comment_type comment_status comment_author_user_ID comment_author_ID"
        " comment_author comment_author_email comment_author_url comment_author_IP comment_date comment_content"
        " comment_in_reply_to_cmt_ID".split()
    ),
    "categories": ("cat_ID", "cat_parent_ID", "cat_name", "cat_urlname", "cat_description", "cat_blog_ID"),
    "postcats": ("postcat_post_ID", "postcat_cat_ID"),
    "items__tag": ("tag_ID", "tag_name"),
    "items__itemtag": ("itag_itm_ID", "itag_tag_ID"),
    "items__type": ("ityp_ID", "ityp_usage"),
    "users": ("user_ID", "user_login", "user_nickname", "user_firstname", "user_lastname", "user_email", "user_url"),
    "blogs": ("blog_ID", "blog_name", "blog_shortdesc", "blog_tagline", "blog_siteurl", "blog_locale", "blog_allow_access"),
}  # fmt: skip


class _Site:
    def __init__(self, base: Base) -> None:
        self._base = base
        self._blog = base.spool.first("blogs", blog_ID=base.blog) if base.blog else base.spool.first("blogs")
        stated = self._blog.get("blog_siteurl", "")
        self._home = base.home(stated if "://" in stated else "")
        self._closed = {
            row["blog_ID"] for row in base.spool.rows("blogs") if row["blog_allow_access"] not in _TO_ALL
        }
        """The blogs that only users, or only members, can read."""
        self._usages = base.pairs("SELECT ityp_ID AS name, ityp_usage AS value FROM items__type")
        self._logins = base.pairs("SELECT user_ID AS name, user_login AS value FROM users")

    def records(self) -> Iterator[Record]:
        blog = self._blog
        if blog.get("blog_ID") in self._closed:
            self._base.diagnostics.report(messages.PRIVATE_BLOG, file=self._base.file)
        yield Site(
            title=blog.get("blog_name", ""), url=f"{self._home}/" if self._home else "",
            description=blog.get("blog_shortdesc") or blog.get("blog_tagline", ""), language=blog.get("blog_locale", ""),
            extra={GENERATOR: "b2evolution"},
        )  # fmt: skip
        sql = "SELECT DISTINCT post_creator_user_ID AS name, '' AS value FROM items__item"
        for id_ in self._base.pairs(sql):
            if row := self._base.spool.first("users", user_ID=id_):
                name = row["user_nickname"] or f"{row['user_firstname']} {row['user_lastname']}".strip()
                yield Author(id=id_, login=row["user_login"], name=name or row["user_login"], email=row["user_email"], url=row["user_url"])  # fmt: skip
        for row in self._base.spool.rows("categories", "cat_ID"):
            if not self._base.blog or row["cat_blog_ID"] == self._base.blog:
                parent = self._base.spool.first("categories", cat_ID=row["cat_parent_ID"]).get(
                    "cat_urlname", ""
                )
                yield Term(
                    id=row["cat_ID"], taxonomy="category", slug=_slug(row), name=row["cat_name"], parent=parent,
                    description=row["cat_description"],
                )  # fmt: skip
        for row in self._base.spool.rows("items__item", "post_ID"):
            main = self._base.spool.first("categories", cat_ID=row["post_main_cat_ID"])
            if not self._base.blog or main.get("cat_blog_ID") == self._base.blog:
                post = self._post(row)
                is_closed = main.get("cat_blog_ID", "") in self._closed
                yield replace(post, status="private") if is_closed and post.status == "publish" else post
        yield from orphans(self._base, "comments", "comment_item_ID", "items__item(post_ID)", self._comments)

    def _post(self, row: Fields) -> Post:
        id_ = row["post_ID"]
        extra: Extra = {LANGUAGE: row["post_locale"]} if row["post_locale"] else {}
        return Post(
            id=id_,
            type=self._type(row["post_ityp_ID"] or row["post_ptyp_ID"]),
            status=_STATUS.get(row["post_status"], row["post_status"] or "draft")
            if row["post_single_view"] in _SHOWN
            else "private",
            title=row["post_title"],
            slug=row["post_urltitle"],
            url=f"{self._home}/{row['post_urltitle']}" if row["post_urltitle"] else "",
            **kept_dates(extra, clock(row["post_datestart"]), clock(row["post_datemodified"])),
            author=self._logins.get(row["post_creator_user_ID"], ""),
            body=with_paragraphs(row["post_content"].replace("[teaserbreak]", "<!--more-->")),
            excerpt=row["post_excerpt"],
            sticky=row["post_featured"] == "1",
            terms=tuple(self._terms(row)),
            comments_open=_OPEN.get(row["post_comment_status"]),
            comments=self._comments(id_),
            extra=extra,
        )

    def _type(self, id_: str) -> str:
        usage = self._usages.get(id_, "")
        return "page" if id_ in _PAGES and not usage else _TYPES.get(usage, usage)

    def _terms(self, row: Fields) -> Iterator[TermRef]:
        ids = [
            found["postcat_cat_ID"]
            for found in self._base.spool.rows("postcats", postcat_post_ID=row["post_ID"])
        ]
        for id_ in dict.fromkeys(filter(None, (row["post_main_cat_ID"], *ids))):
            if category := self._base.spool.first("categories", cat_ID=id_):
                yield ref("category", category["cat_name"], _slug(category))
        sql = "SELECT t.tag_name FROM items__itemtag i JOIN items__tag t ON t.tag_ID = i.itag_tag_ID WHERE i.itag_itm_ID = ?"
        for found in self._base.ask("name", sql, row["post_ID"]):
            yield ref("post_tag", found["name"])

    def _comments(self, post: str) -> tuple[Comment, ...]:
        rows = [
            row for column in ("comment_item_ID", "comment_post_ID")
            for row in self._base.spool.rows("comments", "comment_ID", **{column: post})
        ]  # fmt: skip
        return tuple(self._comment(row) for row in rows if row["comment_type"] != "meta")

    def _comment(self, row: Fields) -> Comment:
        extra: Extra = {}
        user = row["comment_author_user_ID"] or row["comment_author_ID"]
        status = _COMMENT_STATUS.get(row["comment_status"], row["comment_status"] or "pending")
        return Comment(
            id=row["comment_ID"],
            parent=row["comment_in_reply_to_cmt_ID"],
            author=Commenter(
                name=row["comment_author"] or self._logins.get(user, ""), email=row["comment_author_email"],
                url=row["comment_author_url"], ip=row["comment_author_IP"], user=user,
            ),
            **kept_dates(extra, clock(row["comment_date"])),
            type=row["comment_type"] or "comment",
            status=status if row["comment_type"] in _TYPES_OF_COMMENTS or status != "approved" else "pending",
            body=with_paragraphs(row["comment_content"]),
            extra=extra,
        )  # fmt: skip


def _slug(category: Fields) -> str:
    return category["cat_urlname"] or ref("category", category["cat_name"]).slug


B2EVOLUTION: Final = Platform(
    name="b2evolution",
    signs={"items__item": "post_urltitle", "categories": "cat_blog_ID"},
    tables=TABLES,
    indexes=(
        ("comments", "comment_item_ID"), ("comments", "comment_post_ID"), ("postcats", "postcat_post_ID"),
        ("items__itemtag", "itag_itm_ID"), ("items__tag", "tag_ID"), ("categories", "cat_ID"), ("users", "user_ID"),
    ),
    records=lambda base: _Site(base).records(),
    passed_over={
        "items__item": "post_parent_ID post_lastedit_user_ID post_assigned_user_ID post_dateset post_datedeadline post_datecreated"
        " post_last_touched_ts post_contents_last_updated_ts post_pst_ID post_excerpt_autogenerated post_short_title post_canonical_slug_ID"
        " post_tiny_slug_ID post_titletag post_url post_notifications_status post_notifications_ctsk_ID post_notifications_flags"
        " post_wordcount post_views post_renderers post_priority post_order post_ctry_ID post_rgn_ID post_subrg_ID post_city_ID"
        " post_igrp_ID post_locale_visibility post_editor_code post_metadesc post_metakeywords post_hideteaser post_addvotes"
        " post_countvotes post_extracat post_commentsexpire post_createdfrom",
        "comments": "comment_rating comment_featured comment_author_url_nofollow comment_author_url_ugc comment_author_url_sponsored"
        " comment_last_touched_ts comment_karma comment_spam_karma comment_allow_msgs comment_nofollow comment_helpful_addvotes"
        " comment_helpful_countvotes comment_spam_addvotes comment_spam_countvotes comment_notif_status comment_notif_ctsk_ID"
        " comment_notif_flags comment_renderers comment_secret comment_IP_ctry_ID comment_anon_notify comment_anon_notify_last",
    },
    essential={
        "items__item": ("post_ID", "post_title", "post_content"),
        "comments": ("comment_ID", "comment_content", "comment_status"),
    },
    guards={"items__item": ("post_status", "post_datestart")},
    guards_of_comments={"comments": ("comment_type",)},
)  # fmt: skip
