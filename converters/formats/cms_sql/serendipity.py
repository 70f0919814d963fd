"""Serendipity: entries with both their texts, categories, tags, threads, trackbacks, permalinks.

Facts: Serendipity's `sql/db.sql`, `include/functions_comments.inc.php` and the plug-ins entryproperties and freetag. Dates
are seconds since 1970.
"""

from collections.abc import Iterator
from typing import Final

from converters.extra_keys import GENERATOR, STATUS
from converters.formats.cms_sql.platform import (
    Base,
    Platform,
    kept_dates,
    moment,
    orphans,
    plain,
    ref,
    with_paragraphs,
)
from converters.io.spelling import differ_in_a_letter
from converters.io.sql.spool import Fields
from converters.model import Author, Comment, Commenter, Extra, Post, Record, Site, Term, TermRef
from converters.privacy import unread_fields

_DRAFT: Final = {"false": "publish", "0": "publish", "true": "draft", "1": "draft"}
_YES: Final = ("true", "1")
_COMMENT_STATUS: Final = {"approved": "approved", "pending": "pending", "confirm": "pending"}
_COMMENT_TYPES: Final = ("", "normal", "regular")
"""Types of what readers wrote; any other (`TRACKBACK`, `PINGBACK`) is the type in small letters."""
_EVERYBODY: Final = ("", "public")
_HIDING: Final = ("ep_access", "ep_entrypassword")
"""Properties that keep an entry from visitors."""
_CLOSED: Final = (
    "SELECT 1 FROM entrycat WHERE entryid = ?1 AND NOT EXISTS (SELECT 1 FROM entrycat e WHERE e.entryid = ?1 AND ("
    " NOT EXISTS (SELECT 1 FROM access WHERE artifact_id = e.categoryid AND artifact_type <> 'directory' AND artifact_mode <> 'write')"
    " OR EXISTS (SELECT 1 FROM access WHERE artifact_id = e.categoryid AND artifact_type = 'category' AND artifact_mode = 'read'"
    " AND groupid = '0')))"
)
"""Whether an entry has categories, and visitors may read none of them (`serendipity_ACL_SQL`); the group 0 is everybody.
A row with a word that nobody knows closes its category.
"""
TABLES: Final = {
    "entries": tuple(
        "id title timestamp body extended isdraft author authorid last_modified allow_comments".split()
    ),
    "category": ("categoryid", "category_name", "category_description", "parentid"),
    "entrycat": ("entryid", "categoryid"),
    "entrytags": ("entryid", "tag"),
    "entryproperties": ("entryid", "property", "value"),
    "comments": tuple("id entry_id parent_id timestamp title author email url ip body type status".split()),
    "permalinks": ("permalink", "entry_id", "type"),
    "authors": ("authorid", "realname", "username", "email"),
    "config": ("name", "value", "authorid"),
    "access": ("groupid", "artifact_id", "artifact_type", "artifact_mode"),
}
_SETTINGS: Final = ("blogTitle", "blogDescription", "defaultBaseURL", "baseURL", "lang", "timezone")


