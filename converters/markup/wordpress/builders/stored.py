"""Page builders that keep their page in a custom field: Elementor, Beaver Builder, SiteOrigin, Oxygen, Themify, Bricks.

What their site shows is made of the field; the body is empty, or a copy that lacks what is no text.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from converters import lazy_re, messages
from converters.extra_keys import BUILDER_FIELDS
from converters.io import php
from converters.io.json import loads
from converters.markup.wordpress.builders.element import Element
from converters.markup.wordpress.builders.hidden import is_hidden
from converters.markup.wordpress.builders.recipes import base_name
from converters.markup.wordpress.builders.shortcodes import elements_of, oxygen_settings
from converters.markup.wordpress.builders.show import show_all
from converters.markup.wordpress.context import Context
from converters.model import Post

_PLACEHOLDER = lazy_re.compile(r"<span id=\"ct-placeholder-(\d+)\"[^>]*></span>")
"""Where an element of Oxygen stands in a text."""
_DEEPEST = 60
"""Levels of nested elements that are read."""


class Builder(NamedTuple):
    """A page builder: the field that holds its page, how that is read, and the field that says whether it is used."""

    name: str
    field: str
    read: Callable[[Any], Iterator[Element | str]]
    used: str = ""
    """A field that is `1`, `builder` or the like while the builder makes the page; empty: the page itself says so."""
    copies: bool = True
    """Whether the builder writes what it shows into the body, each time that the page is saved."""


class Page(NamedTuple):
    """A page that a builder keeps, as stored content of WordPress. `copied`: the body is a copy of what it showed."""

    text: str
    copied: bool


def stored_page(post: Post, context: Context) -> Page | None:
    """The page that a builder keeps for a post; None if no builder makes it."""
    if BUILDER_FIELDS.isdisjoint(post.extra):
        return None
    for builder in BUILDERS:
        value = _value(post, builder.field)
        if not value or (builder.used and _value(post, builder.used) in ("", "0", "false", None)):
            continue
        try:
            elements = list(builder.read(_loaded(value)))
        except (ValueError, RecursionError) as error:
            context.note(messages.BAD_BUILDER_DATA, builder=builder.name, why=str(error)[:200])
            continue
        if elements:
            return Page(show_all(elements, context), builder.copies)
    return None


def hides_parts(field: str, value: Any) -> bool:
    """Whether an element of the page that a builder keeps in a field is hidden; also where the page cannot be read."""
    builder = next((each for each in BUILDERS if each.field == field), None)
    text = next((text for text in value if text), "") if isinstance(value, list) and value else value
    if not builder or not text:
        return False
    try:
        return any(map(_holds_hidden, builder.read(_loaded(text))))
    except (ValueError, RecursionError):
        return True


def _holds_hidden(part: Element | str) -> bool:
    if isinstance(part, str):  # Oxygen's shortcodes
        return "[" in part and any(
            isinstance(each, Element) and _holds_hidden(each) for each in elements_of(part)
        )
    return is_hidden(part.name, part.settings) or any(map(_holds_hidden, part.content))


def _value(post: Post, field: str) -> Any:
    """The value of a custom field, which is a list of texts; an archive may have it read already."""
    value = post.extra.get(field)
    if isinstance(value, list) and value and isinstance(value[0], str):
        return next((text for text in value if text.strip()), "")
    return value


def _loaded(value: Any) -> Any:
    """JSON or serialized PHP as it is meant; Oxygen's shortcodes stay a text."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith(("[{", "{", "[]")):
        try:
            return loads(text)
        except ValueError:
            return (
                loads(text.replace("\\\\", "\\").replace('\\"', '"')) if '{\\"' in text[:20] else loads(text)
            )
    return _with_lists(php.unserialize(text, guess=True)) if text[:2] in ("a:", "O:", "s:") else text


def _with_lists(value: Any) -> Any:
    """What PHP wrote, with lists for arrays that are numbered from 0."""
    if not isinstance(value, dict):
        return value
    items = {key: _with_lists(held) for key, held in value.items()}
    return (
        list(items.values())
        if items and list(items) == [str(number) for number in range(len(items))]
        else items
    )


def _elementor(page: Any) -> Iterator[Element | str]:
    """Elementor: a list of sections, containers, columns and widgets, each with its `elements`."""
    return (_elementor_element(node, 0) for node in _mappings(page))


