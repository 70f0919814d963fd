"""Joomla 1.0 to 5: articles, categories, tags, authors, and the comments of JComments and Komento.

Facts: Joomla's `installation/sql/mysql` (`#__content`, `#__categories`, `#__tags`), the tables of the two extensions.
Dates are UTC. Only menus know the addresses of articles; `url` is the one that always answers.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any, Final

import msgspec

from converters.extra_keys import DESCRIPTION, GENERATOR, LANGUAGE, STATUS, UNREAD
from converters.formats.cms_sql.platform import (
    NO_DATES,
    Base,
    Platform,
    html,
    in_utc,
    kept_dates,
    orphans,
    plain,
    ref,
)
from converters.formats.cms_sql.visibility import is_over
from converters.io.slugs import sanitize_title
from converters.io.sql.spool import Fields
from converters.model import Author, Comment, Commenter, Extra, Media, Post, Record, Site, Term

_STATUS: Final = {"1": "publish", "0": "draft", "2": "publish", "-1": "publish", "-2": "trash"}
"""`state`; 2 (in Joomla 1.5 -1) is an archived article, which visitors still see."""
_PUBLISHED: Final = ("1", "2")
"""`published` of a category that visitors see; 2 is an archived one."""
_ROOT: Final = ("", "0", "1")
_ALL: Final = "*"
TABLES: Final = {
    "content": tuple(
        "id title alias title_alias introtext fulltext state sectionid catid created created_by created_by_alias modified publish_up"
        " publish_down images access metakey metadesc featured language".split()
    ),
    "categories": ("id", "title", "alias", "parent_id", "path", "extension", "section", "description", "access", "published"),
    "sections": ("id", "published", "access"),
    "users": ("id", "name", "username", "email"),
    "tags": ("id", "title", "alias"),
    "contentitem_tag_map": ("type_alias", "content_item_id", "tag_id"),
    "jcomments": ("id", "parent", "object_id", "object_group", "userid", "name", "username", "email", "homepage", "title", "comment", "ip", "date", "published", "deleted"),
    "komento_comments": ("id", "component", "cid", "comment", "name", "email", "url", "ip", "created_by", "created", "published", "parent_id"),
}  # fmt: skip


class _Site:
    def __init__(self, base: Base) -> None:
        self._base = base
        self._home = base.home("")
        self._zone = base.zone("UTC")
        self._old = self._has_sections()
        """Whether 0 is the level of what everybody sees, as up to Joomla 1.5; later it is 1."""
        self._open = self._open_categories()
        """Categories whose articles visitors see: their section, or a category around them, may hide them."""
        self._logins = base.pairs("SELECT id AS name, username AS value FROM users")

    def _has_sections(self) -> bool:
        """Whether this is Joomla 1.5 or older. Later there are no sections, and each category has an extension."""
        rows = self._base.spool
        if rows.first("categories", extension="com_content"):
            return False
        is_open = rows.first("content", access="1") and not rows.first("content", access="0")
        return bool(rows.first("sections")) or not is_open

    def _open_categories(self) -> frozenset[str]:
        rows = {row["id"]: row for row in self._base.spool.rows("categories")}
        sections = {row["id"]: not self._is_closed(row) for row in self._base.spool.rows("sections")}
        published = {id_ for id_, row in rows.items() if row["published"] in _PUBLISHED}
        above = {id_: row["parent_id"] for id_, row in rows.items()}
        return frozenset(
            id_
            for id_, row in rows.items()
            if not self._is_closed(row)
            and self._is_of_articles(row)
            and (not row["section"].isdigit() or sections.get(row["section"], not sections))
            and published.issuperset(set(_chain(id_, above)) - {*_ROOT})
        )

    def _is_public(self, access: str) -> bool:
        return access == ("0" if self._old else "1")

    def _is_closed(self, row: Fields) -> bool:
        return row["published"] not in _PUBLISHED or not self._is_public(row["access"])

    def records(self) -> Iterator[Record]:
        yield Site(url=f"{self._home}/" if self._home else "", extra={GENERATOR: "Joomla"})
        sql = "SELECT id, username, name, email FROM users WHERE id IN (SELECT created_by FROM content)"
        for row in self._base.ask("id login name email", sql):
            yield Author(id=row["id"], login=row["login"], name=row["name"], email=row["email"])
        for row in self._base.spool.rows("categories", "id"):
            if self._is_of_articles(row):
                parent = (
                    self._base.spool.first("categories", id=row["parent_id"])
                    if row["parent_id"] not in _ROOT
                    else {}
                )
                yield Term(
                    id=row["id"], taxonomy="category", slug=row["alias"] or ref("category", row["title"]).slug, name=row["title"],
                    parent=parent.get("alias", ""), description=row["description"],
                    extra={} if row["id"] in self._open else {UNREAD: {"visibility": f"published {row['published']}, access {row['access']}"}},
                )  # fmt: skip
        for row in self._base.ask("id title alias", "SELECT id, title, alias FROM tags WHERE alias <> 'root' ORDER BY CAST(id AS INTEGER)"):  # fmt: skip
            yield Term(id=row["id"], taxonomy="post_tag", slug=row["alias"], name=row["title"])
        for row in self._base.spool.rows("content", "id"):
            image = _object(row["images"])
            if address := str(image.get("image_fulltext") or image.get("image_intro") or "").partition("#")[
                0
            ]:
                url = address if "://" in address else f"{self._home}/{address.lstrip('/')}"
                alt = str(image.get("image_fulltext_alt") or image.get("image_intro_alt") or "")
                yield Media(id=f"{row['id']}-image", url=url, alt=alt, parent=row["id"])
            yield self._post(row, f"{row['id']}-image" if address else "")
        yield from orphans(self._base, "jcomments", "object_id", "content(id)", self._comments)

    @staticmethod
    def _is_of_articles(row: Fields) -> bool:
        return row["extension"] == "com_content" or (not row["extension"] and row["section"].isdigit())

    def _post(self, row: Fields, featured: str) -> Post:
        id_ = row["id"]
        extra: Extra = {} if row["language"] in ("", _ALL) else {LANGUAGE: row["language"]}
        extra |= {
            name: row[column]
            for name, column in (("keywords", "metakey"), (DESCRIPTION, "metadesc"))
            if row[column]
        }
        if row["created_by_alias"]:
            extra["author_alias"] = row["created_by_alias"]
        status = _STATUS.get(row["state"], f"joomla {row['state']}")
        if status == "publish" and (
            not self._is_public(row["access"]) or row["catid"] not in ("0", *self._open)
        ):
            status, extra[STATUS] = "private", f"access {row['access']}"
        if row["publish_down"] not in NO_DATES:
            extra["publish_down"] = row["publish_down"]
            status = "private" if status == "publish" and is_over(row["publish_down"], UTC) else status
        category = (
            self._base.spool.first("categories", id=row["catid"]) if row["catid"] not in _ROOT[:2] else {}
        )
        text = row["introtext"] + (f"\n<!--more-->\n{row['fulltext']}" if row["fulltext"].strip() else "")
        tags = self._base.ask(
            "title alias",
            "SELECT t.title, t.alias FROM contentitem_tag_map m JOIN tags t ON t.id = m.tag_id WHERE m.content_item_id = ?"
            " AND m.type_alias = 'com_content.article'",
            id_,
        )
        date = row["publish_up"] if row["publish_up"] not in NO_DATES else row["created"]
        return Post(
            id=id_,
            status=status,
            title=row["title"],
            slug=row["alias"] or sanitize_title(row["title_alias"] or row["title"]),
            url=f"{self._home}/index.php?option=com_content&view=article&id={id_}",
            **kept_dates(extra, in_utc(date, self._zone), in_utc(row["modified"], self._zone)),
            author=self._logins.get(row["created_by"], ""),
            body=html(text),
            sticky=row["featured"] == "1",
            terms=(
                *([ref("category", category["title"], category["alias"])] if category else ()),
                *(ref("post_tag", tag["title"], tag["alias"]) for tag in tags),
            ),
            featured=featured,
            comments=self._comments(id_),
            extra=extra,
        )

    def _comments(self, post: str) -> tuple[Comment, ...]:
        columns = "id parent user name email url title body ip date published deleted"
        sql = (
            "SELECT id, parent, userid, name, email, homepage, title, comment, ip, date, published, deleted FROM jcomments WHERE"
            " object_id = ?1 AND object_group = 'com_content' UNION ALL SELECT 'k' || id, CASE parent_id WHEN '0' THEN '0' ELSE"
            " 'k' || parent_id END, created_by, name, email, url, NULL, comment, ip, created, published, '0' FROM komento_comments"
            " WHERE cid = ?1 AND component = 'com_content'"
        )
        found = sorted(self._base.ask(columns, sql, post), key=lambda row: row["date"])
        return tuple(self._comment(row) for row in found)

    def _comment(self, row: Fields) -> Comment:
        extra: Extra = {"title": row["title"]} if row["title"] else {}
        status = {"1": "approved", "0": "pending"}.get(row["published"], row["published"])
        return Comment(
            id=row["id"],
            parent="" if row["parent"] in ("", "0") else row["parent"],
            author=Commenter(
                name=row["name"], email=row["email"], url=row["url"], ip=row["ip"],
                user="" if row["user"] in ("", "0") else row["user"],
            ),
            **kept_dates(extra, in_utc(row["date"], self._zone)),
            status=status if row["deleted"] in ("", "0") else "trash",
            body=plain(row["body"].replace("<br />", "\n").replace("<br>", "\n")),
            extra=extra,
        )  # fmt: skip


def _chain(category: str, above: Mapping[str, str]) -> list[str]:
    """A category and those around it."""
    found = [category]
    while (parent := above.get(found[-1], "")) and parent not in found:
        found.append(parent)
    return found


def _object(text: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any]) if text.startswith("{") else {}
    except (msgspec.MsgspecError, RecursionError):
        return {}


JOOMLA: Final = Platform(
    name="Joomla",
    signs={"content": "introtext", "categories": "title"},
    tables=TABLES,
    indexes=(
        ("jcomments", "object_id"), ("komento_comments", "cid"), ("contentitem_tag_map", "content_item_id"), ("categories", "id"),
        ("tags", "id"), ("users", "id"),
    ),
    records=lambda base: _Site(base).records(),
    passed_over={
        "content": "asset_id modified_by checked_out checked_out_time urls attribs version parentid ordering hits metadata xreference"
        " mask note vote",
        "jcomments": "thread_id path level lang subscribe isgood ispoor title_old source source_id checked_out checked_out_time editor",
    },
    essential={
        "content": ("id", "title", "introtext", "fulltext"),
        "categories": ("id", "title"),
        "users": ("id", "name", "username"),
        "jcomments": ("id", "object_id", "object_group", "name", "comment", "published"),
        "komento_comments": ("id", "component", "cid", "name", "comment", "published"),
    },
    guards={
        "content": ("state", "catid", "access", "publish_up", "publish_down"), "categories": ("id", "parent_id", "published", "access"),
        "sections": ("id", "published", "access"),
    },
)  # fmt: skip