class _Site:
    def __init__(self, base: Base) -> None:
        self._base = base
        self._config = {
            row["name"]: row["value"] for row in base.spool.rows("config")
            if row["name"] in _SETTINGS and row["authorid"] in ("", "0")
        }  # fmt: skip
        self._home = base.home(self._config.get("defaultBaseURL") or self._config.get("baseURL", ""))
        self._zone = base.zone(self._config.get("timezone", ""))
        self._logins = base.pairs("SELECT authorid AS name, username AS value FROM authors")

    def records(self) -> Iterator[Record]:
        config = self._config
        yield Site(
            title=config.get("blogTitle", ""), url=f"{self._home}/" if self._home else "",
            description=config.get("blogDescription", ""), language=config.get("lang", ""), extra={GENERATOR: "Serendipity"},
        )  # fmt: skip
        sql = "SELECT authorid, username, realname, email FROM authors WHERE authorid IN (SELECT authorid FROM entries)"
        for row in self._base.ask("id login name email", sql):
            yield Author(id=row["id"], login=row["login"], name=row["name"], email=row["email"])
        for row in self._base.spool.rows("category", "categoryid"):
            term = ref("category", row["category_name"])
            parent = self._base.spool.first("category", categoryid=row["parentid"]).get("category_name", "")
            yield Term(
                id=row["categoryid"], taxonomy="category", slug=term.slug, name=term.name,
                parent=ref("category", parent).slug if parent else "", description=row["category_description"],
            )  # fmt: skip
        for row in self._base.spool.rows("entries", "id"):
            yield self._post(row)
        yield from orphans(self._base, "comments", "entry_id", "entries(id)", self._comments)

    def _post(self, row: Fields) -> Post:
        id_ = row["id"]
        extra: Extra = {}
        properties = {
            found["property"]: found["value"]
            for found in self._base.spool.rows("entryproperties", entryid=id_)
        }
        status = _DRAFT.get(row["isdraft"].lower(), f"serendipity {row['isdraft']}")
        access = properties.get("ep_access", "")
        if access not in _EVERYBODY:
            extra[STATUS] = f"access {access}"
            status = "private" if status == "publish" else status
        if status == "publish" and (odd := _odd_property(properties)):
            status, extra[STATUS] = "private", odd
        if status == "publish" and any(self._base.ask("one", _CLOSED, id_)):
            status, extra[STATUS] = "private", "category"
        text = row["body"] + (f"\n<!--more-->\n{row['extended']}" if row["extended"].strip() else "")
        link = self._base.spool.first("permalinks", entry_id=id_, type="entry").get("permalink", "")
        path = link or f"index.php?/archives/{id_}-.html"
        return Post(
            id=id_,
            status=status,
            title=row["title"],
            slug=path.rpartition("/")[2].removesuffix(".html").partition("-")[2],
            url=f"{self._home}/{path.lstrip('/')}",
            **kept_dates(
                extra, moment(row["timestamp"], self._zone), moment(row["last_modified"], self._zone)
            ),
            author=self._logins.get(row["authorid"], row["author"]),
            body=with_paragraphs(text),
            password=properties.get("ep_entrypassword", ""),
            sticky=properties.get("ep_is_sticky", "").lower() in _YES,
            terms=tuple(self._terms(id_)),
            comments_open=row["allow_comments"].lower() in _YES if row["allow_comments"] else None,
            comments=self._comments(id_),
            extra=extra,
        )

    def _terms(self, post: str) -> Iterator[TermRef]:
        sql = "SELECT c.category_name FROM entrycat e JOIN category c ON c.categoryid = e.categoryid WHERE e.entryid = ?"
        for row in self._base.ask("name", sql, post):
            yield ref("category", row["name"])
        for row in self._base.spool.rows("entrytags", entryid=post):
            yield ref("post_tag", row["tag"])

    def _comments(self, post: str) -> tuple[Comment, ...]:
        return tuple(self._comment(row) for row in self._base.spool.rows("comments", "id", entry_id=post))

    def _comment(self, row: Fields) -> Comment:
        kind = row["type"].lower()
        extra: Extra = {"title": row["title"]} if row["title"] and kind not in _COMMENT_TYPES else {}
        return Comment(
            id=row["id"],
            parent="" if row["parent_id"] in ("", "0") else row["parent_id"],
            author=Commenter(name=row["author"], email=row["email"], url=row["url"], ip=row["ip"]),
            **kept_dates(extra, moment(row["timestamp"], self._zone)),
            type="comment" if kind in _COMMENT_TYPES else kind,
            status=_COMMENT_STATUS.get(row["status"], row["status"] or "pending"),
            body=plain(row["body"]),
            extra=extra,
        )


def _odd_property(properties: dict[str, str]) -> str:
    """The name of a property that may be one that hides an entry, damaged; empty where there is none."""
    return next(
        (
            name
            for name, value in properties.items()
            if name not in _HIDING
            and value
            and (
                any(differ_in_a_letter(name, hiding) for hiding in _HIDING)
                or unread_fields.may_hide(name, value)
            )
        ),
        "",
    )


SERENDIPITY: Final = Platform(
    name="Serendipity",
    signs={"entries": "isdraft", "comments": "entry_id"},
    tables=TABLES,
    indexes=(
        ("comments", "entry_id"), ("entrycat", "entryid"), ("entrytags", "entryid"), ("entryproperties", "entryid"),
        ("permalinks", "entry_id"), ("category", "categoryid"),
    ),
    records=lambda base: _Site(base).records(),
    essential={
        "entries": ("title", "body", "extended"),
        "comments": ("id", "entry_id", "body", "status"),
    },
    guards={
        "entries": ("id", "isdraft", "timestamp"),
        "entryproperties": ("entryid", "property", "value"),
        "entrycat": ("entryid", "categoryid"),
        "access": ("groupid", "artifact_id", "artifact_type", "artifact_mode"),
    },
    hiding=frozenset({"entryproperties", "entrycat", "access"}),
    core=("entryproperties", "entrycat", "access"),
    passed_over={"entries": "comments trackbacks exflag moderate_comments", "comments": "subscribed referer"},
)  # fmt: skip
