"""Sorts the settings of an element by what they are for: headings, texts, images, links. What is left over is reported."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from html import escape
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.markup.wordpress.builders import values
from converters.markup.wordpress.builders.element import Element
from converters.markup.wordpress.builders.parts import Parts, clean, inline
from converters.markup.wordpress.builders.roles import Role, link_stem, normalized, role_of, without_device
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import player
from converters.markup.wordpress.media import by_ids, image, type_of
from converters.markup.wordpress.shortcodes.galleries import render, split_ids

_LEVEL = lazy_re.compile(r"(?:.*\btag:)?h?([1-6])(?:\|.*)?", re.IGNORECASE)
_NO_HEADING = lazy_re.compile(r"(?:.*\btag:)?(?:p|div|span)(?:\|.*)?", re.IGNORECASE)
_ID = lazy_re.compile(r"(\d+)(?:\|[\w-]*)?")
_LINK_PARTS = lazy_re.compile(r"(?:^|\|)(url|title):([^|]*)")
_DATE = lazy_re.compile(r"\d{4}-\d\d?-\d\d?(?:[T ]\d\d?:\d\d.*)?")
_CURRENCIES = {
    "dollar": "$", "euro": "€", "pound": "£", "yen": "¥", "yuan": "¥", "franc": "₣", "rupee": "₨", "indian_rupee": "₹",
    "shekel": "₪", "won": "₩", "baht": "฿", "ruble": "₽", "lira": "₺", "krona": "kr", "real": "R$", "peso": "₱",
    "peseta": "₧", "guilder": "ƒ",
}  # fmt: skip
"""Elementor's names of currencies."""

FILLED_BY_SITE = "__dynamic__"
"""Elementor's settings that the site fills when the page is shown, each with a tag that says with what."""

_LISTS = ("columns", "rows")
"""Names of settings that are a number in most elements, and a list of elements in some."""

_TEXTS = frozenset(
    {
        Role.HEADING,
        Role.SUBHEADING,
        Role.TEXT,
        Role.NAME,
        Role.LABEL,
        Role.CAPTION,
        Role.PERIOD,
        Role.SUFFIX,
        Role.PREFIX,
    }
)


class Reading(Enum):
    """How settings are read whose names say nothing."""

    USUAL = auto()
    """What reads as text is shown; what can only be design is passed over, the rest is reported."""
    EVERYTHING = auto()
    """All of them were filled in by the author: what does not read as text is reported, numbers too."""
    KNOWN = auto()
    """Only settings whose names say that they are shown are shown; others that read as text are reported."""


