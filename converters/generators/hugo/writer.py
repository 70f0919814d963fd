"""Hugo: pages under `content/`, comments and all other data under `data/`, and a theme so that it builds."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import tomli_w

from converters.extra_keys import IN_LANGUAGES
from converters.fields import Loss
from converters.generators import front_matter
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.hugo.generator import HUGO
from converters.generators.hugo.template_tags import FLAVOR
from converters.generators.losses import COMMON_LOSSES, TEMPLATE_TAGS
from converters.generators.site import data_files
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.term_paths import planned_term_path, term_pages, term_path
from converters.generators.site.theme import (
    ARCHIVE,
    AUTHORS,
    ThemedWriter,
    address_of,
    author_slug,
    languages,
    listed_authors,
    shared_files,
    words_of,
)
from converters.io.languages import primary_language
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.model import Term
from converters.publishing.settings import zone
from converters.site.new_site import SitePages
from converters.site.plan import Plan

HEADING = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# Another theme: put it in themes/ and its name below. In its page layout, the line
#   {{ partial "comments.html" . }}
# shows the comments (layouts/partials/comments.html).

"""

MARKUP = {"goldmark": {"renderer": {"unsafe": True}, "extensions": {"linkify": False}}}
"""How Hugo renders Markdown: what has no Markdown is HTML, which stays; a bare URL is text, as in WordPress."""

AUTHOR_PAGES = """\
{{- /* The pages of authors, out of data/author_pages.json. */ -}}
{{- $data := dict -}}
{{- if ge hugo.Version "0.156.0" }}{{ $data = hugo.Data }}{{ else }}{{ $data = site.Data }}{{ end -}}
{{- range $data.author_pages -}}
{{- $.AddPage (dict "kind" "section" "path" .path "title" .title "url" .url "params" (dict "author" .title)) -}}
{{- end -}}
"""

I18N = """\
# The words of the theme, and of the comments in any theme; another language: a file with its words beside this one.

"""

TERM_PAGES = """\
{{- /* The pages of terms, out of data/term_pages.json. */ -}}
{{- $data := dict -}}
{{- if ge hugo.Version "0.156.0" }}{{ $data = hugo.Data }}{{ else }}{{ $data = site.Data }}{{ end -}}
{{- $.EnableAllLanguages -}}
{{- range index $data.term_pages "%s" -}}
{{- if eq (.lang | default $.Site.Language.Lang) $.Site.Language.Lang -}}
{{- $page := dict "kind" "term" "path" (replaceRE `\\s` "-" (lower .title)) "title" .title "url" .url -}}
{{- with .parent }}{{ $page = merge $page (dict "params" (dict "parent" .)) }}{{ end -}}
{{- with .description }}{{ $page = merge $page (dict "params" (dict "description" .)) }}{{ end -}}
{{- $.AddPage $page -}}
{{- end -}}
{{- end -}}
"""


