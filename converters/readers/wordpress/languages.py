"""Posts and terms in several languages: a record a language, linked as translations.

Three families of plug-ins: qTranslate keeps all languages in one post, behind marks (see `language_marks`);
Polylang has a post a language, named by its hidden taxonomies `language` and `post_translations`; WPML keeps languages
in its own tables, of which an export has only custom fields.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    GUID,
    IN_LANGUAGES,
    LANGUAGE,
    NAME_HTML,
    OLD_SLUGS,
    TERM_NAMES_HTML,
    TITLE_HTML,
    TRANSLATION_KEY,
)
from converters.io import urls
from converters.io.languages import normalized
from converters.model import MENU_ITEM, RECORD_TYPES, Extra, Markup, Post, Record, Term, TermRef, UnwantedPost
from converters.readers.wordpress.fields import plain_or_raw
from converters.readers.wordpress.language_marks import has_marks, in_language, languages, may_have_marks
from converters.readers.wordpress.titles import decode_title

POLYLANG_LANGUAGE: Final = "language"
POLYLANG_GROUP: Final = "post_translations"
"""Polylang's taxonomies: the slug of a post's language, and the term that its translations share."""
WPML_LANGUAGE: Final = "_wpml_import_language_code"
WPML_GROUP: Final = "_wpml_import_translation_group"
"""Custom fields of the add-on WPML Export and Import."""
WPML_DUPLICATE_OF: Final = "_icl_lang_duplicate_of"
"""WPML: the id of the post of which this one is the duplicate in another language."""
_WPML_FIELDS: Final = ("_wpml_", "_icl_")
"""How the custom fields of WPML begin."""
QTRANSLATE_SLUG: Final = "_qts_slug_"
"""Prefix of the custom fields in which qTranslate Slug keeps the slug of each language."""
_ONE_RECORD: Final = frozenset({MENU_ITEM, "wp_block", "wp_template", "wp_template_part", "wp_navigation"})
"""Types that stay one record whatever they hold: other records name them by their ids."""


_TEXTS: Final = ("title", "name", "description", "caption", "alt", "excerpt")
"""The fields that may hold several languages, the body aside."""
_TEXTS_OF: Final = {
    cls: tuple(name for name in _TEXTS if name in cls.__struct_fields__) for cls in RECORD_TYPES.values()
}
_WITH_MARKUP: Final = {"title": TITLE_HTML, "name": NAME_HTML, "description": "description_html"}
"""Field -> where `extra` has it with the markup that a plain text cannot hold; `<!--:en-->` is markup too."""


class Languages:
    """Takes the records of one source apart by language. `only` is the language that is wanted; empty: all."""

    def __init__(self, only: str, diagnostics: Diagnostics) -> None:
        self._only = normalized(only)
        self._diagnostics = diagnostics
        self._taken_apart: set[tuple[str, str]] = set()
        """Id and language of each post that was in several, and taxonomy, slug and language of each term."""

    def records(self, record: Record, site_language: str, site_url: str) -> Iterable[Record]:
        """The record in each of its languages; none where it is only in others than the one that is wanted.

        `site_language` and `site_url` are those of the channel.
        """
        marked = _may_have_marks(record)
        if not marked and not (isinstance(record, Post) and _may_state_language(record)):
            return (record,)  # nearly always
        main = normalized(site_language).partition("-")[0]
        if isinstance(record, Post):
            return self._post(record, main, site_url)
        if not _has_marks(record):
            return (record,)
        return self._term(record, main) if isinstance(record, Term) else (self._in_one(record, main),)

    def _post(self, post: Post, main: str, site_url: str) -> Iterator[Post]:
        if _has_marks(post):
            if post.type not in _ONE_RECORD:
                yield from self._of_marks(post, main, site_url)
                return
            single = self._in_one(post, main)
            assert isinstance(single, Post)
            post = single
        if any(may_have_marks(name) for name in _names(post).values()):
            post = replace(post, terms=self._refs(post, "", main), extra=_without_names(post.extra))
        language, group = _stated(post, site_url)
        if language and self._only and not _is_of(language, self._only):
            yield self._unwanted(post)
            return
        if language:
            stated: Extra = {LANGUAGE: language} | ({TRANSLATION_KEY: group} if group else {})
            post = replace(post, extra=post.extra | stated)
        yield post

    def _of_marks(self, post: Post, main: str, site_url: str) -> Iterator[Post]:
        """The post in each language that has its own text; comments stay with the first."""
        body = post.body.text if post.body else ""
        found = languages(body) or languages(_raw(post, "title")) or languages(post.excerpt)
        first = main if main in found else next(iter(found), "")
        wanted = [first, *(code for code in found if code != first)]
        if self._only:
            wanted = [code for code in wanted if _is_of(code, self._only)]
            if not wanted:
                yield self._unwanted(post)
                return
        for number, code in enumerate(wanted):
            yield self._translated(post, code, first, main, site_url, with_comments=not number)

    def _unwanted(self, post: Post) -> UnwantedPost:
        self._diagnostics.tally(messages.OTHER_LANGUAGE, language=self._only)
        return UnwantedPost.of(post)

    def _translated(
        self, post: Post, code: str, first: str, main: str, site_url: str, *, with_comments: bool
    ) -> Post:
        id_ = post.id if with_comments or not post.id else f"{post.id}-{code}"
        self._taken_apart.add((post.id, code))
        extra = _fields(_without_names(post.extra), code, first)
        texts = _in_language(post, code, first, extra)
        if code != first:
            extra = {key: value for key, value in extra.items() if key not in (OLD_SLUGS, GUID)}
        extra[LANGUAGE] = code
        if id_ != post.id:
            extra[TRANSLATION_KEY] = post.id
        slugs = post.extra.get(f"{QTRANSLATE_SLUG}{code}")
        slug = slugs[0] if isinstance(slugs, list) and slugs and isinstance(slugs[0], str) else post.slug
        parent = f"{post.parent}-{code}" if (post.parent, code) in self._taken_apart else post.parent
        return replace(
            post,
            id=id_,
            **texts,
            slug=slug,
            url=post.url if code == first else _url(post.url, post.slug, slug, code, site_url),
            body=_body(post.body, code, first),
            parent=parent if not with_comments else post.parent,
            terms=self._refs(post, code, main),
            comments=post.comments if with_comments else (),
            extra=extra,
        )

    def _refs(self, post: Post, code: str, main: str) -> tuple[TermRef, ...]:
        names = _names(post)
        return tuple(_ref(ref, names[ref.taxonomy, ref.slug], code or self._only, main) for ref in post.terms)

    def _term(self, term: Term, main: str) -> Iterator[Term]:
        found = languages(_raw(term, "name")) or languages(term.description)
        first = main if main in found else next(iter(found), "")
        for code in sorted(found, key=lambda code: code != first):
            if self._only and not _is_of(code, self._only):
                continue
            self._taken_apart.add((f"{term.taxonomy}/{term.slug}", code))
            suffix = "" if code == first else f"-{code}"
            above = f"{term.taxonomy}/{term.parent}"
            extra = _fields(term.extra, code, first)
            yield replace(
                term,
                id=f"{term.id}{suffix}" if term.id else "",
                slug=f"{term.slug}{suffix}",
                parent=f"{term.parent}{suffix}" if (above, code) in self._taken_apart else term.parent,
                **_in_language(term, code, first, extra),
                extra=extra | {LANGUAGE: code},
            )

    def _in_one(self, record: Record, main: str) -> Record:
        """A record that stays one: its texts in one language, those in others in `extra`."""
        texts = {name: _raw(record, name) for name in _TEXTS if has_marks(_raw(record, name))}
        if isinstance(record, Post) and record.body and has_marks(record.body.text):
            texts["body"] = record.body.text
        found = list(dict.fromkeys(code for text in texts.values() for code in languages(text)))
        shown = next((code for code in (self._only, main, *found) if code in found), "")
        extra = _fields(record.extra, shown, shown)
        changed: dict[str, Any] = dict(_in_language(record, shown, shown, extra))
        if isinstance(record, Post):
            changed["body"] = _body(record.body, shown, shown)
        if others := {
            code: {name: in_language(text, code) for name, text in texts.items() if code in languages(text)}
            for code in found
            if code != shown
        }:
            extra[IN_LANGUAGES] = others
        return replace(record, **changed, extra=extra)


def _raw(record: Record, name: str) -> str:
    """A text with the markup that it had, which may be marks; `""` where the record has no such field."""
    with_markup = record.extra.get(_WITH_MARKUP.get(name, ""))
    if isinstance(with_markup, str) and has_marks(with_markup):
        return with_markup
    text = getattr(record, name, "")
    return text if isinstance(text, str) else ""


def _has_marks(record: Record) -> bool:
    return any(map(has_marks, _texts(record)))


def _texts(record: Record) -> list[str]:
    """All texts of a record that may have marks, the names of its terms aside."""
    texts = [getattr(record, name) for name in _TEXTS_OF[type(record)]]
    texts += [text for name in _WITH_MARKUP.values() if isinstance(text := record.extra.get(name), str)]
    if isinstance(record, Post) and record.body:
        texts.append(record.body.text)
    return texts


def _may_have_marks(record: Record) -> bool:
    """Whether it is worth to look for marks in a record and the names of its terms."""
    texts = _texts(record)
    if isinstance(record, Post):
        if TERM_NAMES_HTML in record.extra:
            return True
        texts += [ref.name for ref in record.terms]
    return may_have_marks("\n".join(texts))


def _in_language(record: Record, code: str, default: str, extra: Extra) -> dict[str, str]:
    """The texts of a record that have marks, in one language; markup of them goes to `extra`."""
    texts: dict[str, str] = {}
    for name in _TEXTS:
        raw = _raw(record, name)
        if has_marks(raw):
            text = in_language(raw, code, default)
            key = _WITH_MARKUP.get(name, "")
            if key in record.extra:
                extra.pop(key, None)
                text = plain_or_raw(text, key, extra)
            texts[name] = text
    return texts


def _names(post: Post) -> dict[tuple[str, str], str]:
    """The names of a post's terms with the markup that they had, by taxonomy and slug."""
    raw = post.extra.get(TERM_NAMES_HTML)
    with_markup = raw if isinstance(raw, dict) else {}
    return {
        (ref.taxonomy, ref.slug): str(with_markup.get(f"{ref.taxonomy}/{ref.slug}", ref.name))
        for ref in post.terms
    }