def _elementor_element(node: Mapping[str, Any], depth: int) -> Element:
    inner = (
        [_elementor_element(child, depth + 1) for child in _mappings(node.get("elements"))]
        if depth < _DEEPEST
        else []
    )
    name = str(node.get("widgetType") or node.get("elType") or "element")
    settings = {key: value for key, value in _mapping(node.get("settings")).items() if key != "__globals__"}
    # the site fills these; what they were before is not shown
    for key in _mapping(settings.get("__dynamic__")):
        settings.pop(key, None)
    if isinstance(settings.get("video_type"), str):
        settings = _chosen_video(settings)
    if name.startswith("nested-"):
        settings, inner = _nested(settings, inner)
    return Element("Elementor", name, settings, inner)


def _chosen_video(settings: dict[str, Any]) -> dict[str, Any]:
    """The film of the service that is chosen; those of the others are left from before."""
    kind = settings["video_type"]
    kept = ("hosted_url", "external_url") if kind == "hosted" else (f"{kind}_url",)
    return {key: value for key, value in settings.items() if not key.endswith("_url") or key in kept}


def _nested(settings: dict[str, Any], inner: list[Element]) -> tuple[dict[str, Any], list[Element]]:
    """Nested tabs and accordions: the titles are in a list, each one's content in its own element."""
    titles = [_mapping(item) for name in ("tabs", "items") for item in _mappings(settings.get(name))]
    if not titles or len(titles) != len(inner):
        return settings, inner
    rest = {key: value for key, value in settings.items() if key not in ("tabs", "items")}
    return rest, [
        Element(
            "Elementor", "tab", {key: value for key, value in title.items() if key.endswith("title")}, [held]
        )
        for title, held in zip(titles, inner, strict=True)
    ]


def _beaver(page: Any) -> Iterator[Element | str]:
    """Beaver Builder: nodes by id, each with its parent and its place among the children of that."""
    nodes = {str(key): _mapping(node) for key, node in _mapping(page).items()}
    return _beneath(nodes, lambda node: (_whole(node.get("position")), ""), "Beaver Builder", _beaver_element)


