"""Makes a post of a content file: its path, its front matter, and the text below."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from converters import lazy_re
from converters.extra_keys import AUTHOR, AUTHORS
from converters.formats.markdown import data, permalinks
from converters.formats.markdown.content_files import content_files
from converters.formats.markdown.documents import Document, is_template
from converters.formats.markdown.entities import TAXONOMIES, KnownEntities
from converters.formats.markdown.file_links import report_missing_texts, with_site_urls
from converters.formats.markdown.metadata import ParsedFrontMatter, parse_front_matter
from converters.formats.markdown.other_markup import org_body, rst_body, textile_body
from converters.formats.markdown.own_output import is_bare_list, restore_field_names
from converters.formats.markdown.post_fields import (
    note_extra,
    parent_page,
    post_status,
    post_type,
    stated_password,
)
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import without_extension
from converters.formats.markdown.titles import title_and_body
from converters.formats.markdown.visibility import status_by_date
from converters.generators.callouts import alerts
from converters.generators.content_file import ContentFile, PermalinkInput
from converters.generators.front_matter.dates import parsed
from converters.generators.front_matter.parse import plain_values
from converters.generators.note_links import with_note_links
from converters.io.extensions import ORG, TEXTILE
from converters.markup.rst import render as rst
from converters.model import Extra, Markup, Post, TermRef
from converters.privacy.visibility_words import plain

_DATED_ADDRESS: Final = lazy_re.compile(r"(?:.*/)?(\d{4})/(\d\d)/(\d\d)/[^/]+/?")
"""A permalink of the usual form: the day, then the name."""


_DATED_NAME: Final = lazy_re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?=[-_. ]|$)")
"""The start of the name of a dated text: `2020-01-05_tide`."""
_DATE_KEYS: Final = frozenset(
    """publishedat publishedon publishdate published publicationdate pubdate datepublished posted postedat dateposted created
    createdat createdon creationdate datecreated""".split()
)
"""Keys, as `plain` has them, of the date of a text whose generator has another one."""


class PostReader:
    """Makes posts of the content files of one site."""

    def __init__(self, site: SourceSite, known: KnownEntities, taxonomies: Mapping[str, str]) -> None:
        """`taxonomies`: front matter key in lower case -> custom taxonomy."""
        self._site, self._known, self._taxonomies = site, known, taxonomies
        self._translations = translations(site)

    def silent(self) -> "PostReader":
        """The same without findings."""
        return PostReader(self._site.silent(), self._known, self._taxonomies)

    def is_post(self, file: ContentFile, document: Document) -> bool:
        """Whether a file is a text of the site: no template, and no page that only the writers need."""
        site = self._site
        if is_template(file, document):
            return False
        if not site.written_by_us and site.rules.is_excluded(file):
            return False
        if not site.rules.is_content(file, has_front_matter=bool(document.style)):
            return False
        return not self.is_our_list(file, document)

    def is_our_list(self, file: ContentFile, document: Document) -> bool:
        """Whether a file is a list of posts that our writer or theme added: it holds nothing to read."""
        return self._site.written_by_us and (is_template(file, document) or is_bare_list(file, document))

    def post(self, file: ContentFile, document: Document) -> tuple[Post, ParsedFrontMatter]:
        """The post of a file, without its comments, and its front matter."""
        site = self._site
        document = self._prepared(file, document)
        front_matter = parse_front_matter(site, file, document, self._taxonomies)
        metadata, extra = front_matter.metadata, front_matter.extra
        if site.written_by_us:
            restore_field_names(site.generator, extra)
        date = metadata.get("date") or self._date(metadata, file) or self._date_of_others(extra)
        shown = date or self._date_of_name(file)
        type_ = post_type(site, file, metadata, shown)
        status = post_status(site, file, metadata, extra)
        if status == "publish":
            by_date = status_by_date(site, file, type_, shown, metadata, extra)
            status = "draft" if document.held_back else by_date
        for key in ("authors", "author"):
            self._describe_authors(document.fields.get(key))
        title, body = self._title_and_body(metadata, file, document)
        note_extra(site, file, metadata, extra, self._translations.get(file.path))
        terms = tuple(dict.fromkeys(self._terms(front_matter, document, file)))
        permalink_input = PermalinkInput(
            file, metadata | {"title": title, "date": date}, type_, status, terms, document.fields
        )
        stated = metadata.get("permalink") or metadata.get("post_url")
        url = permalinks.stated_url(site, stated) if stated else permalinks.post_url(site, permalink_input)
        post = Post(
            id=metadata.get("id") or without_extension(file.path),
            type=type_,
            status=status,
            title=title,
            slug=self._slug(metadata, file),
            url=url,
            date=shown,
            modified=metadata.get("modified"),
            author=self._author(metadata, extra),
            body=body if body.text or metadata.get("excerpt") or not site.written_by_us else None,
            excerpt=metadata.get("excerpt", ""),
            parent=metadata.get("parent") or parent_page(site, file, type_),
            order=_order(metadata),
            password=stated_password(site, extra),
            sticky=bool(metadata.get("sticky")) or metadata.get("status") == "featured",
            terms=terms,
            featured=self._image(file, metadata),
            comments_open=_comments_open(metadata),
            likes=metadata.get("likes"),
            extra=extra,
        )
        return post, front_matter

    def _prepared(self, file: ContentFile, document: Document) -> Document:
        """A document with the defaults of its site, and with what its generator keeps elsewhere in its usual place."""
        rules = self._site.rules
        if defaults := rules.defaults(file):
            stated = {name.lower() for name in document.fields}
            defaults = {name: value for name, value in defaults.items() if name.lower() not in stated}
            document = document._replace(fields={**defaults, **document.fields})
        fields, text = rules.prepare(file, document.fields, document.body.text)
        if "[[" in text and document.body.dialect == "markdown" and not self._site.written_by_us:
            text = with_note_links(text, file.path, self._site.vault)
        if text is not document.body.text:
            document = document._replace(body=replace(document.body, text=text))
        return document._replace(fields=fields)

    def _title_and_body(
        self, metadata: dict[str, Any], file: ContentFile, document: Document
    ) -> tuple[str, Markup]:
        """The title and the text of a post, with the addresses that its links have on the site.

        An excerpt in reStructuredText becomes HTML in `metadata`.
        """
        site = self._site
        title, body = title_and_body(metadata, file, document)
        body = replace(body, text=site.rules.body(body.text))
        if site.rules.is_rst(file):
            body = rst_body(site, file, body)
            if document.style == "rst" and body.dialect == "html":
                title = rst.plain(title)
                metadata |= {"excerpt": rst.inline(metadata["excerpt"])} if metadata.get("excerpt") else {}
        if file.extension == ORG:
            body = org_body(site, file, body)
        if file.extension == TEXTILE:
            body = textile_body(site, file, body)
        if body.dialect == "markdown":
            report_missing_texts(site, file, body.text)
            body = body if site.written_by_us else replace(body, text=alerts(body.text))
        if site.generator.links_by_path and not site.written_by_us:
            body = replace(body, text=with_site_urls(site, file, body.text))
        return title, body

    def _date(self, metadata: Mapping[str, Any], file: ContentFile) -> str | None:
        if published := metadata.get("published_at"):
            return str(published)
        date = file.date or (_date_in(metadata.get("address")) if not self._site.written_by_us else "")
        return parsed(date, self._site.timezone) if date else None

    def _date_of_others(self, extra: Extra) -> str | None:
        """The date under a key that other programs than the generator have for it, which stays in `extra`."""
        if self._site.written_by_us:
            return None
        dates = (
            parsed(str(value), self._site.timezone)
            for name, value in extra.items()
            if plain(name) in _DATE_KEYS and isinstance(value, str | int) and not isinstance(value, bool)
        )
        return next(filter(None, dates), None)

    def _date_of_name(self, file: ContentFile) -> str | None:
        """The date with which the name of a text or of its folder begins, where its generator looks for none.

        Its permalink is made without it, as the generator does.
        """
        found = (
            None
            if self._site.written_by_us
            else _DATED_NAME.match(file.name or file.dir.rstrip("/").rpartition("/")[2])
        )
        return parsed(found[1], self._site.timezone) if found else None

    def _slug(self, metadata: Mapping[str, Any], file: ContentFile) -> str:
        slug = metadata.get("slug") or metadata.get("name")
        if slug and not self._site.written_by_us:  # some generators take a path for it
            slug = str(slug).rstrip("/").rpartition("/")[2]
        if not slug and not (self._site.written_by_us and "id" in metadata):
            slug = metadata.get("stem") or self._site.rules.slug(file)
        return slug or ""

    def _describe_authors(self, listed: Any) -> None:
        """Note what front matter says of authors besides their names."""
        for item in listed if isinstance(listed, list) else [listed]:
            if isinstance(item, dict) and not self._site.written_by_us:
                self._known.authors.describe(data.author("", plain_values(item)))

    def _author(self, metadata: Mapping[str, Any], extra: Extra) -> str:
        """The login of the first author; all of several go to `extra`."""
        written_by_us = self._site.written_by_us
        names = [*metadata.get("authors", ())]
        if (author := metadata.get("author")) and author not in names:
            names.insert(0, author)
        if not names and not written_by_us:
            default = self._site.record.extra.get(AUTHOR)
            names = [default] if isinstance(default, str) else []
        names = names if written_by_us else [" ".join(name.split()) for name in names]
        logins = list(dict.fromkeys(self._known.authors.login(name) for name in names))
        if len(logins) > 1:
            extra[AUTHORS] = logins
        return logins[0] if logins else ""

    def _terms(
        self, front_matter: ParsedFrontMatter, document: Document, file: ContentFile
    ) -> Iterator[TermRef]:
        metadata, terms = front_matter.metadata, self._known.terms
        by_path = self._site.rules.category_paths(document.fields)
        for path in by_path:
            yield from terms.refs_by_path("category", path)
        names = {
            "category": [] if by_path else permalinks.categories(self._site, metadata, file),
            "post_tag": [*metadata.get("tags", ()), *metadata.get("tag", ())],
            "post_format": [metadata["format"]] if metadata.get("format") else [],
        }
        custom = dict(front_matter.terms)
        for taxonomy in TAXONOMIES.values():
            names[taxonomy] += custom.pop(taxonomy, ())
        names |= custom
        refs = [terms.ref(taxonomy, name) for taxonomy in names for name in names[taxonomy]]
        slugs = metadata.get("term_slugs")
        yield from terms.with_slugs(refs, slugs) if slugs else refs

    def _image(self, file: ContentFile, metadata: Mapping[str, Any]) -> str:
        if not (image := metadata.get("image")):
            return ""
        folder = file.path.rpartition("/")[0] + "/"
        return self._known.media.id_of(image, metadata.get("image_alt", ""), folder)


def _date_in(address: Any) -> str:
    """The date in a stated address that ends in a day and a name; else empty."""
    found = _DATED_ADDRESS.fullmatch(str(address or ""))
    return "-".join(found.groups()) if found else ""


def _order(metadata: Mapping[str, Any]) -> int:
    order = metadata.get("order", metadata.get("order_stated", 0))
    if not order and "weight" in metadata and not metadata.get("sticky"):
        order = metadata["weight"]
    return int(order)


def _comments_open(metadata: Mapping[str, Any]) -> bool | None:
    if (closed := metadata.get("comments_closed")) is not None:
        return not closed
    return metadata.get("comments_open")


def translations(site: SourceSite) -> Mapping[str, dict[str, str]]:
    """Path of a text -> the ids of its translations by language.

    Texts are translations of each other if their paths differ only in the language.
    """
    if len(site.languages.codes) < 2:
        return {}
    families: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for file in content_files(site):
        name = f"{file.dir}{file.name or '_index'}"
        families[name].setdefault(file.lang or site.languages.default, file.path)
    return {
        path: {lang: without_extension(sibling) for lang, sibling in family.items() if sibling != path}
        for family in families.values()
        if len(family) > 1
        for path in family.values()
    }
