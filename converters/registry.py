"""Formats by name, from entry points; the built-in formats use the same entry points as plug-ins.

The groups are `converters.readers` and `converters.writers`. An entry point names a dataclass (see `plugins`). Only the
format that is asked for is imported.
"""

import dataclasses
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from functools import cache
from importlib.metadata import Distribution, EntryPoint
from typing import Any, Final, Literal, cast, get_args, get_origin, get_type_hints

import msgspec

from converters.base import Reader, Writer
from converters.errors import FormatError, SourceError, UnsupportedError, UsageError, closest, did_you_mean
from converters.guard import OURS, faults
from converters.io.entry_points import entry_points
from converters.io.sources import Source
from converters.readers.platform_exports import (
    Found,
    describe_unsupported,
    find_platform,
    may_be_for,
    shown_on_page,
)

Role = Literal["reader", "writer"]
_BASES: Final[dict[Role, type[Reader] | type[Writer]]] = {"reader": Reader, "writer": Writer}
_MEMBERS: Final[dict[Role, tuple[str, ...]]] = {
    "reader": ("detects", "read"),
    "writer": ("public", "dialects", "comment_dialects", "write"),
}
"""What a format must have, in its class or as an option."""

GENERAL = frozenset({"html", "markdown", "text", "uploads"})
"""Readers of whatever looks like pages, texts or images: another platform's export is not theirs (see `platform_exports`), nor
is a file that any other reader claims."""
WITHOUT_STATUS: Final = GENERAL | {"feed", "disqus"}
"""Readers of what says no status of a post: each that they find is public."""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One `-o name=value` of a format: what it takes, what holds without it, what it does."""

    name: str
    takes: str
    default: str
    help: str


class Format(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A format as `blogport formats` shows it; `problem` says why it cannot be used."""

    name: str
    role: Role
    owner: str
    help: str = ""
    options: list[Option] = []
    problem: str = ""


def reader(name: str, options: Mapping[str, str] | None = None) -> Reader:
    """The reader of that name. Raises `FormatError` if it is unknown, broken or claimed twice."""
    return cast(Reader, _instance("reader", name, options or {}))


def writer(name: str, options: Mapping[str, str] | None = None) -> Writer:
    """The writer of that name. Raises `FormatError` if it is unknown, broken or claimed twice."""
    made = cast(Writer, _instance("writer", name, options or {}))
    with faults(f"the writer {name}", owner("writer", name)):
        if made.single_file or type(made).path is not Writer.path:
            return made
    raise _lacks("writer", name, ["path"])


@cache
def ending(name: str) -> str:
    """The ending that files of a format must have (`Writer.ending`); empty for none, and for a format that nobody writes."""
    try:
        return writer(name).ending
    except FormatError:  # whoever writes says so
        return ""


def detect(source: Source) -> str:
    """The name of the only reader that detects a source as its format; a reader that cannot be loaded is skipped.

    Empty for a folder that no reader takes as a whole: its files may have a format. Raises `SourceError` where none does,
    `UnsupportedError` for the export of a platform that no reader reads, `FormatError` where several claim it.
    """
    with source.with_head():
        return _detect(source)


def _detect(source: Source) -> str:
    found = find_platform(source)
    problems: list[str] = []
    claims = _claims(source, found, _specific(), problems)
    for name in sorted(GENERAL & _entries("reader").keys()):
        claims = claims or ([] if found else _claims(source, found, [name], problems))
    if found and not claims:
        raise UnsupportedError(found.sentence(source.name))
    if not claims and source.is_folder:
        return ""
    if not claims:
        hint = describe_unsupported(source)
        seems = hint or "it is of no format that blogport knows"
        known = "`blogport formats` lists them; --from names the format of a file that is not recognized"
        raise SourceError("; ".join([f"{source.name}: {seems}", *problems, *([] if hint else [known])]))
    if claims == ["html"] and not source.is_folder and (shown := shown_on_page(source)):
        raise UnsupportedError(
            f"{source.name}: it is a web page that shows {shown}; save that file itself, not the browser's view of it"
        )
    if len(claims) > 1:
        raise FormatError(f"{source.name} could be {' or '.join(claims)}; say which with --from")
    return claims[0]


@cache
def _detector(name: str, path: tuple[str, ...]) -> Reader:
    """The reader that detects: made once, since a folder may have very many files to ask about."""
    return reader(name)


def other_formats(source: Source, name: str) -> list[str]:
    """The readers that detect a file as their format where the one called `name` does not, those of `GENERAL` aside.

    Raises `FormatError` if there is no reader with that name.
    """
    reader(name)
    with source.with_head():
        found = find_platform(source)
        is_its_own = name not in GENERAL and _claims(source, found, [name], [])
        if is_its_own or (found and not found.platform.private):
            return []
        return _claims(source, found, _specific(), [])


def _specific() -> list[str]:
    return [name for name in _entries("reader") if name not in GENERAL]


