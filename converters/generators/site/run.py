"""One run of a Markdown writer: the records one by one into files, and what the site's settings must know."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.generators import front_matter, losses, source_snapshots
from converters.generators.permalinks import TAXONOMIES, permalink
from converters.generators.site import data_files, front_matter_fields
from converters.generators.site.data_files import ListFile
from converters.io.output import FolderOutput
from converters.markup.markdown.escape_templates import protect
from converters.model import MENU_ITEM, Media, Post, Record, Site, Term, TermRef, record_type
from converters.privacy import INTERNAL_TAXONOMIES, public_media
from converters.publishing import comment_threads
from converters.publishing.menus import Menus
from converters.publishing.missing_assets import MissingAssets, begins_with
from converters.publishing.permalinks import InvalidPermalink, PermalinkTable, site_path
from converters.site_index import PostSummary, SiteIndex, key

if TYPE_CHECKING:
    from converters.generators.site.writer import SsgWriter

DATA_FILES = {"author": "authors", "term": "terms", "media": "media", "site": "site"}
"""Kind of record -> its data file."""


class SiteRun:
    """What a run of a Markdown writer knows: small, whatever the site."""

    def __init__(
        self, writer: "SsgWriter", out: FolderOutput, site_index: SiteIndex, diagnostics: Diagnostics
    ) -> None:
        self.writer, self.out, self.site_index, self.diagnostics = writer, out, site_index, diagnostics
        self.texts = {name: one for name, one in site_index.summaries.items() if one.type != MENU_ITEM}
        """The posts that have a file of their own."""
        built = self.texts if "address" in writer.generator.front_matter else {}
        defaults = {name: writer.default_address(site_index.paths[name]) for name in built}
        self.permalinks = PermalinkTable(self.texts, site_index.site.url, defaults, writer.file)
        self.menus = Menus(self)
        self.missing_assets = MissingAssets(site_index.assets, site_index.site.url)
        self.filed: set[tuple[str, str]] = set()
        """Terms that public posts are listed under, by taxonomy and slug."""
        self.taxonomies: dict[str, str] = {}
        """Taxonomies of one's own that a post has a term of -> their header key."""
        self.terms: dict[tuple[str, str, str], Term] = {}
        """Terms that visitors see, by taxonomy, slug and name, without their extra."""
        self.parents: dict[tuple[str, str], str] = {}
        """Slug of the parent of each, by taxonomy and slug."""
        self._nameless: set[str] = set()
        self._first: dict[tuple[str, str], tuple[str, str]] = {}
        """Slug and name of the first term of each name in headers, by taxonomy and that name."""
        folders = {writer.type_folder(type_) for type_ in self.types}
        self._no_taxonomies = (
            writer.generator.reserved
            | front_matter_fields.COMMON_TERMS
            | writer.generator.reserved_folders
            | folders
        )
        self.common_zone = self._common_zone()
        self._streams, self._kept_files = ExitStack(), ExitStack()
        self._kept_media: ListFile | None = None
        self._site: dict[str, Any] | None = None
        self._data: dict[str, ListFile] = {}

    @property
    def types(self) -> set[str]:
        """The types of the posts that have a file of their own."""
        return {one.type for one in self.texts.values()}

    def _common_zone(self) -> str:
        """The offset that most dates of posts have; `""` where none has one."""
        zones = Counter(one.date[19:] for one in self.texts.values() if len(one.date) > 19)
        return min(zones, key=lambda zone: (-zones[zone], zone)) if zones else ""

    def take(self, record: Record) -> None:
        """Write one record."""
        if isinstance(record, Post):
            if record.type == MENU_ITEM:
                original = self.site_index.originals.pop(key(record), record)
                if self.writer.keep_source:
                    self._keep(record, original, self.site_index.path(record), "", "")
            (self.menus.take if record.type == MENU_ITEM else self._post)(record)
        else:
            self._datum(record)

    def close(self) -> None:
        """Close the data files; that of the site says what the taxonomies of one's own are called."""
        if self._site is not None:
            path = self.writer.generator.data.format(name="site")
            if named := {key: taxonomy for taxonomy, key in self.taxonomies.items()}:
                self._site["extra"] = self._site.get("extra", {}) | {TAXONOMIES: named}
            self.out.write(path, data_files.mapping(self._site, path))
            self._site = None
        self._streams.close()
        self._kept_files.close()

    # Site, authors, terms, media

    def _datum(self, record: Record) -> None:
        name = DATA_FILES[record_type(record)]
        path = self.writer.generator.data.format(name=name)
        if isinstance(record, Media):
            self._keep_media(record)
            record = public_media(record)
            self.missing_assets.add(record.url)
        elif isinstance(record, Term):
            self._know(replace(record, extra={}))
        fields = msgspec.to_builtins(record)
        fields.pop("record", None)
        if isinstance(record, Site):
            self._site = fields
        else:
            if name not in self._data:
                self._streams.close()  # they come kind by kind
                self._data[name] = self._streams.enter_context(ListFile(self.out.open(path), path))
            self._data[name].add(fields)
        self.diagnostics.wrote(record)

    def _keep_media(self, media: Media) -> None:
        """What no public data file has of a media item."""
        if self.writer.keep_source and media.extra:
            fields = msgspec.to_builtins(media)
            if not self._kept_media:
                path = f"{source_snapshots.FOLDER}media.json"
                self._kept_media = self._kept_files.enter_context(ListFile(self.out.open(path), path))
            self._kept_media.add({name: fields[name] for name in ("id", "extra")})

    def _know(self, term: Term) -> None:
        if not self.term_name(term):
            if term.id or term.taxonomy not in self._nameless:  # a post may name what the source lists
                self.diagnostics.tally(messages.NAMELESS_TERM, taxonomy=term.taxonomy)
            self._nameless.add(term.taxonomy)
        elif term.taxonomy not in INTERNAL_TAXONOMIES:
            self.taxonomy_key(term.taxonomy)
            self.terms.setdefault((term.taxonomy, term.slug, term.name), term)
            self.parents.setdefault((term.taxonomy, term.slug), term.parent)

    # Posts

    def _post(self, post: Post) -> None:
        path = self.site_index.path(post)
        summary = self.site_index.summaries[key(post)]
        for term in post.terms:  # an export may have no list of its terms
            if (term.taxonomy, term.slug, term.name) not in self.terms:
                self._know(Term(taxonomy=term.taxonomy, slug=term.slug, name=term.name))
        fields = self.header(post, summary, path)
        body = self._body(post.body.text) if post.body else ""
        header = front_matter.dump(fields, "", self.writer.style)
        self.out.write(
            path, f"{header}{body}\n".encode(errors="replace") if body else header.encode(errors="replace")
        )
        original = self.site_index.originals.pop(key(post), post)
        if self.writer.keep_source:
            self._keep(post, original, path, header, body)
        else:
            for loss in losses.of(original, self.writer.generator.name):
                self.diagnostics.tally(messages.NOT_BACK, what=loss.why)
        if post.comments:
            self.writer.comments(self, path, post)
        self.missing_assets.add_text(body)
        self.missing_assets.miss_in(body, path)
        if post.status == "publish":
            self.menus.know(post)
            self._file(post)
        self.diagnostics.wrote(post)

    def _keep(self, post: Post, original: Post, path: str, header: str, body: str) -> None:
        """The original of a post, beside all."""
        bodies = [one.body.text if one.body else "" for one in post.comments]
        self.out.write(
            source_snapshots.snapshot_path(path), source_snapshots.encode(original, header, body, bodies)
        )

    def _file(self, post: Post) -> None:
        """Note under which terms a public post is listed."""
        terms = [term for term in post.terms if self.term_name(term)]
        categories = [term for term in terms if term.taxonomy == "category"]
        if self.writer.one_category and len(categories) > 1:
            self.diagnostics.tally(messages.ONE_CATEGORY)
            categories = categories[:1]
        if post.type == "post":
            others = [term for term in terms if term.taxonomy != "category"]
            self.filed.update((term.taxonomy, term.slug) for term in categories + others)

    def _body(self, text: str) -> str:
        """The body, its template syntax made literal: only bodies are run through templates, no headers."""
        return protect(text.strip("\n"), self.writer.flavor)

    def header(self, post: Post, summary: PostSummary, path: str) -> dict[str, Any]:
        """The header of a post: facts by the flavour's table, then taxonomies, then custom fields."""
        writer = self.writer
        entries: list[front_matter_fields.Entry] = []
        facts = writer.adapt(self.metadata(post, summary, path))
        for fact, to in writer.generator.front_matter.items():
            if (value := facts.get(fact)) not in (None, "", [], ()) or fact == "title":
                entries.append(front_matter_fields.entry(to.name, to.format(value)))
        taken = {to.name.lower() for to in writer.generator.front_matter.values()}
        for name, value in self._taxonomies(post):
            entries.append(front_matter_fields.entry(name, value))
            taken.add(name.lower())
        for name, value in front_matter_fields.custom_fields(post, self.diagnostics):
            label = writer.field_name(name)
            if (
                f"{writer.generator.custom_fields_key}{label}".lower() in taken
                or label.lower() in writer.generator.reserved_fields
            ):
                label = f"custom_{label}"
            # A dot in the name of a custom field is only a dot.
            place = (*writer.generator.custom_fields_key.split(".")[:-1], label)
            entries.append(
                front_matter_fields.Entry(f"{writer.generator.custom_fields_key}{label}", place, value)
            )
        return front_matter_fields.selected(
            entries, writer.rename, writer.only, writer.omit, self.diagnostics
        )

    def _taxonomies(self, post: Post) -> Iterator[tuple[str, list[str]]]:
        for taxonomy in dict.fromkeys(term.taxonomy for term in post.terms):
            if taxonomy in front_matter_fields.TAXONOMIES or taxonomy == "post_format":
                continue
            if names := self._names(post, taxonomy):
                yield self.taxonomy_key(taxonomy), names

    def _names(self, post: Post, taxonomy: str) -> list[str]:
        """The names of a post's terms as people see them, none twice."""
        named = (self.term_name(term) for term in post.terms if term.taxonomy == taxonomy)
        return [name for name in dict.fromkeys(named) if name]

    def term_name(self, term: Term | TermRef) -> str:
        """What a term is called in headers: one line, and not what the generator would take apart."""
        return self.writer.generator.format_term(" ".join(term.name.split()) or term.slug)

    def taxonomy_key(self, taxonomy: str) -> str:
        """The header key that the terms of a taxonomy are under."""
        if known := front_matter_fields.TAXONOMIES.get(taxonomy) or self.taxonomies.get(taxonomy):
            return known
        wish = front_matter_fields.taxonomy_key(taxonomy, self._no_taxonomies)
        name, number = wish, 2
        while name in self.taxonomies.values():
            name, number = f"{wish}_{number}", number + 1
        self.taxonomies[taxonomy] = name
        return name

    def metadata(self, post: Post, summary: PostSummary, path: str) -> dict[str, Any]:
        """What there is to say of a post; a flavour's `keys` picks and names."""
        stem = self.writer.stem(path)
        draft = post.status != "publish"
        address = self._address(post, summary)
        image, alt = self._image(post)
        old_slugs = [slug for one in _list(post.extra.get("_wp_old_slug")) if (slug := str(one)).strip()]
        former = self.permalinks.former(summary.key, self.permalinks.original(summary.key), old_slugs)
        aliases = [one for one in _list(post.extra.get("aliases")) if isinstance(one, str)]
        told = [one.rstrip("/").rpartition("/")[2] for one in former]
        former += [one for one in self.permalinks.aliases(summary.key, aliases) if one not in former]
        if former and self.writer.old_addresses:
            self.diagnostics.tally(self.writer.old_addresses, len(former))
        author = self.site_index.authors.get(post.author)
        return {
            "title": post.title,
            "date": post.date,
            "modified": post.modified if post.modified != post.date else None,
            "draft": draft or None,
            "id": post.id,
            "type": post.type,
            "kind": post.type if post.type not in ("post", "page") else None,
            "slug": post.slug,
            "stem": stem,
            "address": address,
            "post_url": post.url if post.url != self._address_told(post, address) else None,
            "type_stated": post.type if self.writer.type_folder(post.type) != post.type else None,
            "term_slugs": self._term_slugs(post),
            "aliases": aliases,
            "permalink": post.url,
            "former": former,
            "old_slugs": old_slugs,
            "old_slugs_stated": old_slugs if old_slugs != told else None,
            "author": (author.name or author.login) if author else post.author,
            "categories": self._names(post, "category"),
            "tags": self._names(post, "post_tag"),
            "format": next(iter(self._names(post, "post_format")), None),
            "excerpt": post.excerpt.strip("\n"),
            "description": front_matter_fields.description(post),
            "image": image,
            "image_alt": alt,
            "image_in_body": (begins_with(post.body.text, image) or None) if image and post.body else None,
            "sticky": post.sticky or None,
            "order": post.order or None,
            "order_stated": post.order if post.sticky and post.order else None,
            "weight": post.order or (1 if post.sticky else None),
            "parent": post.parent,
            "comments_open": post.comments_open,
            "comments_key": comment_threads.file_key(stem) if post.comments else None,
            "likes": post.likes,
        }

    def _address_told(self, post: Post, address: str | None) -> str:
        """The permalink that a reader makes of the address in the header."""
        return permalink(self.site_index.site.url, quote(address), post.slug) if address else ""

    def _term_slugs(self, post: Post) -> list[str]:
        """`TAXONOMY/SLUG` of the post's terms whose name another term has that comes before."""
        if not self._first:
            for term in self.terms.values():
                self._first.setdefault((term.taxonomy, self.term_name(term)), (term.slug, term.name))
        named = [((term.taxonomy, self.term_name(term)), term) for term in post.terms if self.term_name(term)]
        same = Counter(name for name, _ in named)
        return [
            f"{term.taxonomy}/{term.slug}"
            for name, term in named
            if same[name] > 1 or self._first.get(name, (term.slug, term.name)) != (term.slug, term.name)
        ]

    def _address(self, post: Post, summary: PostSummary) -> str | None:
        """The address that the header states, and what becomes of one that cannot be kept."""
        path, given = None, self.permalinks.assigned(summary.key)
        try:
            path = site_path(post.url, self.site_index.site.url)
        except InvalidPermalink:
            self.diagnostics.report(messages.UNFIT_ADDRESS, post, url=post.url)
        if post.status != "publish":
            return None
        if path and path != given:
            self.diagnostics.report(messages.ADDRESS_TAKEN, post, url=path)
        default = self.writer.default_address(self.site_index.paths[summary.key])
        if given and given not in (path, default):
            self.diagnostics.report(messages.DEFAULT_TAKEN, post, url=default, given=given)
        return self.permalinks.explicit(summary.key)

    # What menus ask for

    def page_address(self, summary: PostSummary) -> str:
        """Where a public post is in the built site."""
        return self.writer.page_address(
            self.permalinks.assigned(summary.key), self.site_index.paths[summary.key]
        )

    def term_address(self, term: Term) -> str | None:
        """Where the posts of a term are listed, if anywhere."""
        return self.writer.term_address(self, term)

    def archive_address(self, type_: str) -> str | None:
        """Where the posts of a type of one's own are listed, if anywhere."""
        return self.writer.archive_address(self, type_)

    def owner(self, path: str) -> str:
        """The key of the post that has a path of the site; none where it is free."""
        return self.permalinks.owner(path)

    def href(self, path: str) -> str:
        """A path of the built site as menus have it."""
        return self.writer.href(path)

    def item_fields(self, item: Post) -> Iterator[tuple[str, Any]]:
        """The custom fields that the data of a menu say of an item."""
        return front_matter_fields.custom_fields(item, self.diagnostics)

    def _image(self, post: Post) -> tuple[str, str]:
        """The address and the description of the post's own image."""
        if not post.featured or post.featured == "0":
            return "", ""
        if media := self.site_index.media.get(post.featured):
            self.missing_assets.add(media.url)
            return self._shown(media, post), " ".join(media.alt.split())
        self.diagnostics.report(messages.NO_IMAGE, post, id=post.featured)
        return "", ""

    def _shown(self, media: Media, post: Post) -> str:
        """The address by which a post shows a media item."""
        path = self.site_index.assets.use_media(media, draft=post.status != "publish")
        if not path:
            return media.url or media.path
        return self.writer.file_address(path, self.site_index.path(post), self.site_index.assets.home)

    # Comments

    def thread(self, post: Post) -> list[dict[str, Any]]:
        """The comments of a post for a data file."""
        shown = list(comment_threads.threaded(post.comments))
        ordered = all(one.order == number for number, one in enumerate(shown, 1))
        return [comment_threads.data(one, ordered=ordered) for one in shown]

    def write_thread(self, path: str, post: Post) -> None:
        """The comments of a post as one data file."""
        data_files.write_list(self.out.open(path), path, self.thread(post))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]
