"""Kirby: how its sites are detected and read.

Its rules: a folder is a page; its number says that it is listed.

Sources: the guide of Kirby 4 (Content, Listed vs. unlisted, Drafts, KirbyText, Blocks field). No site of it was run.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from converters import lazy_re, messages
from converters.generators.base import ContentRule, Generator, keys, pairs
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.front_matter.parse import plain_values
from converters.generators.kirby import blocks, tags
from converters.generators.rules import SiteRules
from converters.model import Extra

_NUMBER: Final = lazy_re.compile(r"^(\d+)[_-](?=.)")
_LISTED_ALWAYS: Final = frozenset({"home", "error"})
"""Pages that no list has, and everybody sees."""
_REFERRING: Final = frozenset({"cover", "coverimage", "author", "authors"})
"""Fields that may hold `file://…` or `user://…` in place of a name."""
_DATED: Final = lazy_re.compile(r"^(\d{4})(\d\d)(\d\d)(?:\d{4})?_")
_TEMPLATES_OF_POSTS: Final = frozenset(
    {"article", "post", "note", "blogarticle", "blogpost", "entry", "blog-post"}
)
_FILE_IN_LIST: Final = lazy_re.compile(r"-\s*(?!\w+://)([\w. -]+\.\w{2,5})\s*")


class KirbyRules(SiteRules):
    """The rules of Kirby."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """With the values of the panel's fields as others write them: lists of YAML, blocks, and tags."""
        found, text = super().prepare(file, fields, text)
        for name in list(found):
            value = plain_values(found[name])
            value = "\n".join(value) if isinstance(value, list) else str(value)
            if value.strip() in ("", "[]"):
                del found[name]
            elif image := _FILE_IN_LIST.fullmatch(value.strip()):
                found[name] = image[1].strip()
        for name in [name for name in found if name.lower() in _REFERRING and "://" in str(found[name])]:
            found[f"{name}_reference"] = found.pop(name)  # what it leads to, the panel knows
        if "date" not in {name.lower() for name in found} and (day := _DATED.match(file.name)):
            found["date"] = "-".join(day.groups())
        if not text.strip():
            name = next((name for name in found if blocks.is_blocks(found[name])), "")
            text = str(found.pop(name)) if name else text
        if not blocks.is_blocks(text):
            return found, text
        if names := blocks.unread_fields(text):
            self.site.diagnostics.report(
                messages.UNREAD_BLOCKS, file=file.source.name, line=1, names=", ".join(names)
            )
        return found, blocks.to_html(text)

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """A text that is not of a file; `site.txt` is the site."""
        name = file.path.rpartition("/")[2]
        return has_front_matter and name.count(".") < 2 + bool(file.lang) and "_changes/" not in file.within

    def post_type(self, file: ContentFile) -> str:
        """By the template, which is the name of the file; else the date decides."""
        template = file.within.rpartition("/")[2].partition(".")[0].lower()
        return "post" if template in _TEMPLATES_OF_POSTS else ""

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A page whose folder has no number is in no list, where others beside it have one."""
        if _NUMBER.match(file.name) or file.name in _LISTED_ALWAYS or file.dir not in self._with_numbers:
            return "publish"
        self.site.diagnostics.report(
            messages.KEPT_BACK, file=file.source.name, line=1, mark=f"{file.name}/ (no number: unlisted)",
            status="private", generator="Kirby",
        )  # fmt: skip
        return "private"

    def slug(self, file: ContentFile) -> str:
        """The name of the folder without its number."""
        return _NUMBER.sub("", file.name)

    def path(self, post: PermalinkInput) -> str:
        """The names of the folders without their numbers."""
        names = [*post.file.dir.strip("/").split("/"), post.file.name]
        path = "/".join(_NUMBER.sub("", name) for name in names if name and name != "_drafts")
        return "/" if path == "home" else encode_path(f"/{path}")

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """The folder of the page."""
        return [f"{file.path.rpartition('/')[0]}/"]

    def asset_base(self, url: str) -> str:
        """The images of a page are below its URL."""
        return f"{url.rstrip('/')}/" if url else ""

    def body(self, text: str) -> str:
        """With the tags of KirbyText as Markdown."""
        return tags.to_markdown(text)

    @cached_property
    def _with_numbers(self) -> frozenset[str]:
        """The folders, below the content, in which some page has a number."""
        found = set()
        for path in self.site.files:
            parts = (
                self.site.within_content(path).split("/") if path.startswith(self.site.content_dir) else []
            )
            found |= {
                "".join(f"{above}/" for above in parts[:at])
                for at, part in enumerate(parts[:-1])
                if _NUMBER.match(part)
            }
        return frozenset(found)


KIRBY = Generator(
    name="kirby",
    front_matter=keys("title date modified categories tags authors=author description excerpt=intro image=cover"),
    front_matter_aliases=pairs("published=date authors category summary=excerpt coverimage=image draft"),
    front_matter_styles=("fields",),
    separator=",",
    config_files=("content/site.txt", "content/site.en.txt", "content/site.de.txt", "site/config/config.php"),
    config_signatures={"site/config/config.php": r"(?s)return\s*\[|c::set"},
    site_settings={"title": ("title",), "description": ("description",), "author": ("author",), "url": ("url",)},
    content=("content",),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?_drafts/(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}))?", "", "draft"),
        ContentRule(r"(?P<dir>.*/)?_drafts/.*/(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}))?", "", "draft"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}))?"),
    ),
    extensions=(".txt", ".md"),
    static_dirs={"assets/": "/assets/"},
    build_dirs=frozenset({"kirby", "panel", "vendor", "node_modules", "media", "storage"}),
    links_by_path=True,
    rules=KirbyRules,
)  # fmt: skip