@dataclass(frozen=True)
class HugoWriter(ThemedWriter):
    """A Hugo site with its comments, as data; it builds at once."""

    front_matter: Literal["yaml", "toml"] = field(
        default="yaml", metadata={"help": "how front matter is written: yaml or toml"}
    )

    files: ClassVar[str] = "static/"
    preview: ClassVar[str] = "hugo server --source {target}"
    language_suffix: ClassVar[str] = "."
    scaffold: ClassVar[str] = "converters.generators.hugo"
    has_comment_form: ClassVar[bool] = True
    any_theme: ClassVar[frozenset[str]] = frozenset({"layouts/partials/comments.html"})
    shared: ClassVar[Mapping[str, str]] = shared_files("themes/blogport/static/")
    site_pages: ClassVar[SitePages] = SitePages(
        feed="/index.xml", term_feed="{path}index.xml", author_feed="{path}index.xml", sitemap="/sitemap.xml"
    )
    generator: ClassVar[Generator] = HUGO
    losses: ClassVar[tuple[Loss, ...]] = (*COMMON_LOSSES, TEMPLATE_TAGS)
    flavor: ClassVar[MarkdownFlavor] = FLAVOR

    @property
    def style(self) -> Style:
        """How front matter is written."""
        return self.front_matter

    def stem(self, path: str) -> str:
        """Without `content/`."""
        return path.removeprefix("content/").removesuffix(".md")

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """The language of a translation is in the name of its file."""
        return {**metadata, "lang": metadata["lang_stated"]}

    def write_scaffold(self, site: SiteState) -> None:
        """`hugo.toml`, the theme, and the pages of folders."""
        super().write_scaffold(site)
        settings = _settings(site) | ({"theme": "blogport"} if self.has_theme else {})
        site.out.write_default("hugo.toml", HEADING + tomli_w.dumps(settings))
        codes = site.site_index.languages or [settings.get("defaultContentLanguage", "en")]
        for code, language in zip(codes, languages(site), strict=True):
            site.out.write_default(f"i18n/{code}.toml", I18N + tomli_w.dumps(_i18n(language)))
            self._write_folder_pages(site, "" if code == codes[0] else code, words_of(language))

    def _write_folder_pages(self, site: SiteState, language: str, words: Mapping[str, str]) -> None:
        """The pages of folders in a language, empty for the main one; posts and terms have theirs in each."""
        hidden = {"build": {"render": "never", "list": "never"}}
        suffix, above = (f".{language}", f"{language}/") if language else ("", "")
        index = site.site_index
        for folder, word in self._folders(site).items():
            header: dict[str, Any] = {"title": words[word]}
            if folder == ARCHIVE:
                header["layout"] = "archive"
            if folder == "posts" and index.front_page and not language:
                if index.posts_page:
                    continue  # the page for posts is the page of the folder
                header |= {"url": site.posts_path} if site.posts_path != "/posts/" else {}
            elif folder == "pages" or (folder != ARCHIVE and site.claims.taken(f"{above}{folder}")):
                header |= hidden
            path = f"content/{folder}/_index{suffix}.md"
            site.out.write_default(path, front_matter.dump(header, "", self.style))

    def _folders(self, site: SiteState) -> dict[str, str]:
        """The folders that have a page -> the word that is its title."""
        folders = {"pages": "pages", "posts": "posts", "categories": "categories", "tags": "tags"}
        if self.has_theme and any(listed_authors(site)):
            folders["author"] = AUTHORS
        return folders | ({ARCHIVE: "archive"} if self.has_archive(site) else {})

    def href(self, path: str) -> str:
        """The path as it is: Hugo encodes it."""
        return path

    def default_path(self, file: str) -> str:
        """Hugo makes the paths of pages lower case; `_index.md` is the page of its folder."""
        return f"/{self.stem(file).removesuffix('_index').lower()}/".replace("//", "/")

    def default_path_in(self, file: str, language: str) -> str:
        """Hugo takes the language from the name and puts it before the path."""
        if not language:
            return self.default_path(file)
        return f"/{language}{self.default_path(file.removesuffix('.md').removesuffix(f'.{language}'))}"

    def page_file(self, path: str) -> str:
        """A path with any extension is a file of that name."""
        name = path.strip("/")
        return name if "." in name.rpartition("/")[2] and not path.endswith("/") else f"{name}/index.html"

    def term_url(self, site: SiteState, term: Term) -> str | None:
        """Every term has a page."""
        return term_path(site, term, site.terms.languages(term)[0])

    def term_address(self, term: Term, plan: Plan) -> str | None:
        """Every term has a page, unless a post has its path."""
        return planned_term_path(term, plan)

    def archive_url(self, site: SiteState, type_: str) -> str | None:
        """The page of the folder, which lists its posts."""
        folder = self.type_folder(type_)
        return f"/{folder}/" if type_ in site.types and not site.claims.taken(folder) else None

    def write_term_pages(self, site: SiteState) -> None:
        """A page for each term, at the default path of WordPress.

        Hugo finds it by the name in the posts' front matter, which may be no valid file name: so the terms
        are data, and a template in the taxonomy's folder makes pages of them.
        """
        pages = term_pages(site, same=str.lower)
        site.out.write("data/term_pages.json", data_files.mapping(pages, ".json"))
        authors = [
            {"title": name, "path": author_slug(author.login), "url": path}
            for name, author, path in self.author_pages(site)
        ]
        if authors:
            site.out.write("data/author_pages.json", json.dumps(authors, ensure_ascii=False, indent=1) + "\n")
            site.out.write_default("content/author/_content.gotmpl", AUTHOR_PAGES)
        for taxonomy in pages:
            site.out.write_default(f"content/{taxonomy}/_content.gotmpl", TERM_PAGES % taxonomy)


