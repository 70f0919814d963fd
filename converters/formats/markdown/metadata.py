"""Parses front matter: metadata by the table of the generator, each value of its type; the rest is kept as it is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from converters import messages
from converters.comment_systems.readers.data_fields import is_list_of_comments
from converters.formats.markdown.documents import Document
from converters.formats.markdown.source_site import SourceSite
from converters.generators.base import Generator
from converters.generators.content_file import ContentFile
from converters.generators.front_matter.dates import ORDERS, parsed
from converters.generators.front_matter.parse import plain_values
from converters.io.yaml import Scalar
from converters.model import Extra
from converters.privacy.visibility_words import AROUND_VALUES


class InvalidValue(ValueError):
    """A value of the wrong type; the message names the right one."""


class ParsedFrontMatter(NamedTuple):
    """Metadata by name, names of terms by custom taxonomy, and all other fields."""

    metadata: dict[str, Any]
    terms: dict[str, list[str]]
    extra: Extra


def parse_front_matter(
    site: SourceSite, file: ContentFile, document: Document, taxonomies: Mapping[str, str]
) -> ParsedFrontMatter:
    """Parse the front matter of a document; `taxonomies`: front matter key in lower case -> custom taxonomy."""
    found = ParsedFrontMatter({}, {}, {})
    entries = list(_entries(document.fields, site.generator))
    dates = site.generator.date_keys
    has_date = any(full_name.lower() in dates and value for full_name, _, value in entries)
    for full_name, own_name, value in entries:
        key = full_name.lower()
        name = site.generator.metadata_keys.get(key, "")
        if name == "date" and has_date and key not in dates:
            name = ""  # `created` beside `date`
        if name in _MOMENTS and key == "published" and _is_flag(value):
            name = "published"  # whether, and not when
        if value is None:
            continue
        if name and name in found.metadata:
            found.extra.setdefault(own_name, plain_values(value))
        elif value == "":
            continue
        elif taxonomy := taxonomies.get(key):
            found.terms[taxonomy] = names(value, site.generator.separator)
        elif key == "comments" and is_list_of_comments(value):
            found.metadata["comments_listed"] = plain_values(value)
        elif not name:
            found.extra[own_name] = plain_values(value)
        else:
            if isinstance(value, dict) and name == "image" and (url := _image_url(value)):
                found.extra[own_name], value = plain_values(value), url
            if isinstance(value, dict) and name == "author":
                value = value.get("name") or value  # what else it says is that of the author
            try:
                found.metadata[name] = _value(name, value, site)
            except InvalidValue as wanted:
                if name == "published" and (date := _moment_in(value, site)):  # when, and not whether
                    found.metadata.setdefault("published_at", date)
                    continue
                found.extra[own_name] = plain_values(value)
                message = messages.BAD_DATE if TYPES.get(name) is moment else messages.WRONG_VALUE
                site.diagnostics.report(
                    message, file=file.source.name, line=document.line, field=own_name,
                    wanted=wanted, text=_shortened(value),
                )  # fmt: skip
    return found


def _is_flag(value: Any) -> bool:
    return isinstance(value.value if isinstance(value, Scalar) else value, bool)


def _image_url(image: Mapping[str, Any]) -> str:
    """The URL of an image that is a mapping; empty if it has none that is a text."""
    stated = (plain_values(image.get(key)) for key in ("path", "src", "url", "feature", "file"))
    return next((url for url in stated if isinstance(url, str) and url), "")


def _value(name: str, value: Any, site: SourceSite) -> Any:
    type_: Callable[..., Any] = TYPES.get(name, text)
    if type_ is moment:
        generator = site.generator
        date = parsed(
            text(value), site.timezone, generator.date_formats, rolls_over=generator.dates_roll_over
        )
        return date or _by_order(text(value), site)
    if type_ is names:
        return names(value, site.generator.separator if name in SEPARATED else "")
    return type_(value)


def _by_order(stated: str, site: SourceSite) -> str:
    """The date of `10/08/2022`, if other texts show in which order the site has day and month; else raises `InvalidValue`."""
    formats = {
        order: found for order, formats in ORDERS.items() if (found := parsed(stated, site.timezone, formats))
    }
    if len(formats) < 2 or not site.date_order:
        raise InvalidValue("a date")
    first = {"dm": "day", "md": "month"}[site.date_order]
    site.diagnostics.tally(messages.DATE_ORDER, 1, first=first)
    return formats[site.date_order]


def _moment_in(value: Any, site: SourceSite) -> str:
    """The date that a value says; empty if it says none."""
    return parsed(str(plain_values(value)), site.timezone) or ""


def _entries(fields: Mapping[str, Any], generator: Generator) -> Iterator[tuple[str, str, Any]]:
    """Each value with its full name (`params.author`) and its own (`author`)."""
    groups = generator.front_matter_groups
    for name, value in fields.items():
        if isinstance(value, dict) and name.lower() in groups:
            yield from ((f"{name}.{key}", key, inner) for key, inner in value.items())
        else:
            yield name, name, value


# Types of metadata


def text(value: Any) -> str:
    """A text as it was written; of a list with one text, that text."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    match value:
        case str():
            return value
        case Scalar():
            return value.text
        case [*lines] if lines and all(isinstance(line, str) for line in lines):
            return "\n".join(lines)  # front matter in lines
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise InvalidValue("a text")


def moment(value: Any) -> str:
    """The text of a date; `_value` parses it with the time zone of the site."""
    return text(value)


def flag(value: Any) -> bool:
    """Yes or no."""
    value = value.value if isinstance(value, Scalar) else value
    if isinstance(value, bool):
        return value
    word = str(value).strip(AROUND_VALUES).lower()
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
    """A list of names, or one line split at `separator` (`;` in place of `,` if a name has commas)."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        match item:
            case None:
                continue
            case dict():
                keys = (key for key in ("name", "title", "label", "slug") if item.get(key))
                if (key := next(keys, None)) is None:
                    raise InvalidValue("a list of names")
                found.append(text(item[key]))
            case list():
                found += names(item, separator)
            case _:
                found += _separated(text(item), separator if isinstance(value, str) else "")
    return list(dict.fromkeys(name for name in (" ".join(name.split()) for name in found) if name))


def _separated(line: str, separator: str) -> list[str]:
    if separator == ",":
        return line.split(";" if ";" in line else ",")
    return line.split() if separator == " " else [line]


def paths(value: Any) -> list[str]:
    """A list of URLs."""
    urls = value if isinstance(value, list) else [value]
    return [text(url) for url in urls if url is not None]


TYPES: Mapping[str, Callable[[Any], Any]] = {
    "date": moment, "modified": moment, "published_at": moment,
    "draft": flag, "published": flag, "sticky": flag, "comments_open": flag, "comments_closed": flag,
    "image_in_body": flag, "noindex": flag, "podcast": plain_values,
    "order": number, "order_stated": number, "weight": number, "likes": number,
    "categories": names, "category": names, "other_categories": names, "tags": names, "tag": names, "authors": names,
    "former": paths, "old_slugs": paths, "old_slugs_stated": paths, "aliases": paths, "term_slugs": paths,
}  # fmt: skip
"""Metadata -> its type; all others are texts."""

_MOMENTS = frozenset(name for name, type_ in TYPES.items() if type_ is moment)
"""Metadata that are dates."""
SEPARATED = frozenset({"categories", "tags", "authors"})
"""Metadata whose names may stand in one line."""


def _shortened(value: Any) -> str:
    words = str(plain_values(value))
    return words if len(words) <= 80 else f"{words[:80]}…"
