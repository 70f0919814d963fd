"""Type, status, parent and `extra` of a post."""

from collections.abc import Mapping
from typing import Any

from converters import extra_keys, messages
from converters.formats.markdown.own_output import type_by_path
from converters.formats.markdown.permalinks import note_former_urls
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import without_extension
from converters.formats.markdown.visibility import damaged_date
from converters.generators.content_file import ContentFile
from converters.generators.visibility_marks import MARKS_OF_METADATA, PASSWORDS, find_mark
from converters.generators.visibility_paths import path_mark
from converters.model import Extra
from converters.privacy import visibility_languages as languages
from converters.privacy.visibility_words import STATUSES, plain

STATUS = {**STATUSES, **dict.fromkeys(f"published publish featured {languages.PUBLISHED}".split(), "publish")}
"""Word in front matter -> status."""

_TEXTS_OF_METADATA = (
    extra_keys.DESCRIPTION,
    extra_keys.SEO_TITLE,
    extra_keys.SEO_IMAGE,
    extra_keys.CANONICAL,
    extra_keys.NOINDEX,
)
"""Metadata that has the same name in `extra`."""

_LABELS = ("tags", "tag", "categories", "category", "other_categories")
"""Metadata that are lists of labels."""

INCLUDED = ("future", "pending", "private", "trash")
"""Statuses that `--include` writes as drafts, with the status in a custom field."""


def post_type(site: SourceSite, file: ContentFile, metadata: Mapping[str, Any], date: str | None) -> str:
    """The type by front matter, our own paths, the rules of the generator, and whether there is a date."""
    kind = metadata.get("kind") or metadata.get("type_stated")
    if kind and "/" not in str(kind):  # `text/markdown` is the type of the file
        return {"posts": "post", "pages": "page"}.get(kind, str(kind))
    if site.written_by_us and (type_ := type_by_path(site, file.path)):
        return type_
    if file.type == "section":
        return "page"
    return site.rules.post_type(file) or ("post" if date else "page")


def post_status(site: SourceSite, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
    """The status by front matter, path and rules; a word that has no equal is kept in `extra` too."""
    draft = metadata.get("draft") or metadata.get("published") is False or file.status == "draft"
    if site.written_by_us and (draft or metadata.get("status") == "draft"):
        original = extra.pop(extra_keys.STATUS, "")
        return str(original) if original in INCLUDED else "draft"
    if draft or (not site.written_by_us and _is_unclear(site, extra)):
        return "draft"
    word = str(metadata.get("status", "")).strip().lower()
    if word and word not in ("published", "publish", "draft"):
        extra[extra_keys.STATUS] = word
    status = file.status or STATUS.get(plain(word), word or site.rules.status(file, metadata, extra))
    if status == "publish" and (name := site.context.settings.unread):
        site.context.first.report(
            "", messages.UNREAD_SETTING, name=name, generator=site.generator_title,
            why="its file is damaged", effect="all texts are drafts",
        )  # fmt: skip
        return "draft"
    return _marked(site, file, metadata, extra) if status == "publish" and not site.written_by_us else status


def _is_unclear(site: SourceSite, extra: Extra) -> bool:
    """Whether front matter says something of a draft that is neither yes nor no: `draft: ture` is in `extra`."""
    is_flag = site.generator.metadata_keys.get("published") == "published"
    return isinstance(extra.get("draft"), str) or (is_flag and isinstance(extra.get("published"), str))


def _marked(site: SourceSite, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
    """The status by a mark of another program than the generator, with a finding."""
    labels = [label for name in _LABELS for label in metadata.get(name, ())]
    labels += [
        str(metadata.get("type", "")),
        str(metadata.get("kind", "")),
        str(extra.get(extra_keys.LAYOUT, "")),
    ]
    known = {key: metadata[name] for name, key in MARKS_OF_METADATA.items() if name in metadata}
    by_path = path_mark(file.within, site.rules.folders_without_posts)
    if not (mark := damaged_date(site, file, extra) or by_path) or not mark.status:
        fields = {**extra, **known}
        for name in site.generator.menu_keys & fields.keys():
            if isinstance(fields[name], bool | int):  # a word is not what the generator means
                del fields[name]
        mark = find_mark(fields, tuple(labels)) or by_path
    if mark is None:
        return "publish"
    name = file.source.name
    if not mark.status:
        site.diagnostics.report(messages.MAYBE_HIDDEN, file=name, line=1, mark=mark.words)
        return "publish"
    site.diagnostics.report(
        messages.KEPT_BACK,
        file=name,
        line=1,
        mark=mark.words,
        status=mark.status,
        generator=site.generator_title,
    )
    return mark.status


def stated_password(site: SourceSite, extra: Extra) -> str:
    """The password in the front matter, which leaves `extra`; empty if there is none.

    Themes and plug-ins of many generators encrypt such a text.
    """
    password = ""
    for name in [] if site.written_by_us else [name for name in extra if plain(name) in PASSWORDS]:
        if isinstance(extra[name], str | int):
            value = extra.pop(name)
            password = password or (str(value) if value else "")
    return password


def parent_page(site: SourceSite, file: ContentFile, type_: str) -> str:
    """The id of the page of the nearest folder above: `section/_index.md`, `section/index.md`."""
    if type_ == "post" or site.written_by_us:
        return ""
    folder = file.bundle or f"{file.path.rpartition('/')[0]}/"
    if file.bundle:
        folder = _above(folder)
    while len(folder) > 1 and _is_below_home(site, folder):
        for name in ("_index", "index"):
            for extension in site.generator.extensions:
                path = f"{folder}{name}{extension}"
                if site.exists(path) and site.rules.is_parent(path):
                    return without_extension(path)
        folder = _above(folder)
    return ""


def _above(folder: str) -> str:
    return f"{folder.rstrip('/').rpartition('/')[0]}/"


def _is_below_home(site: SourceSite, folder: str) -> bool:
    """Whether a folder is below that of the home page, which is no parent: URLs do not show it as one."""
    within = folder[len(site.content_dir) :]
    return bool(within) and bool(site.languages.of(within, "")[1])


def note_extra(
    site: SourceSite,
    file: ContentFile,
    metadata: Mapping[str, Any],
    extra: Extra,
    translations: dict[str, str] | None,
) -> None:
    """Put into `extra` what the model has no field for: language, translations, layout, former URLs."""
    if file.type == "section" and not site.written_by_us:
        extra[extra_keys.KIND] = "section"
    if "/" in str(kind := metadata.get("kind") or "") and not site.written_by_us:
        extra["type"] = kind
    if not site.written_by_us and "type" in metadata:
        extra[extra_keys.LAYOUT] = metadata["type"]
    if lang := metadata.get("lang") or file.lang:
        extra[extra_keys.LANGUAGE] = lang
    shared = str(metadata.get("translation_key") or "")
    if shared and shared != str(metadata.get("id") or ""):
        extra[extra_keys.TRANSLATION_KEY] = shared
    if translations:
        extra[extra_keys.TRANSLATIONS] = translations
    for name in _TEXTS_OF_METADATA:
        if value := metadata.get(name):
            extra[name] = value
    if (image := metadata.get("image_in_body")) is not None and not site.written_by_us:
        extra[extra_keys.IMAGE_IN_BODY] = image
    if link := metadata.get("link_title"):
        extra[extra_keys.LINK_TITLE] = link
    if "published_at" in metadata and "date" in metadata:
        extra[extra_keys.PUBLISH_DATE] = metadata["published_at"]
    note_former_urls(site, metadata, extra)