def _beaver_element(node: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    settings = _mapping(node.get("settings"))
    return str(settings.get("type") or node.get("type") or "element"), settings


def _bricks(page: Any) -> Iterator[Element | str]:
    """Bricks: a flat list of elements with the ids of their parents, in order."""
    nodes = {str(node.get("id", number)): node for number, node in enumerate(_mappings(page))}
    return _beneath(
        nodes,
        lambda node: (0, ""),
        "Bricks",
        lambda node: (str(node.get("name", "")), _mapping(node.get("settings"))),
    )


def _beneath(
    nodes: Mapping[str, Mapping[str, Any]],
    order: Callable[[Mapping[str, Any]], tuple[int, str]],
    builder: str,
    read: Callable[[Mapping[str, Any]], tuple[str, Mapping[str, Any]]],
) -> Iterator[Element | str]:
    """The tree of nodes that name their parents; one whose parent is not there stands at the top."""
    children: dict[str, list[str]] = {}
    for key, node in nodes.items():
        parent = str(node.get("parent") or "")
        children.setdefault(parent if parent in nodes and parent != key else "", []).append(key)
    seen: set[str] = set()

    def element(key: str, depth: int) -> Element:
        seen.add(key)
        below = sorted(
            (child for child in children.get(key, ()) if child not in seen),
            key=lambda child: order(nodes[child]),
        )
        inner = [element(child, depth + 1) for child in below] if depth < _DEEPEST else []
        return Element(builder, *read(nodes[key]), inner)

    yield from (element(key, 0) for key in sorted(children.get("", ()), key=lambda key: order(nodes[key])))
    yield from (element(key, 0) for key in nodes if key not in seen)  # a circle, or too deep


def _siteorigin(page: Any) -> Iterator[Element | str]:
    """SiteOrigin: a list of widgets in the order of the page; rows and cells are only numbers."""
    for widget in _mappings(_mapping(page).get("widgets")):
        info = _mapping(widget.get("panels_info") or widget.get("info"))
        name = str(info.get("class") or "widget").rpartition("\\")[2]
        if (inner := widget.get("panels_data")) and isinstance(inner, Mapping):
            yield from _siteorigin(inner)
            continue
        settings = {key: value for key, value in widget.items() if key not in ("panels_info", "info")}
        yield Element("SiteOrigin", "text" if base_name(name) == "editor" else name, settings)


def _oxygen(page: Any) -> Iterator[Element | str]:
    """Oxygen: a tree of components, or shortcodes in older versions."""
    if isinstance(page, str):
        yield page
        return
    yield from (_oxygen_element(node, 0) for node in _mappings(_mapping(page).get("children")))


def _oxygen_element(node: Mapping[str, Any], depth: int) -> Element:
    options = oxygen_settings(_mapping(node.get("options")))
    children = _mappings(node.get("children")) if depth < _DEEPEST else []
    below = {str(_mapping(child.get("options")).get("ct_id", child.get("id"))): child for child in children}
    content: list[Element | str] = []
    if (text := str(options.get("ct_content", ""))) and _PLACEHOLDER.search(text):
        del options["ct_content"]
        # texts, and between them the ids of the elements that stand within the text
        pieces = _PLACEHOLDER.split(text)
        for number, piece in enumerate(pieces):
            if number % 2 == 0:
                content.append(piece)
            elif child := below.pop(piece, None):
                content.append(_oxygen_element(child, depth + 1))
    content += (_oxygen_element(child, depth + 1) for child in below.values())
    return Element("Oxygen", str(node.get("name", "")), options, content)


def _themify(page: Any) -> Iterator[Element | str]:
    """Themify: rows of columns of modules."""
    for row in _mappings(page):
        yield _themify_element(row, 0)


def _themify_element(node: Mapping[str, Any], depth: int) -> Element:
    inner = [
        _themify_element(child, depth + 1)
        for name in ("cols", "modules", "rows")
        for child in _mappings(node.get(name))
        if depth < _DEEPEST
    ]
    settings = _mapping(node.get("mod_settings"))
    return Element("Themify", str(node.get("mod_name") or "row"), settings, inner)


def _cornerstone(page: Any) -> Iterator[Element | str]:
    """Cornerstone: elements with their settings, and those in them in `_modules`."""
    return (_cornerstone_element(node, 0) for node in _mappings(page))


def _cornerstone_element(node: Mapping[str, Any], depth: int) -> Element:
    below = _mappings(node.get("_modules")) if depth < _DEEPEST else []
    settings = {str(key): value for key, value in node.items() if not str(key).startswith("_")}
    name = str(node.get("_type", "element"))
    return Element("Cornerstone", name, settings, [_cornerstone_element(child, depth + 1) for child in below])


def _breakdance(page: Any) -> Iterator[Element | str]:
    """Breakdance: a tree, as JSON within JSON."""
    tree = _mapping(page).get("tree_json_string", page)
    root = _mapping(_mapping(loads(tree) if isinstance(tree, str) else tree).get("root"))
    return (_breakdance_element(node, 0) for node in _mappings(root.get("children")))


def _breakdance_element(node: Mapping[str, Any], depth: int) -> Element:
    below = _mappings(node.get("children")) if depth < _DEEPEST else []
    data = _mapping(node.get("data"))
    properties = _mapping(data.get("properties"))
    settings = _mapping(properties.get("content"))
    if conditions := _mapping(properties.get("settings")).get("conditions"):
        settings["conditions"] = conditions
    name = str(data.get("type", "element")).rpartition("\\")[2]
    return Element("Breakdance", name, settings, [_breakdance_element(child, depth + 1) for child in below])


def _thrive(page: Any) -> Iterator[Element | str]:
    """Thrive Architect: HTML."""
    return iter([page] if isinstance(page, str) else [])


def _mapping(value: Any) -> dict[str, Any]:
    """A mapping; PHP writes an empty one as a list."""
    return {str(key): inner for key, inner in value.items()} if isinstance(value, Mapping) else {}


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    """The mappings in a list, or in the values of a mapping with numbers for keys."""
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [inner for inner in values if isinstance(inner, Mapping)]


def _whole(value: Any) -> int:
    return (
        int(value)
        if isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isdigit())
        else 0
    )


BUILDERS: tuple[Builder, ...] = (
    Builder("Elementor", "_elementor_data", _elementor, "_elementor_edit_mode"),
    Builder("Beaver Builder", "_fl_builder_data", _beaver, "_fl_builder_enabled"),
    Builder("SiteOrigin", "panels_data", _siteorigin),
    Builder("Oxygen", "_ct_builder_json", _oxygen, copies=False),
    Builder("Oxygen", "ct_builder_json", _oxygen, copies=False),
    Builder("Oxygen", "_ct_builder_shortcodes", _oxygen, copies=False),
    Builder("Oxygen", "ct_builder_shortcodes", _oxygen, copies=False),
    Builder("Themify", "_themify_builder_settings_json", _themify),
    Builder("Bricks", "_bricks_page_content_2", _bricks, "_bricks_editor_mode", copies=False),
    Builder("Cornerstone", "_cornerstone_data", _cornerstone),
    Builder("Breakdance", "_breakdance_data", _breakdance, copies=False),
    Builder("Thrive Architect", "tve_updated_post", _thrive, "tcb_editor_enabled", copies=False),
)
"""The builders, and where each keeps its page. A new one is a row, and its field a name in `extra_keys.BUILDER_FIELDS`."""
