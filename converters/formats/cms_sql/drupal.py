"""Drupal 6 to 11: nodes with their texts, vocabularies, threads of comments, files, aliases as permalinks.

What differs between versions is in `drupal_versions`; the rest is one.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from converters import lazy_re, messages
from converters.extra_keys import GENERATOR, LANGUAGE, STATUS, TITLE, TRANSLATION_KEY
from converters.formats.cms_sql.drupal_versions import (
    EIGHT,
    GRANTS,
    NODE,
    SEVEN,
    SIX,
    TABLES_EIGHT,
    TABLES_SEVEN,
    TABLES_SIX,
    Version,
)
from converters.formats.cms_sql.platform import (
    Base,
    Platform,
    html,
    kept_dates,
    moment,
    orphans,
    plain,
    ref,
    with_paragraphs,
)
from converters.io.php import unserialize
from converters.io.sql.spool import Columns, Fields
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

_TYPES: Final = {"article": "post", "story": "post", "blog": "post", "blog_post": "post"}
"""Drupal's own types of posts -> WordPress's word; any other type keeps its name."""
_STATUS: Final = {"1": "publish", "0": "draft"}
_TAXONOMIES: Final = {
    "tags": "post_tag",
    "category": "category",
    "categories": "category",
    "blog_categories": "category",
}
_OPEN: Final = {"2": True, "1": False, "0": False}
_BREAK: Final = lazy_re.compile(r"<!--\s*break\s*-->", re.IGNORECASE)
_LINES: Final = ("filtered_html", "full_html", "restricted_html", "comment", "full html", "filtered html")
"""Formats of text that make paragraphs of line ends (the filter `filter_autop`)."""
_NO_LANGUAGE: Final = ("", "und", "zxx")
_TO_ALL: Final = (
    "SELECT 1 FROM node_access WHERE nid IN ('0', ?) AND grant_view NOT IN ('', '0')"
    " AND (gid = '0' AND realm IN ('all', 'og_public', 'domain_site') OR realm = 'domain_id'"
    " OR gid = '1' AND (realm LIKE '%rid%' OR realm LIKE '%role%' OR realm IN ('forum_access', 'term_access', 'workflow_access')))"
)
"""What lets visitors see a node, where a module of access keeps a table of it; 1 is the role of visitors. Domain Access shows a node to
all visitors of one domain, or of every one."""


class _Site:
    def __init__(self, base: Base, version: Version) -> None:
        self._base, self._version = base, version
        self._settings = self._variables() if version is not EIGHT else self._config()
        self._home = base.home("")
        self._zone = base.zone(str(self._settings.get("zone") or ""))
        self._formats = self._names_of_formats()
        self._logins: dict[str, str] = {}
        self._has_grants = bool(base.spool.first("node_access"))

    def _variables(self) -> dict[str, Any]:
        """Settings of Drupal 6 and 7, each a value that PHP serialized."""
        found = {
            row["name"]: _value(row["value"])
            for row in self._base.spool.rows("variable")
            if row["name"] in _VARIABLES
        }
        return {meant: found[name] for name, meant in reversed(_VARIABLES.items()) if found.get(name)}

    def _config(self) -> dict[str, Any]:
        """Settings of Drupal 8 and later."""
        site, date = (
            _value(self._base.spool.first("config", name=name).get("data", ""))
            for name in ("system.site", "system.date")
        )
        site, date = (found if isinstance(found, dict) else {} for found in (site, date))
        zone = date.get("timezone")
        return {
            "title": site.get("name"), "slogan": site.get("slogan"), "language": site.get("default_langcode"),
            "zone": zone.get("default") if isinstance(zone, dict) else "",
        }  # fmt: skip

    def _names_of_formats(self) -> dict[str, str]:
        table = {id(SIX): "filter_formats", id(SEVEN): "filter_format"}.get(id(self._version), "")
        return {row["format"]: row["name"].lower() for row in self._base.spool.rows(table)} if table else {}

    def records(self) -> Iterator[Record]:
        yield Site(
            title=str(self._settings.get("title") or ""),
            url=f"{self._home}/" if self._home else "",
            description=str(self._settings.get("slogan") or ""),
            language=str(self._settings.get("language") or ""),
            extra={GENERATOR: "Drupal"},
        )
        for row in self._base.ask("id name mail", self._version.users):
            self._logins[row["id"]] = row["name"]
            if row["id"] != "0":
                yield Author(id=row["id"], login=row["name"], name=row["name"], email=row["mail"])
        for row in self._base.ask("id vocabulary name description parent", self._version.terms):
            term = ref(_taxonomy(row["vocabulary"]), row["name"])
            parent = ref(term.taxonomy, row["parent"]).slug if row["parent"] else ""
            yield Term(id=row["id"], taxonomy=term.taxonomy, slug=term.slug, name=term.name, parent=parent, description=row["description"])  # fmt: skip
        for row in self._base.ask("id name uri mime date", self._version.files):
            if url := self._file(row["uri"]):
                extra: Extra = {}
                yield Media(id=row["id"], url=url, title=row["name"], mime=row["mime"], **kept_dates(extra, moment(row["date"], self._zone)), extra=extra)  # fmt: skip
        for row in self._base.ask(NODE, self._version.nodes):
            yield self._post(row)
        table, column, nodes = {
            id(SIX): ("comments", "nid", "node(nid)"),
            id(SEVEN): ("comment", "nid", "node(nid)"),
        }.get(id(self._version), ("comment_field_data", "entity_id", "node_field_data(nid)"))
        yield from orphans(self._base, table, column, nodes, self._comments)
        for row in self._base.ask("id", self._version.without_node):
            self._base.diagnostics.tally(messages.UNMATCHED_ID, 1, what="node", example=row["id"])

    def _file(self, uri: str) -> str:
        """The URL of a file; empty for one that only some may see (`private://`)."""
        if uri.startswith("public://"):
            return f"{self._home}/sites/default/files/{uri.removeprefix('public://')}"
        return f"{self._home}/{uri}" if uri and "://" not in uri else ""

    def _post(self, row: Fields) -> Post:
        id_, first = row["id"], row["first"] != "0"
        extra: Extra = {}
        if row["language"] not in _NO_LANGUAGE:
            extra[LANGUAGE] = row["language"]
        if not first:
            extra[TRANSLATION_KEY] = id_
        body, known = self._body(row["body"], row["format"])
        status = _STATUS.get(row["status"], f"drupal {row['status']}")
        if not known and status == "publish":
            status, extra[STATUS] = "private", f"text format {row['format']}"
        if status == "publish" and self._has_grants and not any(self._base.ask("one", _TO_ALL, id_)):
            status, extra[STATUS] = "private", "node_access"
        alias = next(
            (found["alias"] for found in self._base.ask("alias", self._version.aliases, f"node/{id_}")), ""
        )
        image = (
            next(iter(self._base.ask("id alt", self._version.image, id_)), {}) if self._version.image else {}
        )
        return Post(
            id=id_ if first else f"{id_}-{row['language']}",
            type=_TYPES.get(row["type"], row["type"] or "post"),
            status=status,
            title=row["title"],
            slug=alias.strip("/").rpartition("/")[2],
            url=f"{self._home}/{alias.strip('/') or f'node/{id_}'}",
            **kept_dates(extra, moment(row["created"], self._zone), moment(row["changed"], self._zone)),
            author=self._logins.get(row["user"], ""),
            body=body,
            excerpt=row["summary"],
            sticky=row["sticky"] == "1",
            terms=tuple(self._terms(id_)),
            featured=image.get("id", ""),
            comments_open=_OPEN.get(row["open"]),
            comments=self._comments(id_) if first else (),
            extra=extra,
        )

    def _terms(self, node: str) -> Iterator[TermRef]:
        for row in self._base.ask("vocabulary name", self._version.terms_of, node):
            yield ref(_taxonomy(row["vocabulary"]), row["name"])

    def _body(self, text: str, format_: str) -> tuple[Markup | None, bool]:
        """A text by its format, and whether visitors see it so: what PHP makes of a text is not in the database."""
        name = self._formats.get(format_, format_).lower()
        text = _BREAK.sub("<!--more-->", text)
        if "php" in name or "<?php" in text:
            return plain(text), not text.strip()
        if "markdown" in name:
            return (Markup(text=text, dialect="markdown") if text.strip() else None), True
        if name in ("plain_text", "plain text"):
            return plain(text), True
        lines = self._version is not EIGHT or name in _LINES
        return (with_paragraphs(text) if lines else html(text)), True

    def _comments(self, node: str) -> tuple[Comment, ...]:
        columns = "id parent user subject body format ip date status name mail url"
        return tuple(self._comment(row) for row in self._base.ask(columns, self._version.comments, node))

    def _comment(self, row: Fields) -> Comment:
        extra: Extra = {}
        subject, text = row["subject"].strip(), re.sub(r"<[^>]*>|\s+", " ", row["body"]).strip()
        if subject and subject != "(No subject)" and not text.startswith(subject.rstrip(".… ")):
            extra[TITLE] = subject
        user = "" if row["user"] == "0" else row["user"]
        return Comment(
            id=row["id"],
            parent="" if row["parent"] == "0" else row["parent"],
            author=Commenter(
                name=row["name"] or self._logins.get(user, ""),
                email=row["mail"],
                url=row["url"],
                ip=row["ip"],
                user=user,
            ),
            **kept_dates(extra, moment(row["date"], self._zone)),
            status="approved" if row["status"] == self._version.approved else "pending",
            body=self._body(row["body"], row["format"])[0],
            extra=extra,
        )


_VARIABLES: Final = {
    "site_name": "title", "site_slogan": "slogan", "date_default_timezone_name": "zone", "date_default_timezone": "zone",
}  # fmt: skip
"""Variables of Drupal 6 and 7 that are read; of two with one meaning the first counts. Others hold passwords of mail servers and keys of services."""


def _value(serialized: str) -> Any:
    try:
        return unserialize(serialized, guess=True) if serialized else ""
    except ValueError:
        return ""


def _taxonomy(vocabulary: str) -> str:
    word = re.sub(r"\W+", "_", vocabulary.lower()).strip("_")
    return _TAXONOMIES.get(word, word or "category")


_OF_NODES: Final = "promote moderate tnid translate uuid revision_translation_affected publish_on unpublish_on content_translation_source content_translation_outdated content_translation_uid content_translation_created"
"""Columns of nodes, of any version, that are not read."""
_OF_COMMENTS: Final = "thread changed language uuid comment_type langcode field_name default_langcode"
_ALL_KNOWN: Final = ("node", "node_field_data", "comment", "comments", "comment_field_data")
_WITH_TEXT: Final = {
    "node": ("nid", "type", "title", "status"), "node_field_data": ("nid", "type", "title", "status"), "node_revisions": ("vid", "body"),
    "field_data_body": ("entity_type", "deleted", "entity_id", "body_value"), "node__body": ("entity_id", "langcode", "body_value"),
    "comments": ("cid", "nid", "comment", "status", "name"), "comment": ("cid", "nid", "status", "name"),
    "comment_field_data": ("cid", "entity_id", "entity_type", "status", "name"),
    "field_data_comment_body": ("entity_id", "comment_body_value"), "comment__comment_body": ("entity_id", "comment_body_value"),
    "users": ("uid", "name"), "users_field_data": ("uid", "name"), "taxonomy_term_data": ("tid", "vid", "name"),
    "taxonomy_term_field_data": ("tid", "vid", "name"), "term_data": ("tid", "vid", "name"),
}  # fmt: skip
"""Tables of all versions -> the columns that each version has."""


def _platform(name: str, version: Version, signs: dict[str, str], tables: dict[str, Columns]) -> Platform:
    looked_up = ("nid", "tid", "entity_id", "source", "src", "path")
    indexes = tuple(
        (table, column) for table, columns in tables.items() for column in columns if column in looked_up
    )
    return Platform(
        name, signs, tables, indexes, lambda base: _Site(base, version).records(), hides_future=False, essential=_WITH_TEXT,
        guards={"node_access": GRANTS}, core=("node_access",),
        passed_over={table: _OF_NODES if table.startswith("node") else _OF_COMMENTS for table in _ALL_KNOWN},
    )  # fmt: skip


DRUPAL: Final = (
    _platform("Drupal 8", EIGHT, {"node_field_data": "default_langcode"}, TABLES_EIGHT),
    _platform("Drupal 7", SEVEN, {"field_data_body": "body_value", "node": "nid"}, TABLES_SEVEN),
    _platform("Drupal 6", SIX, {"node_revisions": "teaser", "node": "nid"}, TABLES_SIX),
)
