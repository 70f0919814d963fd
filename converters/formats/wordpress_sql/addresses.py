"""The permalinks of posts, pages, files and terms, which the database does not have: they are made of the options.

The rules are those of WordPress's `get_permalink`, `get_page_link`, `get_post_permalink`, `get_attachment_link` and
`wp_get_attachment_url` (link-template.php, post.php).
"""

from collections.abc import Callable
from typing import Final

from converters import lazy_re
from converters.formats.wordpress_sql.settings import Settings
from converters.io.sql.spool import Fields, RowSpool

_PUBLIC: Final = ("publish", "private", "inherit")
"""The statuses in which a post has its permalink (`wp_force_plain_post_permalink`), for who may see it."""
_BUILT_IN: Final = frozenset(
    "post attachment nav_menu_item custom_css wp_block wp_template wp_template_part wp_global_styles wp_navigation"
    " wp_font_family wp_font_face".split()
)
"""Types of WordPress itself, which share the structure of posts."""
_TAG: Final = lazy_re.compile(r"%(\w+)%")
_DEEPEST: Final = 50
"""Pages above a page: more are a circle."""


class Addresses:
    """Makes the addresses of one blog; `spool` has its rows, `text` decodes a value of them."""

    def __init__(self, settings: Settings, spool: RowSpool, number: str) -> None:
        self._settings, self._spool, self._number = settings, spool, number
        self._slash = "/" if settings.structure.endswith("/") else ""
        self._root = "index.php/" if settings.structure.startswith("/index.php") else ""

    def permalink(self, row: Fields) -> str:
        """The permalink of a post of any type."""
        home, id_, kind = self._settings.home, row["ID"], row["post_type"] or "post"
        if kind == "attachment":
            return self._of_file(row)
        pretty = bool(self._settings.structure) and row["post_status"] in _PUBLIC and bool(row["post_name"])
        if kind == "page":
            if id_ == self._settings.front and row["post_status"] == "publish":
                return f"{home}/"
            return self._of_page(row) if pretty else f"{home}/?page_id={id_}"
        if kind in _BUILT_IN:
            return home + self._filled(row) if pretty else f"{home}/?p={id_}"
        base = self._settings.bases.get(kind, "" if self._settings.has_rules else f"{kind}/")
        if not pretty or not base:
            return f"{home}/?post_type={kind}&p={id_}"
        return f"{home}/{base}{self._path(row)}{self._slash}"

    def file(self, path: str, guid: str) -> str:
        """The URL of an uploaded file; `path` is where it lies among the uploads, `guid` its first address."""
        if not path or path.startswith(("http://", "https://")):
            return path or guid
        stated = self._settings.option("upload_url_path").rstrip("/")
        folder = self._settings.option("upload_path").strip("/")
        if self._number != "1" and not stated:
            if "/files/" in guid:  # a network from before WordPress 3.5
                return guid
            return f"{self._settings.installed}/wp-content/uploads/sites/{self._number}/{path}"
        inside = (
            folder and not folder.startswith(("home/", "var/", "srv/", "usr/", "www/")) and ":" not in folder
        )
        base = stated or f"{self._settings.installed}/{folder if inside else 'wp-content/uploads'}"
        return f"{base}/{path}"

    def _of_page(self, row: Fields) -> str:
        return f"{self._settings.home}/{self._root}{self._path(row)}{self._slash}"

    def _path(self, row: Fields) -> str:
        """The slugs of a page and those above it (`get_page_uri`)."""
        slugs, seen = [row["post_name"]], {row["ID"]}
        while (
            row["post_parent"] not in ("", "0") and row["post_parent"] not in seen and len(slugs) < _DEEPEST
        ):
            row = self._spool.first("posts", ID=row["post_parent"])
            if not row:
                break
            seen.add(row["ID"])
            slugs.insert(0, row["post_name"])
        return "/".join(filter(None, slugs))

    def _of_file(self, row: Fields) -> str:
        home, structure = self._settings.home, self._settings.structure
        parent = (
            self._spool.first("posts", ID=row["post_parent"]) if row["post_parent"] not in ("", "0") else {}
        )
        if structure and row["post_name"]:
            if parent and parent["ID"] != row["ID"]:
                above = self._of_page(parent) if parent["post_type"] == "page" else self.permalink(parent)
                inner = row["post_name"].isdigit() or "%category%" in structure
                if "?" not in above:
                    name = f"attachment/{row['post_name']}" if inner else row["post_name"]
                    return f"{above.rstrip('/')}/{name}{self._slash}"
            elif not parent:
                return f"{home}/{row['post_name']}{self._slash}"
        return f"{home}/?attachment_id={row['ID']}"

    def _filled(self, row: Fields) -> str:
        """The structure with what it names of a post."""
        date = row["post_date"].ljust(19, "0")
        known: dict[str, Callable[[], str]] = {
            "year": lambda: date[:4],
            "monthnum": lambda: date[5:7],
            "day": lambda: date[8:10],
            "hour": lambda: date[11:13],
            "minute": lambda: date[14:16],
            "second": lambda: date[17:19],
            "post_id": lambda: row["ID"],
            "postname": lambda: row["post_name"],
            "category": lambda: self._category(row["ID"]),
            "author": lambda: self._spool.first("users", ID=row["post_author"]).get("user_nicename", ""),
        }
        return _TAG.sub(lambda tag: known[tag[1]]() if tag[1] in known else tag[0], self._settings.structure)

    def _category(self, post: str) -> str:
        """The slug of the first category of a post by its id, with those above it; the blog's own where it has none."""
        found = next(
            self._spool.ask(
                ("term_id",),
                "SELECT t.term_id FROM term_relationships r JOIN term_taxonomy t USING (term_taxonomy_id)"
                " WHERE r.object_id = ? AND t.taxonomy = 'category' ORDER BY CAST(t.term_id AS INTEGER)",
                post,
            ),
            {"term_id": self._settings.option("default_category")},
        )
        slugs: list[str] = []
        term, seen = found["term_id"], set[str]()
        while term not in ("", "0") and term not in seen:
            seen.add(term)
            if slug := self._spool.first("terms", term_id=term).get("slug"):
                slugs.insert(0, slug)
            term = self._spool.first("term_taxonomy", term_id=term, taxonomy="category").get("parent", "")
        return "/".join(slugs)
