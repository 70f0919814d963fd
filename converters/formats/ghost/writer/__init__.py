"""Writes what Ghost's importer takes: one zip with a JSON file and images, and the redirects from the old addresses.

Facts and rules: Ghost 6 (`core/server/data/importer`), tried with the real program.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, ClassVar, Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.ghost.writer.slugs import ghost_slug
from converters.guard import guarded
from converters.io.output import FolderOutput, FolderWithZip, Output
from converters.model import MENU_ITEM, Author, Dialect, Post, Record, Site, Term
from converters.plugins import AssetWriter, Fields, PostSummary
from converters.privacy.post_types import INTERNAL_TYPES
from converters.site.assets import UPLOADS
from converters.site.new_site import NewSite, SitePages
from converters.site.plan import Run


class GhostFolder(FolderWithZip):
    """The folder that a user gets: the zip that Ghost imports, and what goes beside it."""

    packed: ClassVar[str] = "ghost-import.zip"


_FILE: Final = f"{GhostFolder.inside}blog.json"
VERSION: Final = "6.0.0"
"""The version that the file says it is of: of older ones than 1 Ghost takes none."""
_SOUND: Final = (".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".webm", ".ogv", ".mov")
_IMAGES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".svgz", ".ico", ".avif")


@dataclass(frozen=True)
class GhostWriter(AssetWriter):
    """An import for Ghost: a zip with posts, pages, tags, authors and images, and redirects for Settings, Labs."""

    target_name: ClassVar[str] = "for-ghost"
    public: ClassVar[bool] = True
    can_verify: ClassVar[bool] = False
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    carries: ClassVar[Fields] = Fields(
        site="title url description",
        author="login name email url",
        term="taxonomy slug name description",
        media="",  # Ghost has no library of files; of a feature image the texts are written
        post="type status title slug url date modified author body excerpt sticky terms.taxonomy terms.slug terms.name featured",
    )
    comments_beside: ClassVar[str] = "ghost"
    folder: ClassVar[type[FolderOutput]] = GhostFolder
    files: ClassVar[str] = f"{GhostFolder.inside}content/"
    draft_files: ClassVar[str] = f"{GhostFolder.inside}content/"
    default_redirects: ClassVar[tuple[str, ...]] = ("ghost",)
    redirect_formats: ClassVar[tuple[str, ...]] = ("ghost", "nginx", "apache", "caddy", "csv")
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset({MENU_ITEM, *INTERNAL_TYPES})

    @property
    def is_site(self) -> bool:
        """Whether the target has addresses: those of the site that Ghost makes."""
        return True

    @property
    def next_step(self) -> str:
        """How Ghost takes it."""
        return (
            f"in Ghost, Settings → Import/Export → Universal import takes {{target}}/{GhostFolder.packed}, "
            "and Settings → Labs → Redirects takes {target}/redirects.yaml"
        )

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The slug: Ghost has no folders, and drops the second of two that are one."""
        return (
            ghost_slug(post.name)
            or f"{post.type if post.type == 'page' else 'post'}-{ghost_slug(post.id) or 'untitled'}"
        )

    def file_path(self, path: str) -> str:
        """Where Ghost keeps a file of this kind, by the path that it had among the uploads."""
        name = path.removeprefix(UPLOADS[1:])
        ending = PurePosixPath(name).suffix.lower()
        folder = "images" if ending in _IMAGES else "media" if ending in _SOUND else "files"
        return f"{folder}/{name}"

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the file; what must be known of tags and users is known when the first post comes."""
        from converters.formats.ghost.writer.posts import Posts
        from converters.formats.ghost.writer.tables import Tables

        tables = Tables(diagnostics)
        posts = Posts(run, tables, diagnostics)
        joins: dict[str, list[dict[str, Any]]] = {
            "posts_meta": [],
            "posts_tags": [],
            "posts_authors": [],
            "settings": [],
        }
        with out.open(_FILE) as file:
            file.write(
                f'{{"db":[{{"meta":{{"exported_on":0,"version":"{VERSION}"}},"data":{{"posts":['.encode()
            )
            first = True
            for record in records:
                match record:
                    case Post():
                        with guarded(diagnostics, record):
                            row, meta, tags, authors = posts.rows(record)
                            line = _json(row)
                            file.write(line if first else b",\n" + line)
                            first = False
                            joins["posts_meta"] += [meta] if meta else []
                            joins["posts_tags"] += tags
                            joins["posts_authors"] += authors
                            diagnostics.wrote(record)
                        continue
                    case Site():
                        joins["settings"] = [
                            {"key": name, "value": text}
                            for name, text in (("title", record.title), ("description", record.description))
                            if text
                        ]
                    case Author():
                        tables.add_author(record)
                    case Term():
                        tables.add_term(record)
                diagnostics.wrote(record)
            file.write(b"]")
            for name, rows in {"users": tables.users.values(), "tags": tables.tags.values(), **joins}.items():
                file.write(f',\n"{name}":['.encode() + b",\n".join(map(_json, rows)) + b"]")
            file.write(b"}}]}")
        if posts.cards:
            diagnostics.tally(messages.HTML_CARDS, posts.cards, blocks=posts.blocks)
        run.new_site = self._answers(run, tables)

    def _answers(self, run: Run, tables: Any) -> NewSite:
        """What the new site answers: `/SLUG/`, `/tag/SLUG/`, `/author/SLUG/` (Ghost without `routes.yaml`)."""
        return NewSite(
            post=lambda summary: f"/{run.plan.paths[summary.key]}/",
            pages=SitePages(
                feed="/rss/", term_feed="{path}rss/", author_feed="{path}rss/", sitemap="/sitemap.xml"
            ),
            terms={name: f"/tag/{slug}/" for name, slug in tables.tag_slugs().items()},
            authors={login: f"/author/{user['slug']}/" for login, user in tables.users.items()},
            server="",
        )


def _json(row: Mapping[str, Any]) -> bytes:
    kept = {name: value for name, value in row.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
