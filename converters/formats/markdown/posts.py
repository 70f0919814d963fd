"""A post made of a file: where it lies, what its header says, and the text below."""

from collections.abc import Mapping
from typing import Any

from converters.formats.markdown import permalinks
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.documents import Document, is_template
from converters.formats.markdown.entities import TAXONOMIES, KnownEntities
from converters.formats.markdown.metadata import ParsedFrontMatter, parse_front_matter
from converters.formats.markdown.own_output import own_type, unlabelled
from converters.formats.markdown.source_site import SourceSite, stem
from converters.formats.markdown.titles import titled
from converters.formats.markdown.translations import translations
from converters.model import Extra, Post, TermRef

STATUS = {
    "published": "publish", "publish": "publish", "draft": "draft", "hidden": "private", "skip": "draft",
    "private": "private", "featured": "publish", "unlisted": "private",
}  # fmt: skip
"""A generator's word for who sees a post -> WordPress's."""


INCLUDED = ("future", "pending", "private", "trash")
"""What a draft in a tree of ours may have been."""


class Posts:
    """Makes posts of files."""

    def __init__(self, tree: SourceSite, known: KnownEntities, taxonomies: Mapping[str, str]) -> None:
        self._tree, self._known, self._taxonomies = tree, known, taxonomies
        self._translations = translations(tree)

    def takes(self, spot: ContentFile, document: Document) -> bool:
        """Whether a file is a text of the site: not what a program fills, nor what the writers put there themselves."""
        if is_template(document) or not permalinks.takes(self._tree, spot, document):
            return False
        return not (spot.type == "section" and self._tree.own is not None and not document.body.text.strip())

    def post(self, spot: ContentFile, document: Document) -> tuple[Post, ParsedFrontMatter]:
        """The post of a file, without its comments, and what its header says."""
        tree = self._tree
        found = parse_front_matter(tree, spot, self._defaulted(spot, document), self._taxonomies)
        facts, extra = found.metadata, found.extra
        if tree.own is not None:
            unlabelled(tree.generator, extra)
        date = facts.get("date") or self._date(found, spot)
        type_ = self._type(spot, facts, date)
        status = self._status(spot, facts, extra)
        ours = tree.own is not None and "id" in facts
        slug = facts.get("slug") or facts.get("name") or ("" if ours else facts.get("stem") or spot.name)
        named, text = titled(facts, spot, document)
        self._note(spot, facts, extra, type_)
        terms = self._terms(facts, found.terms, spot)
        place = permalinks.PermalinkInput(
            spot, facts | {"title": named, "date": date}, type_, status, terms, document.fields
        )
        url = facts.get("permalink") or facts.get("post_url") or permalinks.url(tree, place)
        author = self._author(facts, extra)
        order = facts.get("order", facts.get("order_stated", 0))
        if not order and "weight" in facts and not facts.get("sticky"):
            order = facts["weight"]
        post = Post(
            id=facts.get("id") or spot_id(spot),
            type=type_,
            status=status,
            title=named,
            slug=slug,
            url=url,
            date=date,
            modified=facts.get("modified"),
            author=author,
            body=text if text.text or facts.get("excerpt") or tree.own is None else None,
            excerpt=facts.get("excerpt", ""),
            parent=facts.get("parent") or self._parent(spot, type_),
            order=order,
            sticky=bool(facts.get("sticky")) or facts.get("status") == "featured",
            terms=terms,
            featured=self._image(spot, facts),
            comments_open=self._open(facts),
            likes=facts.get("likes"),
            extra=extra,
        )
        return post, found

    def _defaulted(self, spot: ContentFile, document: Document) -> Document:
        """With what the settings say of all files in a folder, where the header does not."""
        defaults = permalinks.defaults(self._tree, spot)
        return document._replace(fields={**defaults, **document.fields}) if defaults else document

    def _date(self, found: ParsedFrontMatter, spot: ContentFile) -> str | None:
        from converters.formats.markdown.dates import parsed

        if published := found.metadata.get("published_at"):
            return str(published)
        return parsed(spot.date, self._tree.zone) if spot.date else None

    def _type(self, spot: ContentFile, facts: Mapping[str, Any], date: str | None) -> str:
        if kind := facts.get("kind") or facts.get("type_stated"):
            return {"posts": "post", "pages": "page"}.get(kind, str(kind))
        if self._tree.own is not None and (type_ := own_type(self._tree, spot.path)):
            return type_
        if spot.type == "section":
            return "page"
        return permalinks.type_of(self._tree, spot) or ("post" if date else "page")

    def _status(self, spot: ContentFile, facts: Mapping[str, Any], extra: Extra) -> str:
        draft = facts.get("draft") or facts.get("published") is False or spot.status == "draft"
        if self._tree.own is not None and (draft or facts.get("status") == "draft"):
            hidden = extra.pop("status", "")  # --include let it in, as a draft
            return str(hidden) if hidden in INCLUDED else "draft"
        if draft:
            return "draft"
        word = str(facts.get("status", "")).strip().lower()
        if word and word not in ("published", "publish", "draft"):
            extra["status"] = word
        return spot.status or STATUS.get(word, word or permalinks.status(self._tree, spot, extra))

    def _note(self, spot: ContentFile, facts: Mapping[str, Any], extra: Extra, type_: str) -> None:
        """What the model has no field for: kind of page, language, translations, addresses that it had."""
        own = self._tree.own is not None
        if spot.type == "section":
            extra["kind"] = "section"
        if not own and "type" in facts:
            extra["layout"] = facts["type"]
        if lang := facts.get("lang") or spot.lang:
            extra["lang"] = lang
        if others := self._translations.get(spot.path):
            extra["translations"] = others
        if description := facts.get("description"):
            extra["description"] = description
        if (image := facts.get("image_in_body")) is not None and not own:
            extra["image_in_body"] = image
        if link := facts.get("link_title"):
            extra["linkTitle"] = link
        if "published_at" in facts and "date" in facts:
            extra["publishDate"] = facts["published_at"]
        permalinks.note_former(self._tree, facts, extra)

    def _author(self, facts: Mapping[str, Any], extra: Extra) -> str:
        several = [*facts.get("authors", ())]
        if (one := facts.get("author")) and one not in several:
            several.insert(0, one)
        if not several and self._tree.own is None:
            several = [default] if isinstance(default := self._tree.site.extra.get("author"), str) else []
        logins = [
            self._known.login(" ".join(name.split()) if self._tree.own is None else name) for name in several
        ]
        if len(logins) > 1:
            extra["authors"] = logins
        return logins[0] if logins else ""

    def _terms(
        self, facts: Mapping[str, Any], own: Mapping[str, list[str]], spot: ContentFile
    ) -> tuple[TermRef, ...]:
        named = {
            "category": permalinks.categories(self._tree, facts, spot),
            "post_tag": [*facts.get("tags", ()), *facts.get("tag", ())],
            "post_format": [facts["format"]] if facts.get("format") else [],
        } | {taxonomy: names for taxonomy, names in own.items() if taxonomy not in TAXONOMIES.values()}
        for taxonomy, names in own.items():
            if taxonomy in ("category", "post_tag"):
                named[taxonomy] = [*named[taxonomy], *names]
        refs = [self._known.term(taxonomy, name) for taxonomy, names in named.items() for name in names]
        if stated := facts.get("term_slugs"):
            refs = list(self._known.told_apart(refs, stated))
        return tuple(dict.fromkeys(refs))

    def _image(self, spot: ContentFile, facts: Mapping[str, Any]) -> str:
        if not (image := facts.get("image")):
            return ""
        return self._known.image(image, facts.get("image_alt", ""), spot.path.rpartition("/")[0] + "/")

    def _open(self, facts: Mapping[str, Any]) -> bool | None:
        if (closed := facts.get("comments_closed")) is not None:
            return not closed
        return facts.get("comments_open")

    def _parent(self, spot: ContentFile, type_: str) -> str:
        """The page that the folder above has: `section/_index.md`, `section/index.md`."""
        if type_ == "post" or self._tree.own is not None:
            return ""
        folder = spot.bundle or f"{spot.path.rpartition('/')[0]}/"
        if spot.bundle:
            folder = f"{folder.rstrip('/').rpartition('/')[0]}/"
        while len(folder) > 1 and self._below_home(folder):
            for name in ("_index", "index"):
                for ending in self._tree.generator.extensions:
                    if self._tree.is_at(f"{folder}{name}{ending}"):
                        return stem(f"{folder}{name}{ending}")
            folder = f"{folder.rstrip('/').rpartition('/')[0]}/"
        return ""

    def _below_home(self, folder: str) -> bool:
        """Whether a folder is within that of the home page: no page is below that, by its address."""
        within = folder[len(self._tree.content) :]
        return bool(within) and bool(self._tree.languages.of(within, "")[1])


def spot_id(spot: ContentFile) -> str:
    """What a post without an id is called: its place, without ending."""
    return stem(spot.path)
