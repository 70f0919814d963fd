"""A source site before its first post is read: its generator, settings, languages, and where everything is."""

import itertools
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime, tzinfo
from functools import cached_property, partial
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from converters import messages
from converters.dates import named_zone
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.extra_keys import AUTHOR
from converters.formats.markdown import data, settings
from converters.formats.markdown.detect import detect
from converters.formats.markdown.languages import Languages
from converters.generators.base import Generator
from converters.generators.first_findings import FirstFindings
from converters.generators.front_matter.dates import stated_orders
from converters.generators.misspelt_settings import misspelt
from converters.generators.permalinks import TAXONOMIES_KEY
from converters.generators.rules import SiteContext, SiteRules, usual_path
from converters.generators.site_settings import SiteSettings
from converters.generators.vault import Vault
from converters.io.extensions import TEXTS
from converters.io.sources import Source
from converters.model import Site

_HEAD: Final = 2_000
"""Number of bytes of a text in which its front matter is looked for."""


class SourceSite(Struct, frozen=True, dict=True):
    """A folder of files that a generator builds a site of. Paths are relative to the root of the site."""

    generator: Generator
    context: SiteContext
    rules: SiteRules
    root: str
    """The folder of the site in the source, with its slash; empty for the source itself."""
    outside: tuple[str, ...]
    """Files of the source that are not in `root`; their paths are relative to the source."""
    left_out: Mapping[str, Source]
    """Files in folders that the generator fills or that hold no posts (`Generator.build_dirs`)."""
    written: Site | None
    """The site by blogport's own data file, if blogport wrote the site."""
    languages: Languages
    record: Site
    """The site as the reader yields it."""
    permalink: str = ""
    """The pattern of permalinks that the user states; empty: as the generator builds them."""

    @property
    def files(self) -> Mapping[str, Source]:
        """Path -> file, without what the generator built."""
        return self.context.files

    @cached_property
    def text_names(self) -> frozenset[str]:
        """The names of all texts of the source without their folders, in lower case."""
        paths = (*self.files, *self.left_out, *self.outside)
        return frozenset(path.rpartition("/")[2].lower() for path in paths if path.lower().endswith(TEXTS))

    @cached_property
    def date_order(self) -> str:
        """The key of `ORDERS` by which the texts have dates that show it; empty if none does, or they contradict each other."""
        texts = (
            file for path, file in self.files.items() if path.lower().endswith(self.generator.extensions)
        )
        found: set[str] = set()
        for file in texts:
            with suppress(FileError):
                found |= stated_orders(file.head()[:_HEAD].decode("utf-8", "replace"))
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def vault(self) -> Vault:
        """The files by the names that links in double brackets give them."""
        return Vault(self.files, self.content_dir)

    @property
    def settings(self) -> SiteSettings:
        """The settings of the site."""
        return self.context.settings

    @property
    def content_dir(self) -> str:
        """The content directory with its slash; empty for the root."""
        return self.context.content_dir

    @property
    def timezone(self) -> tzinfo | None:
        """The time zone of dates without an offset."""
        return self.context.timezone

    @property
    def diagnostics(self) -> Diagnostics:
        """Where findings go."""
        return self.context.diagnostics

    @property
    def written_by_us(self) -> bool:
        """Whether blogport wrote the site."""
        return self.written is not None

    @property
    def generator_title(self) -> str:
        """The generator in a sentence."""
        return "a Markdown tree" if self.generator.name == "markdown" else self.generator.name.title()

    @property
    def base_url(self) -> str:
        """The URL of the site without a slash at its end; empty if unknown."""
        return self.record.url.rstrip("/")

    def exists(self, path: str) -> bool:
        """Whether there is a file at a path."""
        return path in self.files

    def silent(self) -> "SourceSite":
        """The same site, with its findings dropped."""
        diagnostics = Diagnostics()
        first = FirstFindings(diagnostics)
        context = replace(
            self.context, load_data=partial(_load_data, first), diagnostics=diagnostics, first=first
        )
        return replace(self, context=context, rules=self.generator.rules(context))