def _without_names(extra: Extra) -> Extra:
    """`extra` without the names of terms whose markup is marks."""
    raw = extra.get(TERM_NAMES_HTML)
    if not isinstance(raw, dict):
        return extra
    names = {slug: name for slug, name in raw.items() if not has_marks(str(name))}
    rest = {key: value for key, value in extra.items() if key != TERM_NAMES_HTML}
    return rest | ({TERM_NAMES_HTML: names} if names else {})


def _may_state_language(post: Post) -> bool:
    """Whether a post has a field or term of Polylang or WPML."""
    names_language = POLYLANG_LANGUAGE in [ref.taxonomy for ref in post.terms]
    return names_language or any(name.startswith(_WPML_FIELDS) for name in post.extra)


def _stated(post: Post, site_url: str) -> tuple[str, str]:
    """The language of a post that Polylang or WPML states, and the key that its translations share; or `""`."""
    by_taxonomy = {ref.taxonomy: ref.slug for ref in post.terms}
    if language := by_taxonomy.get(POLYLANG_LANGUAGE, ""):
        return normalized(language), by_taxonomy.get(POLYLANG_GROUP, "")
    fields = {name: _first(post.extra.get(name)) for name in (WPML_LANGUAGE, WPML_GROUP, WPML_DUPLICATE_OF)}
    if fields[WPML_LANGUAGE]:
        group = fields[WPML_GROUP]
        return normalized(fields[WPML_LANGUAGE]), f"wpml-{group}" if group else ""
    if any(name.startswith(_WPML_FIELDS) for name in post.extra):
        return _language_of(post.url, site_url), fields[WPML_DUPLICATE_OF]
    return "", ""


