"""What a header says: facts by the flavour's table, each of the kind that it must be; all else is kept as it is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from converters import messages
from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.dates import parsed
from converters.formats.markdown.documents import Document
from converters.formats.markdown.source_site import SourceSite
from converters.generators.base import Generator
from converters.generators.front_matter.parse import plain_values
from converters.io.yaml import Scalar
from converters.model import Extra


class InvalidValue(ValueError):
    """A value that is not of the kind that the model has for it; it says which that is."""


class ParsedFrontMatter(NamedTuple):
    """The facts by name, the names of terms by taxonomy, and what is no fact."""

    metadata: dict[str, Any]
    terms: dict[str, list[str]]
    extra: Extra


def parse_front_matter(
    tree: SourceSite, spot: ContentFile, document: Document, taxonomies: Mapping[str, str]
) -> ParsedFrontMatter:
    """What the header of a document says; `taxonomies` are those of one's own, by header key in small letters."""
    found = ParsedFrontMatter({}, {}, {})
    for path, name, value in _entries(document.fields, tree.generator):
        key = path.lower()
        fact = tree.generator.facts.get(key, "")
        if value is None or value == "" or (fact and fact in found.metadata):
            if value is not None and fact and fact in found.metadata:
                found.extra.setdefault(name, plain_values(value))
            continue
        if taxonomy := taxonomies.get(key):
            found.terms[taxonomy] = names(value, tree.generator.separator)
        elif not fact:
            found.extra[name] = plain_values(value)
        else:
            if isinstance(value, dict) and fact == "image" and (shown := _shown_file(value)):
                found.extra[name], value = plain_values(value), shown
            try:
                found.metadata[fact] = _value(fact, value, tree)
            except InvalidValue as wrong:
                found.extra[name] = plain_values(value)
                what = messages.BAD_DATE if KIND.get(fact) is moment else messages.WRONG_VALUE
                tree.diagnostics.report(
                    what, file=spot.file.name, line=document.line, field=name, wanted=wrong, text=_shown(value)
                )  # fmt: skip
    return found


def _shown_file(image: Mapping[str, Any]) -> str:
    """The address of an image that is said with what belongs to it."""
    return next((text(image[key]) for key in ("path", "src", "url", "feature", "file") if image.get(key)), "")


def _value(fact: str, value: Any, tree: SourceSite) -> Any:
    kind: Callable[..., Any] = KIND.get(fact, text)
    if kind is moment:
        if (date := parsed(text(value), tree.zone)) is None:
            raise InvalidValue("a date")
        return date
    return (
        names(value, tree.generator.separator if fact in SEPARATED else "") if kind is names else kind(value)
    )


def _entries(fields: Mapping[str, Any], generator: Generator) -> Iterator[tuple[str, str, Any]]:
    """Each value with its whole name (`params.author`) and its own."""
    groups = {key.name.partition(".")[0] for key in generator.front_matter.values() if "." in key.name}
    for name, value in fields.items():
        if isinstance(value, dict) and name.lower() in groups:
            yield from ((f"{name}.{inner}", inner, one) for inner, one in value.items())
        else:
            yield name, name, value


# The kinds of facts


def text(value: Any) -> str:
    """A text, as it was written; of a list with one text, that."""
    match value:
        case str():
            return value
        case Scalar():
            return value.text
        case [one]:
            return text(one)
        case [*lines] if lines and all(isinstance(line, str) for line in lines):
            return "\n".join(lines)  # a header of lines
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise InvalidValue("a text")


def moment(value: Any) -> str:
    """A date; how it is read depends on the site."""
    return text(value)


def flag(value: Any) -> bool:
    """Yes or no."""
    value = value.value if isinstance(value, Scalar) else value
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("true", "yes", "on", "1", "open"):
        return True
    if word in ("false", "no", "off", "0", "closed"):
        return False
    raise InvalidValue("true or false")


def number(value: Any) -> int:
    """A whole number."""
    value = value.value if isinstance(value, Scalar) else value
    try:
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            return int(value)
    except ValueError:
        pass
    raise InvalidValue("a whole number")


def names(value: Any, separator: str = "") -> list[str]:
    """Several names: a list, or one line with `separator` between them (`,` may be `;` if a name has commas)."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        match one:
            case None:
                continue
            case dict():
                named = next((one[key] for key in ("name", "title", "label", "slug") if one.get(key)), None)
                if named is None:
                    raise InvalidValue("a list of names")
                found.append(text(named))
            case list():
                found += names(one, separator)
            case _:
                found += _separated(text(one), separator if isinstance(value, str) else "")
    return list(dict.fromkeys(name for name in (" ".join(one.split()) for one in found) if name))


def _separated(line: str, separator: str) -> list[str]:
    if separator == ",":
        return line.split(";" if ";" in line else ",")
    return line.split() if separator == " " else [line]


def paths(value: Any) -> list[str]:
    """Several addresses."""
    return [text(one) for one in (value if isinstance(value, list) else [value]) if one is not None]


KIND: Mapping[str, Callable[[Any], Any]] = {
    "date": moment, "modified": moment, "published_at": moment,
    "draft": flag, "published": flag, "sticky": flag, "comments_open": flag, "comments_closed": flag,
    "image_in_body": flag,
    "order": number, "order_stated": number, "weight": number, "likes": number,
    "categories": names, "category": names, "other_categories": names, "tags": names, "tag": names, "authors": names,
    "former": paths, "old_slugs": paths, "old_slugs_stated": paths, "aliases": paths, "term_slugs": paths,
}  # fmt: skip
"""Fact -> what reads it; all others are texts."""

SEPARATED = frozenset({"categories", "tags", "authors"})
"""Facts whose names may stand in one line."""


def _shown(value: Any) -> str:
    shown = str(plain_values(value))
    return shown if len(shown) <= 80 else f"{shown[:80]}…"
