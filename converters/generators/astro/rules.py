"""Astro's rules: collections and their routes, as far as the program that makes them has them as literals.

Sources: the documentation of Astro (Content collections, Routing, `trailingSlash`, `build.format`, `base`). A page of a
collection is made by a file such as `src/pages/blog/[...slug].astro`: its folder, and the id of the text, are the path.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from converters import lazy_re, messages
from converters.generators.astro.globs import Glob, imported_texts, read_glob
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter.parse import plain_values
from converters.generators.literal_tags import literal
from converters.generators.rules import SiteRules

_COLLECTION: Final = lazy_re.compile(r"(?<![\w-])[\"']?([\w-]+)[\"']?\s*[:=]\s*defineCollection\s*\(")
_EXPORTED: Final = lazy_re.compile(r"\bcollections\s*=\s*\{([^}]*)\}")
_NAMED: Final = lazy_re.compile(r"[\"']?([\w-]+)[\"']?\s*:\s*(\w+)")
_ASKED: Final = lazy_re.compile(r"\bgetCollection\s*(?:<[^>]*>)?\(\s*[\"'`]([\w-]+)[\"'`]")
_ROUTE: Final = lazy_re.compile(
    r"src/pages/(?:\[\.\.\.(?:lang|locale)\]/)?(?P<folder>(?:[^\[\]]*/)?)\[(?:\.\.\.)?(?P<parameter>\w+)\](?:/index)?\.(?:astro|ts|js|mjs)"
)
_PROGRAMS: Final = (".astro", ".ts", ".js", ".mjs")
_LANGUAGE: Final = lazy_re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?/")
"""The folder of a language, at the start of the path of a text."""
_OWN_ID: Final = lazy_re.compile(r"\.data\.(?P<name>\w+)\s*(?:\|\||\?\?)\s*\w+\.(?:id|slug)\b")
_LISTS: Final = frozenset(
    {"page", "tag", "category", "tags", "categories", "lang", "locale", "year", "author"}
)
"""Parameters of routes that make lists and feeds, not the page of a text."""
_CONFIGS: Final = tuple(
    f"src/{name}.{ending}"
    for name in ("content.config", "content/config")
    for ending in ("ts", "js", "mjs", "mts")
)


class AstroRules(SiteRules):
    """The rules of Astro."""

    def path(self, post: PermalinkInput) -> str:
        """The folder of the route and the id of the text; a page by its path below `src/pages`."""
        file = post.file
        if stated := str(post.metadata.get("address") or ""):
            return encode_path(stated, ENCODED_PATH_CHARACTERS)
        if file.type == "page":
            return self._finished(f"{file.dir}{file.name}")
        collection, within = self._collection_of(file)
        route = self._routes.get(collection, self._only_route)
        if route is None:
            self._report(
                file, f"no page in src/pages shows the collection {collection or 'of its folder'} by name"
            )
            route = self._likely_route(file, collection)
        elif route and route in self._with_language and _LANGUAGE.match(within):
            self._report(file, f"a program puts the language of a text before /{route}")
        elif collection in self._computed_ids:
            self._report(file, f"a program names the texts of the collection {collection} (generateId)")
        own = self._own_ids.get(collection, "")
        id_ = plain_values(post.front_matter.get(own)) or post.metadata.get("name") or _slugged(within)
        return self._finished(f"{route}{str(id_).strip('/')}")

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """What is in `src/content`, `src/data` or `src/pages`, in the folder of a collection, or imported for a route."""
        if self.site.written_by_us and file.path.startswith("drafts/"):
            return True
        if file.path.startswith(("src/content/", "src/data/", "src/pages/")):
            is_by_loader = file.path.startswith("src/content/") and self._has_loaders
            names = file.path.split("/")[2:]
            return not any(name.startswith("_") for name in (names[-1:] if is_by_loader else names))
        return any(file.path.startswith(base) for base in self._collections.values()) or any(
            file.path.startswith(glob.folder) and glob.reads(file.path[len(glob.folder) :])
            for glob in self._imported
        )

    @cached_property
    def _imported(self) -> list[Glob]:
        """The texts that programs import, where a route shows them."""
        if not self._text_routes:
            return []
        programs = [path for path in self.site.files if path.startswith("src/") and path.endswith(_PROGRAMS)]
        return [glob for path in programs for glob in imported_texts(self._text(path), path)]

    def is_excluded(self, file: ContentFile) -> bool:
        """What is in the folder of collections, but matches the patterns of none of them."""
        whole = file.path
        around = [glob for glob in self._globs if whole.startswith(glob.folder)]
        return bool(around) and not any(glob.reads(whole[len(glob.folder) :]) for glob in around)

    @cached_property
    def _globs(self) -> list[Glob]:
        """The folder and the patterns of each collection that reads files."""
        found = [glob for body in self._definitions.values() if (glob := self._glob(body))]
        for glob in found:
            if glob.is_computed:
                self.site.first.report(
                    glob.folder, messages.UNREAD_SETTING, name=f"pattern ({glob.folder})", generator="Astro",
                    why="a program computes it", effect="only its exclusions that are plain texts are followed",
                )  # fmt: skip
        return found

    @cached_property
    def _has_loaders(self) -> bool:
        """Whether the settings say what each collection reads; else folders that begin with `_` are left out."""
        return any(path.startswith("src/content.config.") for path in self.site.files)

    def slug(self, file: ContentFile) -> str:
        """The last part of the id."""
        return _slugged(file.name)

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """No template language runs in a text that blogport wrote."""
        found, text = super().prepare(file, fields, text)
        return found, literal(text) if self.site.written_by_us else text

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """None: a build gives the image of a text its own path, so that its path in the source is all it has."""
        return []

    def _finished(self, path: str) -> str:
        path = "/" + path.strip("/")
        path = "/" if path == "/index" else path.removesuffix("/index")
        settings = self.site.settings
        if path == "/":
            return path
        slash = settings.get("trailingslash", settings.get("trailingSlash", "ignore"))
        if slash == "always":
            return encode_path(f"{path}/")
        if settings.get("build.format", "directory") == "file":
            return encode_path(f"{path}.html")
        return encode_path(path if slash == "never" else f"{path}/")

    def _collection_of(self, file: ContentFile) -> tuple[str, str]:
        """The collection of a text, and its path there without extension."""
        whole = file.path.removesuffix(file.extension)
        found = [
            (len(base), name, base) for name, base in self._collections.items() if whole.startswith(base)
        ]
        if found:
            _, name, base = max(found)
            return name, whole[len(base) :]
        _, _, within = whole.removeprefix("src/").partition("/")
        name, slash, rest = within.partition("/")
        return (name, rest) if slash else ("", within)

    @cached_property
    def _collections(self) -> dict[str, str]:
        """Collection -> its folder with a slash, where the settings of the collections have it as a literal."""
        globs = {name: self._glob(body) for name, body in self._definitions.items()}
        return {name: glob.folder for name, glob in globs.items() if glob}

    def _glob(self, definition: str) -> Glob | None:
        """What the definition of a collection reads, if that is a literal."""
        glob = read_glob(definition)
        return glob and glob._replace(folder=self.site.usual_path(glob.folder))

    @cached_property
    def _computed_ids(self) -> frozenset[str]:
        """The collections whose texts a program names."""
        return frozenset(name for name, body in self._definitions.items() if "generateId" in body)

    @cached_property
    def _definitions(self) -> dict[str, str]:
        """Collection -> the program that defines it."""
        path = next((path for path in _CONFIGS if self.site.exists(path)), "")
        text = self._text(path) if path else ""
        parts = _COLLECTION.split(text)
        exported = _EXPORTED.search(text)
        names = {variable: name for name, variable in _NAMED.findall(exported[1])} if exported else {}
        bodies = zip(parts[1::2], parts[2::2], strict=False)
        return {str(names.get(variable, variable)): body for variable, body in bodies}

    @cached_property
    def _own_ids(self) -> dict[str, str]:
        """Collection -> the front matter key that names a text in its route, if it is there: `post.data.slug || post.id`."""
        found: dict[str, str] = {}
        for path, _ in self._text_routes:
            if key := _OWN_ID.search(text := self._text(path)):
                found |= dict.fromkeys(_ASKED.findall(text), key["name"])
        return found

    @cached_property
    def _routes(self) -> dict[str, str]:
        """Collection -> the folder of the pages that show its texts."""
        found: dict[str, str] = {}
        for path, folder in self._text_routes:
            for name in _ASKED.findall(self._text(path)):
                found.setdefault(name, folder)
        return found

    def _likely_route(self, file: ContentFile, collection: str) -> str:
        """A folder of such pages with the name of the collection, or of the folder of its texts; else the collection."""
        base = self._collections.get(collection, "").rstrip("/").rpartition("/")[2]
        likely = [f"{name}/" for name in (collection, base, f"{collection}s") if name]
        folders = {folder for _, folder in self._text_routes}
        return next((folder for folder in likely if folder in folders), likely[0] if likely else "")

    @property
    def _only_route(self) -> str | None:
        """The folder of the only such page, whose program has the name of the collection elsewhere."""
        folders = {folder for path, folder in self._text_routes if not _ASKED.search(self._text(path))}
        return next(iter(folders)) if len(folders) == 1 and not self._routes else None

    @cached_property
    def _text_routes(self) -> list[tuple[str, str]]:
        found = [(path, _ROUTE.fullmatch(path)) for path in sorted(self.site.files)]
        return [
            (path, match["folder"])
            for path, match in found
            if match and match["parameter"].lower() not in _LISTS
        ]

    @cached_property
    def _with_language(self) -> frozenset[str]:
        """The folders of routes before which the language of a text may stand."""
        return frozenset(folder for path, folder in self._text_routes if path.startswith("src/pages/[..."))

    def _text(self, path: str) -> str:
        return self.site.files[path].head().decode("utf-8", "replace")

    def _report(self, file: ContentFile, why: str) -> None:
        self.site.first.report("routes", messages.GUESSED_PERMALINKS, file=file.source.name, why=why)


def _slugged(path: str) -> str:
    """A path as an id: each part as `github-slugger` spells it, without `index` at its end."""
    parts = [re.sub(r"[^\w\- ]", "", part.lower()).replace(" ", "-") for part in path.split("/")]
    return "/".join(parts[:-1] if parts[-1] == "index" and len(parts) > 1 else parts)