def _first(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""


def _is_of(language: str, wanted: str) -> bool:
    """Whether a language is the wanted one: `de-at` is `de`, `de` is not `de-at`."""
    return language == wanted or language.startswith(f"{wanted}-")


def _language_of(url: str, site_url: str) -> str:
    """The language that a permalink of WPML names: `/de/…` or `?lang=de`; `""` where it names none."""
    if not urls.is_address(url):
        return ""
    parts = urls.split(url)
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if name == "lang":
            return normalized(value)
    home = urls.split(site_url).path if urls.is_address(site_url) else ""
    segment = parts.path.removeprefix(home.rstrip("/")).strip("/").partition("/")[0].lower()
    return (
        normalized(segment)
        if len(segment) in (2, 5) and segment[:2].isalpha() and segment[2:3] in ("", "-")
        else ""
    )


def _url(url: str, slug: str, own_slug: str, code: str, site_url: str) -> str:
    """The permalink in another language: qTranslate's default puts the code before the path."""
    home = site_url.rstrip("/")
    if not home or not url.startswith(f"{home}/") or "?" in url:
        return f"{url}&lang={code}" if "?" in url else ""
    path = url[len(home) :]
    if slug and own_slug != slug:
        path = path.replace(f"/{slug}", f"/{own_slug}")
    return f"{home}/{code}{path}"


def _body(body: Markup | None, code: str, default: str) -> Markup | None:
    return replace(body, text=in_language(body.text, code, default)) if body else None


def _ref(ref: TermRef, name: str, code: str, main: str) -> TermRef:
    """A term of a post in one language; `name` is its name with marks."""
    found = languages(name)
    if not found:
        return ref
    first = main if main in found else found[0]
    shown = code if code in found else first
    slug = ref.slug if shown == first else f"{ref.slug}-{shown}"
    text = in_language(name, shown)
    return replace(ref, slug=slug, name=decode_title(text) if name != ref.name else text.strip())


def _fields(extra: Extra, code: str, default: str) -> Extra:
    """The fields of `extra` in one language."""
    return {name: _value(value, code, default) for name, value in extra.items()}


def _value(value: Any, code: str, default: str) -> Any:
    if isinstance(value, str):
        return in_language(value, code, default)
    if isinstance(value, list):
        return [_value(item, code, default) for item in value]
    return value