def _claims(source: Source, found: Found | None, names: Iterable[str], problems: list[str]) -> list[str]:
    """Those of the readers that detect a source as theirs; one that is a set of sources itself is the only one.

    Why a reader cannot be loaded goes to `problems`.
    """
    claims: list[str] = []
    for name in names:
        if not may_be_for(name, source, found):
            continue
        try:
            asked = _detector(name, tuple(sys.path))
            with faults(f"the reader {name}", owner("reader", name)):
                whole = asked.reads_directories or not source.is_folder
                claimed = whole and asked.detects(source)
        except FormatError as error:
            problems.append(str(error))
            continue
        if claimed and asked.holds_sources:
            return [name]
        if claimed:
            claims.append(name)
    return claims


def list_formats() -> list[Format]:
    """Every format that can be read or written, those of plug-ins too, with its options; also those that cannot be used."""
    return [_describe(role, name) for role in get_args(Role) for name in _entries(role)]


def names(role: Role) -> list[str]:
    """The names of the formats that can be read, or written."""
    return list(_entries(role))


def packages() -> set[str]:
    """The top packages of all formats that are installed, those of plug-ins too."""
    points = (point for role in get_args(Role) for known in _entries(role).values() for point in known)
    return {point.module.partition(".")[0] for point in points}


def options(role: Role, name: str) -> set[str]:
    """The names of the options that a format has, as they are written after `-o`, former names too."""
    fields = dataclasses.fields(_load(role, name))
    return {option.replace("_", "-") for field in fields for option in (field.name, *_former_names(field))}


def renamed_options(role: Role, name: str, given: Iterable[str]) -> dict[str, str]:
    """The former names among the given options -> their names now."""
    names = {
        former: field.name.replace("_", "-")
        for field in dataclasses.fields(_load(role, name))
        for former in _former_names(field)
    }
    return {option: names[option] for option in given if option in names}


def _former_names(field: "dataclasses.Field[Any]") -> tuple[str, ...]:
    """The names that an option had before (metadata `aliases`); they keep working."""
    return tuple(field.metadata.get("aliases", ()))


def owner(role: Role, name: str) -> str:
    """The distribution that a format comes from. Raises `FormatError` where there is none, or it is claimed twice."""
    return _owner(_find(role, name))


def called(role: Role, name: str) -> str:
    """A format in words: `the reader wxr`, `the reader tumblr of blogport-tumblr`."""
    package = owner(role, name)
    return f"the {role} {name}" if package == OURS else f"the {role} {name} of {package}"


def _entries(role: Role) -> dict[str, list[EntryPoint]]:
    return _entries_on_path(role, tuple(sys.path))


@cache
def _entries_on_path(role: Role, path: tuple[str, ...]) -> dict[str, list[EntryPoint]]:
    """Looked up once, since each time reads the metadata of every distribution that is installed."""
    found: defaultdict[str, list[EntryPoint]] = defaultdict(list)
    for point in entry_points(f"converters.{role}s"):
        if not any(
            point.value == known.value and _owner(point) == _owner(known) for known in found[point.name]
        ):
            found[point.name].append(point)
    return dict(sorted(found.items()))


def _find(role: Role, name: str) -> EntryPoint:
    known = _entries(role)
    if name not in known:
        meant = _meant(name, known) or closest(str(name), known)  # of a script it may be no text
        hint = f"did you mean {meant}? " if meant else ""
        raise FormatError(f"there is no {role} called {name}; {hint}there are {', '.join(known) or 'none'}")
    first, *rivals = known[name]
    if rivals:
        owners = " and ".join(_owner(point) for point in (first, *rivals))
        raise FormatError(f"two packages offer a {role} called {name}: {owners}; uninstall one of them")
    return first


def _meant(name: str, known: Container[str]) -> str:
    """The one of the known formats that people call so; empty for none."""
    meant = _MEANT.get(name, name)
    if meant not in known:
        meant = "markdown" if _is_generator(meant) else _MEANT.get(meant, "")
    return meant if meant in known else ""


def _is_generator(name: str) -> bool:
    """Whether a site generator of ours is called so: its sites are read as Markdown."""
    return any(".generators." in point.value for point in _entries("writer").get(name, ()))


def _owner(point: EntryPoint) -> str:
    return _distribution_name(point.dist) if point.dist else point.value


@cache
def _distribution_name(distribution: Distribution) -> str:
    """Looked up once: it parses the metadata of the distribution, which takes longer than to read a short post."""
    return distribution.name


def _load(role: Role, name: str) -> type[Any]:
    point = _find(role, name)
    try:
        loaded = point.load()
    except (Exception, SystemExit) as error:
        # a plug-in may fail in any way, and must not take the others with it
        why = f"{type(error).__name__}: {error}"
        raise FormatError(
            f"the {role} {name} of {_owner(point)} cannot be loaded ({why}); reinstall or remove that package"
        ) from error
    base = _BASES[role]
    if not (isinstance(loaded, type) and issubclass(loaded, base) and dataclasses.is_dataclass(loaded)):
        raise FormatError(
            f"the {role} {name} of {_owner(point)} is not a dataclass that inherits from converters.plugins.{base.__name__}; "
            "tell its maker"
        )
    return loaded