def open_site(source: Source, generator_name: str, diagnostics: Diagnostics, now: datetime) -> SourceSite:
    """Detect the generator (`generator_name` overrides) and load the settings of a folder."""
    all_files = {file.place: file for file in source.files()}
    generator, root = detect(all_files, generator_name)
    inside = {path.removeprefix(root): file for path, file in all_files.items() if path.startswith(root)}
    files = {path: file for path, file in inside.items() if not _is_built(path, generator)}
    values = settings.load(inside, generator, diagnostics)
    moved = _moved_dirs(generator, values, files)
    files = {usual_path(path, moved): file for path, file in files.items()}
    content = content_dir(files, generator, values)
    written = data.site(files, generator)
    languages = Languages(generator, values, files, content)
    for name, known in () if written else misspelt(values, generator.excluding_settings):
        diagnostics.report(
            messages.MISSPELT_SETTING, name=name, known=known, generator=generator.name.title()
        )
    first = FirstFindings(diagnostics)
    context = SiteContext(
        static_dirs=generator.static_dirs,
        extensions=generator.extensions,
        permalinks=generator.permalinks,
        settings=values,
        files=files,
        moved=moved,
        content_dir=content,
        default_language=languages.default,
        languages=frozenset(languages.codes),
        languages_in_folders=languages.in_folders,
        timezone=_timezone(generator, values, diagnostics),
        now=now,
        written_by_us=written is not None,
        load_data=partial(_load_data, first),
        diagnostics=diagnostics,
        first=first,
    )
    return SourceSite(
        generator=generator,
        context=context,
        rules=generator.rules(context),
        root=root,
        left_out={path: file for path, file in inside.items() if _is_built(path, generator)},
        outside=tuple(path for path in all_files if not path.startswith(root)),
        written=written,
        languages=languages,
        record=_written_record(written) if written else _record(generator, values),
    )


def _moved_dirs(generator: Generator, values: SiteSettings, paths: Iterable[str]) -> dict[str, str]:
    """Directory that the settings name, with its slash -> its usual name; without those whose usual name is taken."""
    paths = list(paths)
    stated = {
        f"{values.text(key).strip('./')}/": f"{usual}/" for key, usual in generator.movable_dirs.items()
    }
    return {
        folder: usual
        for folder, usual in stated.items()
        if folder not in ("/", usual) and not _has_files(paths, usual)
    }


def _load_data(first: FirstFindings, file: Source) -> Any:
    diagnostics = Diagnostics()
    loaded = data.load(file, diagnostics)
    first.add(file.name, diagnostics.findings)
    return loaded


def _is_built(path: str, generator: Generator) -> bool:
    folder, slash, _ = path.partition("/")
    return bool(slash) and folder in generator.build_dirs


def _timezone(generator: Generator, values: SiteSettings, diagnostics: Diagnostics) -> tzinfo | None:
    name = values.text(*generator.site_settings.get("zone", ()))
    zone = named_zone(name) if name else None
    if name and zone is None:
        diagnostics.report(messages.BAD_ZONE, zone=name)
    return zone


def _written_record(written: Site) -> Site:
    extra = {name: value for name, value in written.extra.items() if name != TAXONOMIES_KEY}
    return msgspec.structs.replace(written, extra=extra)


def _record(generator: Generator, values: SiteSettings) -> Site:
    found = {name: values.text(*keys) for name, keys in generator.site_settings.items()}
    url = found.get("url", "")
    if url and "//" not in url:
        url = f"https://{url}"
    if base := found.get("base", "").strip("/"):
        url = f"{url.rstrip('/')}/{base}"
    author = found.get("author")
    return Site(
        title=found.get("title", ""),
        url=url,
        description=found.get("description", ""),
        language=found.get("language", "").replace("_", "-"),
        extra={AUTHOR: author} if author else {},
    )


def content_dir(paths: Iterable[str], generator: Generator, settings: SiteSettings) -> str:
    """The content directory with its slash; empty for the root.

    The settings decide if the directory exists, then the folders that lie in it, then the usual names.
    """
    paths = list(paths)
    stated = settings.text(*generator.site_settings.get("content", ()))
    configured = stated.strip("./")
    if stated and not configured:
        return ""  # `.`, whatever the usual folders hold
    if configured and _has_files(paths, f"{configured}/"):
        return f"{configured}/"
    signs = generator.content_signs
    if signs and (configured or not settings.values):
        return _parent_of(signs, paths)  # a configured one that does not exist is a copy that a tool makes
    starts = (f"{folder}/" if folder else "" for folder in generator.content)
    return next((start for start in starts if _has_files(paths, start)), "")


def _has_files(paths: list[str], folder: str) -> bool:
    return any(path.startswith(folder) for path in paths)


def _parent_of(names: tuple[str, ...], paths: list[str]) -> str:
    """The folder, with its slash, that directly holds one of these."""
    found = [parts for path in paths if not set(names).isdisjoint(parts := path.split("/"))]
    if not found or any(parts[0] in names for parts in found):
        return ""
    nearest = min(found, key=len)
    return "".join(f"{part}/" for part in itertools.takewhile(lambda part: part not in names, nearest))