class Sorter:
    """Sorts the settings of one element; `roles` are those that its kind of element calls otherwise."""

    def __init__(
        self, element: Element, roles: Mapping[str, Role], context: Context, reading: Reading = Reading.USUAL
    ) -> None:
        self._element, self._roles, self._context, self._reading = element, roles, context, reading
        self._ids: list[str] = []
        self._title = ""
        self._image_urls: list[str] = []
        self.parts = Parts(element)

    def sort(self) -> Parts:
        """The parts."""
        self._all(self._element.settings)
        parts = self.parts
        parts.alt = parts.alt or self._title
        if parts.items and not parts.numbers:  # the unit is that of the items
            parts.suffix = ""
        parts.images += map(parts.image_of, dict.fromkeys(self._image_urls))
        if self._ids and not parts.images:
            items = by_ids(dict.fromkeys(self._ids), self._element.name, self._context)
            parts.images += (image(item if item.alt else replace(item, alt=parts.alt)) for item in items)
        for name in ("headings", "subheadings", "texts", "names", "captions"):
            setattr(parts, name, list(dict.fromkeys(getattr(parts, name))))
        return parts

    def _all(self, settings: Mapping[str, Any], above: str = "") -> None:
        for name, value in settings.items():
            name = str(name)
            if name == FILLED_BY_SITE and isinstance(value, dict):
                for setting, tag in value.items():
                    self.unshown(setting, str(tag))
                continue
            role = self._roles.get(name) or self._roles.get(normalized(name)) or role_of(name)
            if normalized(name) == "label" and role is None:
                role = Role.LABEL if any(role_of(str(key)) is Role.LINK for key in settings) else Role.HEADING
            if role is Role.DESIGN and self._reading is Reading.EVERYTHING:
                role = None
            if role is None and above:
                role = self._roles.get(above) or role_of(above)  # of a mapping in it
            if role is Role.DESIGN and normalized(name) in _LISTS and isinstance(value, list):
                role = Role.ITEMS
            if role is not Role.DESIGN:
                self._one(name, values.decoded(value), role)
            elif (
                (plain := without_device(name)) != name
                and role_of(plain) in (*_TEXTS, Role.BODY)
                and isinstance(value, str)
                and value.strip()
                and value != settings.get(plain)
            ):
                self.unshown(name, value)

    def _one(self, name: str, value: Any, role: Role | None) -> None:
        match value:
            case None | bool():
                return
            case int() | float():
                self._text(name, f"{value:g}" if isinstance(value, float) else str(value), role)
            case str():
                if value.strip():
                    self._text(name, value, role)
            case dict():
                self._mapping(name, value, role)
            case list():
                self._list(name, value, role)

    def _mapping(self, name: str, value: dict[str, Any], role: Role | None) -> None:
        """A value of several: an image or link with its URL, a size with its unit, or nested settings."""
        url = value.get("url") or value.get("src") or value.get("href")
        if role is Role.NUMBER and isinstance(value.get("size"), int | float | str):
            self._one(
                name, f"{value['size']}{value.get('unit', '') if value.get('unit') == '%' else ''}", role
            )
        elif role in (Role.IMAGE, Role.FILM, Role.SOUND, Role.LINK) and "url" in value:
            if isinstance(value.get("alt"), str):
                self.parts.alt = self.parts.alt or value["alt"]
            if url or value.get("id"):
                self._text(name, str(url or value["id"]), role)
            for key in ("title", "text", "caption"):
                if role is Role.LINK and isinstance(value.get(key), str) and value[key].strip():
                    self.parts.links.append((link_stem(name), "", clean(value[key])))
        elif isinstance(url, str) and type_of(url) == "image":
            self.parts.alt = self.parts.alt or str(value.get("alt", ""))
            self._text(name, url, Role.IMAGE)
        elif role in (Role.HEADING, Role.SUBHEADING) and isinstance(value.get("text"), str):
            if role is Role.HEADING and isinstance(tag := value.get("tag"), str):
                self._text("tag", tag, Role.LEVEL)
            self._text(name, value["text"], role)
        elif all(str(key).isdigit() for key in value):  # a list in which something was deleted
            self._list(name, list(value.values()), role)
        else:
            self._all(value, name)

    def _list(self, name: str, value: list[Any], role: Role | None) -> None:
        if role is Role.IMAGES or (
            value
            and all(isinstance(item, dict) and type_of(str(item.get("url", ""))) == "image" for item in value)
        ):
            self._gallery(value)
            return
        element = self._element
        shared = {
            key: held
            for key, held in element.settings.items()
            if key in ("units", "unit") or role_of(key) is Role.LEVEL
        }
        if value and all(isinstance(item, list) for item in value):  # Elementor's repeaters, rarely
            value = [inner for item in value for inner in item]
        if texts := [item for item in value if isinstance(item, str) and item.strip()]:
            shown = [
                text for text in texts if role in _TEXTS or role is Role.ITEMS or values.reads_as_text(text)
            ]
            if shown:
                self.parts.texts.append(
                    "<ul>" + "".join(f"<li>{inline(clean(text))}</li>" for text in shown) + "</ul>"
                )
            for text in texts:
                if text not in shown and not values.is_design(text):
                    self.unshown(name, text)
        for item in value:
            if isinstance(item, dict):
                self.parts.items.append(
                    Element(element.builder, f"{element.name}.{normalized(name)}", {**shared, **item})
                )

    def _gallery(self, value: list[Any]) -> None:
        urls = [
            (str(item["url"]), str(item.get("alt") or ""))
            for item in value
            if isinstance(item, dict) and item.get("url")
        ]
        ids = [str(item.get("id", "") if isinstance(item, dict) else item) for item in value]
        if len(urls) == len(value):
            self.parts.images += (f'<img src="{escape(url)}" alt="{escape(alt)}">' for url, alt in urls)
        else:
            self._media(ids)

    def _media(self, ids: list[str]) -> None:
        found = [match[1] for id_ in ids if (match := _ID.fullmatch(id_))]
        if made := render(by_ids(found, self._element.name, self._context)):
            self.parts.images.append(made)

    def _text(self, name: str, value: str, role: Role | None) -> None:
        """One setting with a value that is a text."""
        parts = self.parts
        value = value.strip()
        match role:
            case Role.LEVEL:
                if found := _LEVEL.fullmatch(value):
                    parts.level = int(found[1])
                elif _NO_HEADING.fullmatch(value):
                    parts.level = 0
                elif values.reads_as_text(value):
                    self.unshown(name, value)
            case Role.IMAGE:
                self._image(name, value)
            case Role.IMAGES:
                self._media(split_ids(value))
            case Role.LINK:
                self._link(name, value)
            case Role.FILM | Role.SOUND if values.is_url(value) or "<" in value:
                (parts.films if role is Role.FILM else parts.sounds).append(value)
            case Role.CODE:
                parts.codes.append(value)
            case Role.PROFILE if "://" in value or value.startswith("mailto:"):
                service = normalized(name).removesuffix("_url").removesuffix("_link").replace("_", " ")
                parts.profiles.append((value, service.capitalize()))
            case Role.ALT if "alt" in normalized(name).split("_"):
                parts.alt = parts.alt or value
            case Role.ALT:
                self._title = self._title or value
            case Role.NUMBER if values.is_number(value) or value[:1].isdigit() or value[-1:].isdigit():
                parts.numbers.append(clean(value))
            case Role.BODY | Role.NUMBER if not values.is_design(value):
                parts.body.append(clean(value))
            case Role.HEADING | Role.CAPTION if values.is_url(value):
                self._unknown(name, value)
            case _ if role in _TEXTS and not values.is_switch(value):
                self._worded(name, clean(value), role)
            case _:
                self._unknown(name, value)

    def _worded(self, name: str, text: str, role: Role | None) -> None:
        parts = self.parts
        match role:
            case Role.HEADING:
                parts.headings.append(inline(text))
            case Role.SUBHEADING:
                parts.subheadings.append(inline(text))
            case Role.NAME:
                parts.names.append(inline(text))
            case Role.LABEL:
                parts.links.append((link_stem(name), "", inline(text)))
            case Role.CAPTION:
                parts.captions.append(inline(text))
            case Role.PREFIX:
                parts.prefix += _CURRENCIES.get(text, text)
            case Role.SUFFIX:
                parts.suffix += text
            case Role.PERIOD if values.is_number(text):  # milliseconds
                pass
            case Role.PERIOD:
                parts.period = parts.period or text
            case _:
                parts.texts.append(text)

    def _unknown(self, name: str, value: str) -> None:
        """A setting whose name says nothing: its value decides."""
        everything = self._reading is Reading.EVERYTHING
        if values.is_url(value) and self._reading is not Reading.KNOWN:
            if type_of(value) == "image":
                self._image_urls.append(value)
            elif player(value):
                self.parts.films.append(value)
            elif "://" in value or everything:
                self.unshown(name, value)
        elif _DATE.fullmatch(value) or values.reads_as_text(value):
            if self._reading is Reading.KNOWN:
                self.unshown(name, value)
            else:
                self.parts.texts.append(clean(value))
        elif (
            everything
            and _ID.fullmatch(value)
            and (item := self._context.site_index.media.get(value))
            and len(value) > 1
        ):
            self.parts.images.append(image(item))
        elif self._reading is Reading.KNOWN:
            return
        elif value not in ("", "0", "1") if everything else not values.is_design(value):
            self.unshown(name, value)

    def _image(self, name: str, value: str) -> None:
        if found := _ID.fullmatch(value):
            if found[1] != "0":
                self._ids.append(found[1])
        elif values.is_url(value) and not value.startswith("#"):
            if type_of(value) in ("audio", "video"):
                self.parts.films.append(value)
            else:
                self._image_urls.append(value)
        elif value.lstrip().startswith("<img"):
            self.parts.images.append(value)
        else:
            self._unknown(name, value)

    def _link(self, name: str, value: str) -> None:
        """An address: WPBakery's is `url:…|title:…`, percent-encoded, Enfold's `manually,…`."""
        if "|" in value or value.startswith("url:"):
            found = {key: unquote(part) for key, part in _LINK_PARTS.findall(value)}
            if found.get("url"):
                self.parts.links.append((link_stem(name), found["url"], ""))
            self.parts.link_title = self.parts.link_title or clean(found.get("title", ""))
            return
        value = value.removeprefix("manually,").strip()
        if value in ("#", "http://", "https://"):
            return
        if values.is_url(value):
            self.parts.links.append((link_stem(name), value, ""))
        elif not values.is_design(value):
            self._unknown(name, value)

    def unshown(self, name: str, value: str) -> None:
        """Report a setting that is not shown, with what it says."""
        self._context.note(
            messages.UNSHOWN_SETTING, name=self._element.label, setting=name, value=values.words_of(value)
        )