def _instance(role: Role, name: str, options: Mapping[str, str]) -> Any:
    cls = _load(role, name)
    members = {field.name for field in dataclasses.fields(cls)}.union(dir(cls)) - cls.__abstractmethods__
    if missing := [member for member in _MEMBERS[role] if member not in members]:
        raise _lacks(role, name, missing)
    known = {field.name.replace("_", "-"): field.name for field in dataclasses.fields(cls)}
    former = {old: field.name for field in dataclasses.fields(cls) for old in _former_names(field)}
    types = get_type_hints(cls) if options else {}  # twice as dear as all else here
    values = {}
    for key, text in options.items():
        field = known.get(key.replace("_", "-")) or former.get(key)
        if not field:
            offer = f"it has {', '.join(sorted(known))}" if known else "it has none"
            hint = did_you_mean(key, known)
            raise UsageError(
                f"{name} has no option {key}; {hint}{' ' * bool(hint)}{offer} (blogport formats {name} says what they do)"
            )
        try:
            values[field] = msgspec.convert(_split(text, types[field]), types[field], strict=False)
        except (msgspec.ValidationError, ValueError) as error:
            raise UsageError(f"-o {key}={text}: {name} takes {_takes(types[field])} here") from error
    with faults(f"the {role} {name}", owner(role, name)):
        try:
            return cls(**values)
        except TypeError as error:
            raise FormatError(
                f"the {role} {name} of {_owner(_find(role, name))} is not whole ({error}); tell its maker"
            ) from error


def _lacks(role: Role, name: str, missing: list[str]) -> FormatError:
    members = " and ".join(f"`{member}`" for member in missing)
    return FormatError(
        f"the {role} {name} of {_owner(_find(role, name))} lacks {members}; "
        f"its author finds in converters.plugins.{_BASES[role].__name__} what that is"
    )


def _split(text: str, wanted: Any) -> Any:
    """`a,b` for a tuple, `a=b,c=d` for a mapping."""
    origin = get_origin(wanted) or wanted
    if origin is tuple:
        return [part.strip() for part in text.split(",") if part.strip()]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        pairs = [part.partition("=") for part in text.split(",") if part.strip()]
        if not all(equals for _, equals, _ in pairs):
            raise ValueError(text)
        return {key.strip(): value.strip() for key, _, value in pairs}
    return text


_MEANT = {
    **dict.fromkeys(("wordpress", "wp", "xml"), "wxr"),
    **dict.fromkeys(("atom", "rss", "jsonfeed"), "feed"),
    **dict.fromkeys(("book", "ebook", "kindle", "mobi"), "epub"),
    **dict.fromkeys(("webarchive", "wacz"), "warc"),
    **dict.fromkeys(("typepad", "hatena"), "movabletype"),
    **dict.fromkeys(("drupal", "joomla", "serendipity", "textpattern", "b2evolution", "dotclear"), "cms-sql"),
    **dict.fromkeys(("wayback", "wget", "httrack", "singlefile", "mhtml", "warc"), "html"),
    **dict.fromkeys(("takeout", "blogspot"), "blogger"),
    **dict.fromkeys(
        ("obsidian", "notion", "logseq", "joplin", "org", "gatsby", "nextjs", "vuepress"), "markdown"
    ),
    "dreamwidth": "livejournal",
    **{"md": "markdown", "txt": "text", "json": "archive", "pdf": "html", "11ty": "eleventy"},
}
"""What people call a format, where they do not call it by its name."""

_WORDS = {bool: "true|false", int: "number", str: "text"}


def _takes(wanted: Any) -> str:
    """What an option takes, as it would be typed."""
    origin = get_origin(wanted) or wanted
    if origin is Literal:
        return "|".join(str(arg) for arg in get_args(wanted) if arg)
    if origin is tuple:
        return "name,name,..."
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "old=new,old=new,..."
    return _WORDS.get(wanted, "value")


def _describe(role: Role, name: str) -> Format:
    points = _entries(role)[name]
    owner = " and ".join(_owner(point) for point in points)
    try:
        cls = _load(role, name)
    except FormatError as error:
        return Format(name=name, role=role, owner=owner, problem=str(error))
    types = get_type_hints(cls)
    options = [
        Option(
            name=field.name.replace("_", "-"),
            takes=field.metadata.get("takes") or _takes(types[field.name]),
            default=_default(field),
            help=field.metadata.get("help", ""),
        )
        for field in dataclasses.fields(cls)
    ]
    return Format(
        name=name, role=role, owner=owner, help=(cls.__doc__ or "").strip().split("\n\n")[0], options=options
    )


def _default(field: "dataclasses.Field[Any]") -> str:
    value = field.default if field.default is not dataclasses.MISSING else ""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, tuple) else str(value)