def _i18n(language: str) -> dict[str, str]:
    """The words of a language in the form of Hugo: what is filled in stands in double braces."""
    words = words_of(language)
    date = re.sub(r"\{(\w+)\}", r"{{ .\1 }}", words["date"])
    return {**words, "date": date, "moment": f"{{{{ .day }}}}{words['clock']}{{{{ .time }}}}"}


def _menus(found: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Menus in the form of Hugo's settings, flat; the first is `main`, which most themes show."""
    menus: dict[str, list[dict[str, Any]]] = {}
    for number, menu in enumerate(found):
        name = "main" if not number else menu["slug"] if menu["slug"] not in menus else f"{menu['slug']}-2"
        menus[name] = list(_entries(menu["children"], ""))
    return menus


def _entries(items: Iterable[Mapping[str, Any]], parent: str) -> Iterator[dict[str, Any]]:
    for weight, item in enumerate(items, 1):
        name = f"item-{item.get('id') or f'{parent}.{weight}'}"
        entry = {"identifier": name, "name": item["title"], "url": item.get("url", ""), "weight": weight}
        if parent:
            entry["parent"] = parent
        if target := item.get("target"):
            entry["params"] = {"target": target}
        yield entry
        yield from _entries(item.get("children", ()), name)


def _languages(site: SiteState) -> dict[str, Any]:
    """The main language; of a site in several, all of them in order."""
    about, codes = site.site_index.site, site.site_index.languages
    if not codes:
        return {"defaultContentLanguage": primary_language(about.language) or None}
    texts = about.extra.get(IN_LANGUAGES)
    languages: dict[str, dict[str, Any]] = {}
    for weight, code in enumerate(codes, 1):
        said = texts.get(code, {}) if isinstance(texts, dict) else {}
        language = {
            "label": code.upper(),
            "locale": about.language if weight == 1 and about.language else code,
            "weight": weight,
            "title": said.get("title"),
            "params": {"description": said["description"]} if said.get("description") else None,
        }
        languages[code] = {name: value for name, value in language.items() if value}
    return {"defaultContentLanguage": codes[0], "languages": languages}


def _settings(site: SiteState) -> dict[str, Any]:
    about = site.site_index.site
    taxonomies = {"category": "categories", "tag": "tags"}
    taxonomies |= {key: key for key in sorted(site.terms.custom_keys.values())}
    settings = {
        "baseURL": f"{address_of(site)}/",
        "title": about.title,
        "locale": about.language or None,
        **_languages(site),
        "timeZone": zone(site.common_zone),
        "buildFuture": True,
        "titleCaseStyle": "none",
        "capitalizeListTitles": False,
        "pluralizeListTitles": False,
        "enableEmoji": False,
        "pagination": {"pagerSize": 20},
        "params": {"description": about.description} if about.description else None,
        "taxonomies": taxonomies,
        "menus": _menus(site.menus) or None,
        "markup": MARKUP,
    }
    return {name: value for name, value in settings.items() if value is not None}
