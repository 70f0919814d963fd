"""Quarto: how its sites are detected and read.

Its rules: each text at the path of its file; what `render` leaves out, and drafts, have no page.

Source: the documentation of Quarto 1.5 (Websites: Creating a Website, Blogs; Project Basics: Metadata, Render targets).
No build of Quarto was run.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from posixpath import normpath
from typing import Any, Final

from converters import lazy_re, messages
from converters.generators.base import ContentRule, Generator, keys, setting_names
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.front_matter.parse import plain_values
from converters.generators.path_patterns import path_pattern
from converters.generators.quarto.pandoc import readable_markdown
from converters.generators.rules import SiteRules
from converters.model import Extra

_INCLUDE: Final = lazy_re.compile(r"^[ \t]*\{\{<[ \t]*include[ \t]+([^\s>]+)[ \t]*>\}\}[ \t]*$", re.M)
_MOST_INCLUDES: Final = 50
"""Number of parts that are put into one text."""
_METADATA: Final = ("_metadata.yml", "_metadata.yaml")
_DEFAULTS: Final = ("author", "authors", "categories", "date", "draft", "image", "lang", "execute")
"""What is taken of the metadata of folders and of the settings; the other keys say how a page looks."""


class QuartoRules(SiteRules):
    """The rules of Quarto."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """Not names that begin with `_` (parts of other texts), no README, and only what `render` names, if it does."""
        parts = file.path.split("/")
        if any(part.startswith("_") for part in parts) or file.name.lower() == "readme":
            return False
        return bool(self._rendered.fullmatch(file.path)) and not self._not_rendered.fullmatch(file.path)

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """`_metadata.yml` in the folders above, the nearest last; the settings come before all."""
        found = {name: self.site.settings.get(name) for name in _DEFAULTS}
        folders = file.path.split("/")[:-1]
        for depth in range(len(folders) + 1):
            folder = "".join(f"{name}/" for name in folders[:depth])
            for name in _METADATA:
                loaded = self._metadata(f"{folder}{name}")
                found |= {key: loaded[key] for key in _DEFAULTS if key in loaded}
        return {name: value for name, value in found.items() if value is not None}

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """The text with the parts that it includes, and without what only Pandoc and a run of the code understand."""
        found = dict(fields)
        execute = plain_values(found.pop("execute", None))
        if isinstance(authors := plain_values(found.get("author")), list | dict):
            found["authors"] = [
                _author(author) for author in (authors if isinstance(authors, list) else [authors])
            ]
            found.pop("author")
        shows_code = not (isinstance(execute, dict) and execute.get("echo") is False)
        readable = readable_markdown(self._with_includes(file, text), shows_code=shows_code)
        if readable.hidden:
            self.site.diagnostics.tally(messages.HIDDEN_TEXT, readable.hidden)
        return found, readable.text

    def post_type(self, file: ContentFile) -> str:
        """By whether it has a date."""
        return ""

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A text that the settings list as a draft is one."""
        drafts = {normpath(str(path)) for path in self.site.settings.items("website.drafts")}
        return "draft" if file.path in drafts else "publish"

    def path(self, post: PermalinkInput) -> str:
        """The path of the file with `.html`; the index of a folder is the folder."""
        stem = post.file.path[: -len(post.file.extension)]
        return encode_path(re.sub(r"(^|/)index\.html$", r"\1", f"/{stem}.html"))

    def asset_path(self, path: str) -> str:
        """What a page shows is copied to its own path."""
        return "" if any(part[0] in "_." for part in path.split("/")) else f"/{path}"

    def linked_file(self, file: ContentFile, path: str) -> str:
        """From the folder of the text; with a slash first, from the root."""
        return path.lstrip("/") if path.startswith("/") else super().linked_file(file, path)

    def _with_includes(self, file: ContentFile, text: str) -> str:
        """With the files that the text includes; one that is not there stays as it is."""
        for _ in range(_MOST_INCLUDES):
            for found in _INCLUDE.finditer(text):
                path = found[1] if not found[1].startswith("/") else found[1][1:]
                folder = "" if found[1].startswith("/") else file.path.rpartition("/")[0]
                part = self.site.text_of(name := normpath(f"{folder}/{path}").lstrip("/"))
                if part is not None:
                    self.used.add(name)
                    text = f"{text[: found.start()]}{part}{text[found.end() :]}"
                    break
            else:
                break
        return text

    def _metadata(self, path: str) -> dict[str, Any]:
        if path not in self._loaded:
            source = self.site.files.get(path)
            loaded = self.site.load_data(source) if source else None
            if source:
                self.used.add(path)
            self._loaded[path] = loaded if isinstance(loaded, dict) else {}
        return self._loaded[path]

    @cached_property
    def _loaded(self) -> dict[str, dict[str, Any]]:
        return {}

    @cached_property
    def _rendered(self) -> re.Pattern[str]:
        patterns = [path for path in self._targets if not path.startswith("!")]
        return re.compile("|".join(map(path_pattern, patterns)) or ".*", re.S)

    @cached_property
    def _not_rendered(self) -> re.Pattern[str]:
        patterns = [path[1:] for path in self._targets if path.startswith("!")]
        return re.compile("|".join(map(path_pattern, patterns)) or "(?!)")

    @cached_property
    def _targets(self) -> list[str]:
        """`project.render`: patterns of files; a name without a folder is at any depth."""
        listed = [str(path).strip() for path in self.site.settings.items("project.render")]
        return [
            path if "/" in path.rstrip("/") else re.sub(r"^(!?)(?=\*)", r"\1**/", path)
            for path in listed
            if path
        ]


def _author(author: Any) -> str:
    """The name of an author: a text, a group with `name`, or a name of parts."""
    name = author.get("name", "") if isinstance(author, dict) else author
    if isinstance(name, dict):
        name = name.get("literal") or f"{name.get('given', '')} {name.get('family', '')}"
    return str(name).strip()


QUARTO = Generator(
    name="quarto",
    front_matter=keys(
        "title date modified=date-modified draft former=aliases author categories description image "
        "image_alt=image-alt lang order"
    ),
    front_matter_aliases={"authors": "authors", "keywords": "tags"},
    front_matter_styles=("yaml",),
    date_formats=("%B %d, %Y", "%m/%d/%Y", "%m-%d-%Y"),
    config_files=("_quarto.yml", "_quarto.yaml"),
    excluding_settings=("website.drafts", "project.render"),
    site_settings=setting_names(
        "title=website.title,book.title,title url=website.site-url,book.site-url "
        "base=website.site-path,book.site-path description=website.description,book.description "
        "language=lang"
    ),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=(".qmd", ".md", ".markdown", ".rmd"),
    links_by_path=True,
    build_dirs=frozenset({"_site", "_book", "_freeze", "_extensions", "node_modules", "renv"}),
    rules=QuartoRules,
)
