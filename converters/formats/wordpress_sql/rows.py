"""Puts the rows of a blog into the parts of records, by the names that WordPress's export has for them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from converters.extra_keys import DESCRIPTION, GUID, PING_STATUS
from converters.formats.wordpress_sql.addresses import Addresses
from converters.formats.wordpress_sql.settings import Settings
from converters.io.sql.spool import Fields, RowSpool
from converters.model import Author, Extra, Media, Post, Site, Term
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.comments import read_comments
from converters.readers.wordpress.fields import Metas, PendingFindings, Values
from converters.readers.wordpress.items import read_item
from converters.readers.wordpress.languages import WPML_GROUP, WPML_LANGUAGE
from converters.readers.wordpress.parts import Category, CommentParts, ItemParts
from converters.readers.wordpress.site import site_of
from converters.readers.wordpress.terms import author_of, term_of
from converters.readers.wordpress.text_dialects import FILTERED

_POST: Final[Mapping[str, str]] = {
    "post_title": "title", "post_content": "body", "post_excerpt": "excerpt", "ID": "id", "post_date": "post_date",
    "post_date_gmt": "post_date_gmt", "post_modified": "post_modified", "post_modified_gmt": "post_modified_gmt",
    "comment_status": "comments_open", "post_name": "slug", "post_status": "status", "post_parent": "parent",
    "menu_order": "order", "post_type": "type", "post_password": "password",
}  # fmt: skip
_POST_EXTRA: Final = {
    "guid": GUID,
    "ping_status": PING_STATUS,
    "post_content_filtered": FILTERED,
    "pinged": "_pinged",
}
_COMMENT: Final[Mapping[str, str]] = {
    "comment_ID": "id", "comment_author": "name", "comment_author_email": "email", "comment_author_url": "url",
    "comment_author_IP": "ip", "comment_date": "comment_date", "comment_date_gmt": "comment_date_gmt",
    "comment_content": "body", "comment_approved": "status", "comment_type": "type", "comment_parent": "parent",
    "user_id": "user",
}  # fmt: skip
_USER: Final = {
    "ID": "id",
    "user_login": "login",
    "user_email": "email",
    "user_url": "url",
    "display_name": "name",
}
_USER_META: Final = {
    "first_name": "author_first_name", "last_name": "author_last_name", "description": DESCRIPTION,
}  # fmt: skip
USER_META: Final = frozenset(_USER_META)
"""The keys of `usermeta` that are read, besides those that say what a user may do."""
_READERS: Final = ("subscriber", "customer", "bbp_participant", "bbp_spectator", "pending_user", "translator")
"""Roles of users who do not write posts."""
_WITHOUT_PAGES: Final = frozenset(
    "post_format link_category wp_theme wp_template_part_area wp_pattern_category".split()
)
"""Taxonomies of WordPress whose terms have no pages of their own; posts still name them."""
_OLD_TYPES: Final = {
    "static": ("page", "publish"),
    "attachment": ("attachment", "inherit"),
    "object": ("attachment", "inherit"),
}
"""Statuses before WordPress 2.1, when posts had no type -> type and status."""


class Rows:
    """Makes the records of one blog from its rows in a spool. `repair` changes each text, where the dump needs it."""

    def __init__(
        self, spool: RowSpool, settings: Settings, addresses: Addresses, repair: Callable[[str], str] | None
    ) -> None:
        self._spool, self._settings, self._addresses, self._repair = spool, settings, addresses, repair
        self._logins: dict[str, str] = {}

    def _rows(self, table: str, order: str = "", **where: str) -> Iterator[Fields]:
        return map(self._repaired, self._spool.rows(table, order, **where))

    def _repaired(self, row: Fields) -> Fields:
        repair = self._repair
        return {name: repair(value) for name, value in row.items()} if repair else row

    def _metas(self, table: str, column: str, id_: str) -> Metas:
        return [(row["meta_key"], row["meta_value"]) for row in self._rows(table, **{column: id_})]

    def site(self) -> Site:
        """The site, with what WordPress's export leaves out in `extra`."""
        extra = self._settings.extra()
        links = [
            {"url": row["link_url"], "name": row["link_name"], "description": row["link_description"]}
            for row in self._rows("links")
            if row["link_visible"] != "N"
        ]
        return site_of(self._settings.values(), extra | ({"blogroll": links} if links else {}))

    def authors(self, capabilities: str, skipped: Callable[[], None]) -> Iterator[Author]:
        """The users who wrote something or may write; `skipped` is called for each other user.

        `capabilities` is the key of the custom field that says what a user may do on this blog.
        """
        written = {
            row["id"]
            for row in self._spool.ask(
                ("id",), "SELECT DISTINCT post_author FROM posts UNION SELECT DISTINCT user_id FROM comments"
            )
        }
        for row in self._rows("users", "ID"):
            metas = dict(self._metas("usermeta", "user_id", row["ID"]))
            roles = metas.get(capabilities, "")
            if row["ID"] not in written and not _may_write(roles):
                skipped()
                continue
            extra: Extra = {name: metas[key] for key, name in _USER_META.items() if metas.get(key)}
            if row["user_nicename"] not in ("", row["user_login"]):
                extra["user_nicename"] = row["user_nicename"]
            yield author_of({field: row[column] for column, field in _USER.items()}, extra)

    def terms(self) -> Iterator[Term]:
        """The terms of all taxonomies that have pages."""
        columns = ("taxonomy_id", "term_id", "taxonomy", "description", "parent", "name", "slug")
        sql = (
            "SELECT x.term_taxonomy_id, x.term_id, x.taxonomy, x.description, p.slug, t.name, t.slug FROM term_taxonomy x"
            " JOIN terms t ON t.term_id = x.term_id LEFT JOIN terms p ON p.term_id = x.parent"
            " ORDER BY CAST(x.term_id AS INTEGER)"
        )
        for row in map(self._repaired, self._spool.ask(columns, sql)):
            if row["taxonomy"] not in _WITHOUT_PAGES:
                values = {name: row[name] for name in ("taxonomy", "description", "parent", "name", "slug")}
                metas = self._metas("termmeta", "term_id", row["term_id"])
                yield term_of(values | {"id": row["term_id"]}, "", {}, metas)

    def posts(self) -> Iterator[Fields]:
        """The rows of posts, by their ids."""
        return self._rows("posts", "ID")

    def item(self, row: Fields, pending: PendingFindings) -> Post | Media:
        """The record of a post."""
        if not row["post_type"] and row["post_status"] in _OLD_TYPES:
            row["post_type"], row["post_status"] = _OLD_TYPES[row["post_status"]]
        values: Values = {field: row[column] for column, field in _POST.items()}
        extra: Extra = {
            name: row[column].strip() for column, name in _POST_EXTRA.items() if row[column].strip()
        }
        metas = self._metas("postmeta", "post_id", row["ID"])
        metas += self._language(f"post_{row['post_type']}", row["ID"])
        values["author"] = self._login(row["post_author"])
        values["url"] = self._addresses.permalink(row)
        values["sticky"] = "1" if row["ID"] in self._settings.sticky else "0"
        if row["post_type"] == "attachment":
            path = next((value for key, value in metas if key == vocabulary.ATTACHED_FILE), "")
            values["attachment_url"] = self._addresses.file(path, row["guid"])
        made = read_item(
            ItemParts(values, extra, list(self._categories(row["ID"])), metas, self._comments(row["ID"])),
            pending,
        )
        if isinstance(made, Media) and not made.mime:
            return replace(made, mime=row["post_mime_type"])
        return made

    def orphans(self) -> Iterator[tuple[Post, PendingFindings]]:
        """The comments on posts that are not in the dump, on an empty post in the trash; and the findings about them."""
        sql = "SELECT DISTINCT comment_post_ID FROM comments WHERE comment_post_ID NOT IN (SELECT ID FROM posts)"
        for row in self._spool.ask(("id",), f"{sql} ORDER BY CAST(comment_post_ID AS INTEGER)"):
            pending = PendingFindings()
            comments = read_comments(self._comments(row["id"]), pending)
            yield Post(id=row["id"], status="trash", comments=comments), pending

    def _login(self, id_: str) -> str:
        if id_ not in self._logins:
            self._logins[id_] = next(self._rows("users", ID=id_), {}).get("user_login", "")
        return self._logins[id_]

    def _categories(self, id_: str) -> Iterator[Category]:
        columns = ("taxonomy", "slug", "name")
        sql = (
            "SELECT x.taxonomy, t.slug, t.name FROM term_relationships r JOIN term_taxonomy x USING (term_taxonomy_id)"
            " JOIN terms t ON t.term_id = x.term_id WHERE r.object_id = ?"
            " ORDER BY t.name COLLATE NOCASE, CAST(t.term_id AS INTEGER)"
        )
        for row in map(self._repaired, self._spool.ask(columns, sql, id_)):
            yield row["taxonomy"], row["slug"], row["name"]

    def _comments(self, id_: str) -> Iterator[CommentParts]:
        for row in self._rows("comments", "comment_ID", comment_post_ID=id_):
            values = {field: row[column] for column, field in _COMMENT.items()}
            extra: Extra = (
                {} if row["comment_karma"] in ("", "0") else {"comment_karma": row["comment_karma"]}
            )
            yield CommentParts(values, extra, self._metas("commentmeta", "comment_id", row["comment_ID"]))

    def _language(self, kind: str, id_: str) -> Metas:
        """What WPML keeps of a post in its own table, as its export add-on writes it."""
        row = self._spool.first("icl_translations", element_id=id_, element_type=kind)
        return (
            [(WPML_LANGUAGE, row["language_code"]), (WPML_GROUP, row["trid"])]
            if row.get("language_code")
            else []
        )


def _may_write(capabilities: str) -> bool:
    """Whether a user has a role, and not only one of readers; `capabilities` is as PHP serializes it."""
    roles = capabilities.split('"')[1::2]
    return any(role not in _READERS for role in roles)
