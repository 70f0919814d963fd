"""Blocks of plug-ins that keep what they show in attributes: ACF, Lazy Blocks, Divi 5, Kadence, Genesis, Ultimate Blocks …

Such a block is an element like those of page builders: attributes that read as text are shown, the rest is reported.
"""

from collections.abc import Mapping
from typing import Any

from converters import lazy_re, messages
from converters.io.json.parts import value_at
from converters.markup.wordpress.autop import autop
from converters.markup.wordpress.blocks.parser import Block
from converters.markup.wordpress.builders import Element, Reading, show
from converters.markup.wordpress.builders.recipes import recipe_for
from converters.markup.wordpress.builders.roles import Role, role_of
from converters.markup.wordpress.builders.values import words_of
from converters.markup.wordpress.context import Context

_ROW = lazy_re.compile(r"(.+?)_(\d+)_(.+)")
_IMAGE_ID = lazy_re.compile(r"\b(?:wp-image-|data-(?:attachment-)?id=[\"'])(\d{1,18})\b")
"""The media item that an image in the HTML of a block is."""
_EDITORS_OWN = frozenset(
    "metadata lock className anchor style layout templateLock align mode blockId blockUniqueClass".split()
)
"""Attributes in which the editor keeps its own names and locks."""


def show_attributes(block: Block, inner: str, context: Context) -> str:
    """The HTML of a block that no handler is for: what was saved with it, and what its attributes say beyond that."""
    if block.name.startswith("divi/"):
        return _show(Element("Divi", block.name, _divi(block.attributes), [inner]), Reading.USUAL, context)
    settings: Mapping[str, Any] = {
        key: value for key, value in block.attributes.items() if key not in _EDITORS_OWN
    }
    reading = Reading.EVERYTHING
    if isinstance(data := settings.get("data"), Mapping) and block.name.startswith("acf/"):
        settings = _rows({key: value for key, value in data.items() if not key.startswith("_")})
    elif any(isinstance(part, str) and part.strip() for part in block.content):
        # HTML of its own was saved: that is how it looks, and other attributes are its settings
        reading = Reading.KNOWN
    elif not block.name.startswith("lazyblock/"):
        reading = Reading.USUAL
    if inner.strip():
        settings = _beyond(settings, words_of(inner), inner, frozenset(map(int, _IMAGE_ID.findall(inner))))
    html = (
        _show(Element("", block.name, settings, [inner] if inner.strip() else []), reading, context)
        if settings
        else inner
    )
    if not html.strip() and not recipe_for(block.name).by_site:
        context.note(messages.UNKNOWN_BLOCK, name=block.name)
    elif html.strip() and not inner.strip():
        context.note(messages.BLOCK_FROM_ATTRIBUTES, name=block.name)
    return html


def _show(element: Element, reading: Reading, context: Context) -> str:
    html = show(element, context, reading)
    held = element.content[0] if element.content else ""
    if isinstance(held, str) and held.strip() and html.strip() == held.strip():
        return held
    if not isinstance(held, str) or not held.strip():
        return autop(html)
    before, found, after = html.partition(held.strip())
    return f"{autop(before)}{held}{autop(after)}" if found else autop(html)


def _rows(data: Mapping[str, Any]) -> dict[str, Any]:
    """ACF's repeaters as lists: `items: 2`, `items_0_title`, `items_1_title` …"""
    settings: dict[str, Any] = {}
    rows: dict[str, dict[int, dict[str, Any]]] = {}
    for key, value in data.items():
        found = _ROW.fullmatch(key)
        if found and found[1] in data:
            rows.setdefault(found[1], {}).setdefault(int(found[2]), {})[found[3]] = value
            settings[found[1]] = None
        else:
            settings.setdefault(key, value)
    for name, items in rows.items():
        settings[name] = [_rows(items[number]) for number in sorted(items)]
    return settings


def _beyond(value: Mapping[str, Any], shown: str, html: str, images: frozenset[int]) -> dict[str, Any]:
    """The attributes without those whose value, or the media item with this id, is in the HTML that was saved with the block."""
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, str) and (not (words := words_of(inner)) or words in shown or inner in html):
            continue
        if isinstance(inner, int) and inner in images:
            continue
        if isinstance(inner, Mapping):
            inner = _beyond(inner, shown, html, images)
        elif isinstance(inner, list):
            inner = [kept for item in inner if (kept := _beyond({"": item}, shown, html, images).get(""))]
        if inner not in ({}, []):
            found[key] = inner
    return found


def _divi(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Divi 5: what a part of a module shows is in its `innerContent`, for the desktop; the level of a heading in its font."""
    settings: dict[str, Any] = {}
    attributes = attributes.get("attrs") if isinstance(attributes.get("attrs"), Mapping) else attributes  # type: ignore[assignment]
    for part, held in attributes.items():
        if part in ("builderVersion", "modulePreset", "groupPreset", "locked", "globalModule"):
            continue
        if not isinstance(held, Mapping):
            settings[part] = held
            continue
        value = value_at(held, "innerContent", "desktop", "value")
        if isinstance(value, Mapping):
            for key, inner in value.items():
                settings.setdefault(_divi_name(part, key), inner)
        elif value is not None:
            settings[part] = value
        if level := value_at(held, "decoration", "font", "font", "desktop", "value", "headingLevel"):
            settings["heading_level"] = level
        for device in ("tablet", "phone"):
            if (variant := value_at(held, "innerContent", device, "value")) and variant != value:
                settings[f"{part}_{device}"] = variant
        advanced = held.get("advanced")
        for key, inner in advanced.items() if isinstance(advanced, Mapping) else ():
            plain = value_at(inner, "desktop", "value") if isinstance(inner, Mapping) else inner
            if isinstance(plain, str | int | list) or (isinstance(plain, Mapping) and key == "link"):
                settings.setdefault(
                    f"{part}_{key}" if key in settings or key in ("type", "id") else key, plain
                )
    module = attributes.get("module")
    disabled = value_at(module, "decoration", "disabledOn")
    if isinstance(disabled, Mapping) and all(
        value_at(disabled, device, "value") == "on" for device in ("desktop", "tablet", "phone")
    ):
        settings["disabled"] = "on"
    if conditions := value_at(module, "decoration", "conditions", "desktop", "value"):
        settings["display_conditions"] = conditions
    return settings


def _divi_name(part: str, key: str) -> str:
    """What a value of a part is called in the table of roles: the part, its key, or both."""
    part = "image" if part == "imageIcon" else part
    both = f"{part}_{key}"
    if key in ("text", "src", "title", "value") and role_of(part) not in (None, Role.DESIGN):
        return part
    return both if role_of(both) is not None and role_of(part) is not Role.DESIGN else key
