"""Reports the files of a source site that are not read: texts by name, all others counted by extension."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Set
from typing import Final

from converters import lazy_re, messages
from converters.formats.markdown import data
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import extension, without_extension
from converters.generators.about_folder import is_about_folder
from converters.generators.base import Generator
from converters.generators.text_files import (
    TEXT_ENDINGS,
    WITH_FRONT_MATTER,
    begins_like_a_text,
    is_of_program,
    may_be_text,
)
from converters.io.extensions import OTHER_TEXTS, TEXTS
from converters.known_comment_systems import SYSTEMS

_NAMES: Final = (
    "comments?",
    "guestbook",
    "replies",
    *(name for system in SYSTEMS if not system.writer for name in (system.name, *system.data_names)),
)
_COMMENTS: Final = lazy_re.compile(
    rf"(?:^|[/_.-])(?:{'|'.join(_NAMES)})"
    r"(?=[/_.-])(?:.*/)?[^/]*\.(?:json|jsonl|ya?ml|toml|csv|xml|db|sqlite3?|sql|bak)$"
    r"|\._comment(?:_pending)?$",
    re.IGNORECASE,
)
"""Data files that may be comments, by their names or those of their folders; `._comment` is an extension for them."""
_DATED: Final = lazy_re.compile(r"(?:^|/)\d{4}-\d\d-\d\d[-_][^/]+$")
"""The path of a text that is a post by its name, such as a notebook, and no file that a text shows."""
_BUILT: Final = frozenset({"_site", "public", "output", "dist"})
"""Folders of `Generator.build_dirs` that a build fills with pages: a Markdown text in one was put there by hand."""


def report_unused(site: SourceSite, taken: Set[str]) -> None:
    """Report files that were read neither as texts nor as comments, data, media or settings: all but those `taken`."""
    texts = unread_texts(site, taken)
    unused: defaultdict[str, list[str]] = defaultdict(list)
    for path in site.files:
        if path in taken or path in texts or site.generator.is_config(path):
            continue
        if data.lists_authors(path, site.content_dir, site.generator):
            continue
        unused[extension(path) or "no extension"].append(path)
    for path in sorted(texts):
        file = site.files.get(path) or site.left_out[path]
        site.diagnostics.report(messages.UNREAD_TEXT, file=file.name, line=1, why=_why(site, path))
    if comments := [path for paths in unused.values() for path in paths if _COMMENTS.search(path)]:
        site.diagnostics.tally(messages.MAYBE_COMMENTS, len(comments), example=f"{site.root}{comments[0]}")
    for suffix, paths in sorted(unused.items()):
        site.diagnostics.tally(messages.NOT_TAKEN, len(paths), what=suffix, example=f"{site.root}{paths[0]}")
    left_out = [path for path in site.left_out if extension(path) in TEXT_ENDINGS and path not in texts]
    for folder in sorted({path.partition("/")[0] for path in left_out}):
        within = [path for path in left_out if path.startswith(f"{folder}/") and not is_about_folder(path)]
        if within:
            generator = site.generator.name
            words = {"folder": folder, "example": within[0], "generator": generator}
            site.diagnostics.tally(messages.LEFT_OUT_FOLDER, len(within), **words)
    outside = [path for path in site.outside if path.lower().endswith(TEXTS) and not is_about_folder(path)]
    if outside:
        site.diagnostics.tally(messages.OUTSIDE_SITE, len(outside), folder=site.root, example=outside[0])


def unread_texts(site: SourceSite, taken: Collection[str]) -> Set[str]:
    """The paths of texts that may be posts and were not read."""
    return frozenset(_unread_texts(site, taken))


def _unread_texts(site: SourceSite, taken: Collection[str]) -> Iterator[str]:
    read = {without_extension(path) for path in taken if path.lower().endswith((*TEXTS, *WITH_FRONT_MATTER))}
    for path, file in site.files.items():
        suffix = extension(path)
        may_be_copied = suffix == ".txt" or (suffix in OTHER_TEXTS and _DATED.search(path))
        is_copied = may_be_copied and suffix not in site.generator.extensions  # and no text of the site
        if (path in taken and not is_copied) or is_of_program(path) or site.generator.is_config(path):
            continue
        if suffix in OTHER_TEXTS and without_extension(path) in read:
            continue  # a program made the text that is read from it: `a.md` or `a.html` from `a.Rmd`
        if may_be_text(path, file) or (path not in taken and begins_like_a_text(path, file)):
            yield path
    for path in site.left_out:
        folder, _, rest = path.partition("/")
        by_hand = folder in _BUILT and extension(path) in TEXT_ENDINGS and rest not in site.files
        if by_hand and not is_of_program(rest):
            yield path


def _why(site: SourceSite, path: str) -> str:
    generator: Generator = site.generator
    name = site.generator_title
    if path not in site.files:
        return f"{name} fills the folder {path.partition('/')[0]}"
    if extension(path) not in generator.extensions:
        return f"{name} reads no {extension(path)}"
    if not path.startswith(site.content_dir):
        return f"{name} has its texts in {site.content_dir}"
    return f"{name} makes no page of it"
