"""Textpattern 4: articles as it rendered them, categories, sections, flat comments, images.

Facts: Textpattern's `textpattern/update/_to_*.php` and `publish/taghandlers.php` (`permlinkurl`). `Posted` is the clock of
the site.
"""

from collections.abc import Iterator
from typing import Final

from converters.extra_keys import GENERATOR
from converters.formats.cms_sql.platform import (
    NO_DATES,
    Base,
    Platform,
    clock,
    html,
    kept_dates,
    orphans,
    ref,
)
from converters.formats.cms_sql.visibility import is_over
from converters.io.sql.spool import Fields
from converters.model import Author, Comment, Commenter, Extra, Media, Post, Record, Site, Term

_STATUS: Final = {"1": "draft", "2": "private", "3": "pending", "4": "publish", "5": "publish"}
_STICKY: Final = "5"
_COMMENT_STATUS: Final = {"1": "approved", "0": "pending", "-1": "spam"}
TABLES: Final = {
    "textpattern": tuple(
        "ID Posted Expires AuthorID LastMod Title Body Body_html Excerpt_html Image Category1 Category2 Annotate Status Section"
        " Keywords description url_title".split()
    ),
    "txp_discuss": ("discussid", "parentid", "name", "email", "web", "ip", "posted", "message", "visible"),
    "txp_category": ("id", "name", "type", "parent", "title"),
    "txp_prefs": ("name", "val"),
    "txp_users": ("user_id", "name", "RealName", "email"),
    "txp_image": ("id", "name", "ext", "alt", "caption", "date"),
}


class _Site:
    def __init__(self, base: Base) -> None:
        self._base = base
        self._prefs = base.pairs("SELECT name, val FROM txp_prefs")
        address = self._prefs.get("siteurl", "")
        self._home = base.home(address if "://" in address or not address else f"http://{address}")
        self._zone = base.zone(self._prefs.get("timezone_key", ""))
        self._titles = base.pairs("SELECT name, title FROM txp_category WHERE type = 'article'")

    def records(self) -> Iterator[Record]:
        prefs = self._prefs
        yield Site(
            title=prefs.get("sitename", ""), url=f"{self._home}/" if self._home else "",
            description=prefs.get("site_slogan", ""), language=prefs.get("language", ""), extra={GENERATOR: "Textpattern"},
        )  # fmt: skip
        for row in self._base.spool.rows("txp_users", "user_id"):
            if self._base.spool.first("textpattern", AuthorID=row["name"]):
                yield Author(id=row["user_id"], login=row["name"], name=row["RealName"], email=row["email"])
        for row in self._base.spool.rows("txp_category", "id"):
            if row["type"] == "article" and row["name"] != "root":
                parent = "" if row["parent"] == "root" else row["parent"]
                yield Term(id=row["id"], taxonomy="category", slug=row["name"], name=row["title"] or row["name"], parent=parent)  # fmt: skip
        folder = self._prefs.get("img_dir") or "images"
        for row in self._base.spool.rows("txp_image", "id"):
            yield Media(
                id=row["id"], url=f"{self._home}/{folder}/{row['id']}{row['ext']}", title=row["name"], alt=row["alt"],
                caption=row["caption"],
            )  # fmt: skip
        for row in self._base.spool.rows("textpattern", "ID"):
            yield self._post(row)
        yield from orphans(self._base, "txp_discuss", "parentid", "textpattern(ID)", self._comments)

    def _post(self, row: Fields) -> Post:
        extra: Extra = {
            name: row[column]
            for name, column in (("section", "Section"), ("keywords", "Keywords"))
            if row[column]
        }
        expires = row["Expires"]
        status = _STATUS.get(row["Status"], f"textpattern {row['Status']}")
        if expires not in NO_DATES:
            extra["expires"] = expires
            is_shown = self._prefs.get("publish_expired_articles") == "1" or not is_over(expires, self._zone)
            status = "private" if status == "publish" and not is_shown else status
        categories = dict.fromkeys(filter(None, (row["Category1"], row["Category2"])))
        image = row["Image"].partition(",")[0].strip()
        if image and not image.isdigit():
            extra["image"] = image
        return Post(
            id=row["ID"],
            status=status,
            title=row["Title"],
            slug=row["url_title"],
            url=self._permalink(row),
            **kept_dates(extra, clock(row["Posted"], self._zone), clock(row["LastMod"], self._zone)),
            author=row["AuthorID"],
            body=html(row["Body_html"] or row["Body"]),
            excerpt=row["Excerpt_html"],
            sticky=row["Status"] == _STICKY,
            terms=tuple(ref("category", self._titles.get(name) or name, name) for name in categories),
            featured=image if image.isdigit() else "",
            comments_open=row["Annotate"] == "1" if row["Annotate"] else None,
            comments=self._comments(row["ID"]),
            extra=extra,
        )

    def _permalink(self, row: Fields) -> str:
        """The permalink by the setting `permlink_mode`."""
        id_, section, title, day = (
            row["ID"],
            row["Section"],
            row["url_title"],
            row["Posted"][:10].replace("-", "/"),
        )
        paths = {
            "section_id_title": f"{section}/{id_}/{title}",
            "year_month_day_title": f"{day}/{title}",
            "id_title": f"{id_}/{title}",
            "section_title": f"{section}/{title}",
            "section_category_title": "/".join(
                filter(None, (section, row["Category1"], row["Category2"], title))
            ),
            "title_only": title,
        }
        path = paths.get(self._prefs.get("permlink_mode", ""), f"index.php?id={id_}")
        return f"{self._home}/{path}"

    def _comments(self, post: str) -> tuple[Comment, ...]:
        return tuple(
            self._comment(row) for row in self._base.spool.rows("txp_discuss", "discussid", parentid=post)
        )

    def _comment(self, row: Fields) -> Comment:
        extra: Extra = {}
        web = row["web"]
        return Comment(
            id=row["discussid"],
            author=Commenter(
                name=row["name"],
                email=row["email"],
                url=f"http://{web}" if web and "://" not in web else web,
                ip=row["ip"],
            ),
            **kept_dates(extra, clock(row["posted"], self._zone)),
            status=_COMMENT_STATUS.get(row["visible"], row["visible"]),
            body=html(row["message"]),
            extra=extra,
        )


TEXTPATTERN: Final = Platform(
    name="Textpattern",
    signs={"textpattern": "url_title", "txp_prefs": "val"},
    tables=TABLES,
    indexes=(("txp_discuss", "parentid"), ("textpattern", "AuthorID")),
    records=lambda base: _Site(base).records(),
    essential={
        "textpattern": ("ID", "Title", "Body_html"),
        "txp_discuss": ("discussid", "parentid", "message", "visible"),
    },
    guards={"textpattern": ("Status", "Posted")},
    passed_over={
        "textpattern": "LastModID Title_html Excerpt textile_body textile_excerpt markup_body markup_excerpt comments_count AnnotateInvite"
        " override_form uid feed_time",
        "txp_discuss": "",
    },
)
