"""Elements that visitors did not see: switched off by their author, or shown under a condition that we cannot check.

Unknown means hidden. `SWITCHES` is the one table of such settings: `gates.shortcodes` makes gates of the rows that
name shortcodes, so that a part is hidden before the body is converted, and `--include members` lets it through in
drafts (`Context.shows_hidden`). The settings are those of Divi, WPBakery, Avada, Enfold, Flatsome, Elementor and
Beaver Builder.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from converters import lazy_re
from converters.personal.field_names import normalized
from converters.privacy import audience


class Switch(Struct, frozen=True):
    """A setting by which an author hides an element."""

    name: str
    values: tuple[str, ...]
    """The values that hide it, in lower case."""
    builder: str = ""
    """The page builder whose shortcodes have it; empty for one that is only in stored elements."""
    prefix: str = ""
    """How the names of these shortcodes begin."""
    element: str = ""
    """One of these shortcodes, for examples."""
    rule: str = ""
    """When it hides, in words, where a list of the values does not say it."""

    def hides(self, value: str) -> bool:
        """Whether an element with this value is hidden."""
        return value in self.values


SWITCHES: Final = (
    Switch("disable_element", ("yes",), "WPBakery", "vc_", "vc_row"),
    Switch("disabled", ("on", "yes", "true", "1"), "Divi", "et_pb_", "et_pb_text"),
    Switch("disabled_on", ("on|on|on",), "Divi", "et_pb_", "et_pb_row", rule="names all screens"),
    Switch(
        "status", ("draft", "private", "publish_after", "published_until"),
        "Avada", "fusion_builder_container", "fusion_builder_container",
    ),
    Switch("visibility", ("hidden",)),
    Switch("_hideElementFrontend", ("true", "1")),
    Switch("visibility_display", ("0", "logged_in", "logged_out")),
)  # fmt: skip
"""Settings of one value."""

_CONDITIONS = (
    "display_conditions", "e_display_conditions", "render_logics", "displayconditions",
    "_conditions", "conditions", "globalconditions", "pmpro_require_membership",
)  # fmt: skip
"""Settings that hold a rule when an element is shown."""
_NO_CONDITION = ("", "[]", "{}", "w10=", "null", "0")

_UNDER_CONDITIONS = lazy_re.compile(
    r"(?:conditions?|visibility|content_protection)(?:_(?:switcher|switch|enabled?|active))?$|conditional_content_enabled?$|^enabled_visibility$|^jedv_enabled$|_cl_enable$"
)
"""Settings of add-ons that say that an element has conditions: which ones is another setting, that no table knows."""

_PROTECTED = lazy_re.compile(
    r"(?:^|_)(?:protected|restricted|members?|subscribers?|private|locked)_content(?:_|$)|(?:^|_)content_(?:lock|locker|protection|restriction|protected)(?:_|$)|(?:^|_)protected$",
    re.IGNORECASE,
)
_WHO = lazy_re.compile(
    r"(?:^|_)(?:roles?|logged_?in|members?(?:hips?)?|restrict\w*|access(?:_level)?|user_?status|who|content_control)(?:_|$)|visibility_user|(?:^|_)class(?:es)?$",
    re.IGNORECASE,
)
_EVERYWHERE = (
    ("hide_desktop", "hide_tablet", "hide_mobile"),
    ("av-desktop-hide", "av-medium-hide", "av-small-hide", "av-mini-hide"),
)
"""Settings that each hide it on one kind of screen; all together on every one."""
_ON = ("yes", "true", "on", "1", "logged_in", "logged-in", "loggedin", "members", "private")
_SHOWN = ("", "no", "0", "false", "off")


def is_hidden(name: str, settings: Mapping[str, Any]) -> bool:
    """Whether an element of this name, with these settings, is shown to nobody, or only under a condition."""
    if _is_for_some(name):
        return True
    if any(switch.hides(_text(settings.get(switch.name))) for switch in SWITCHES):
        return True
    if any(name in settings and _text(settings[name]) not in _NO_CONDITION for name in _CONDITIONS):
        return True
    if any(_text(settings[name]) in _ON for name in settings if _says_conditions(name)):
        return True
    if any(all(_text(settings.get(name)) not in _SHOWN for name in names) for names in _EVERYWHERE):
        return True
    return any(audience.says_closed(name, settings[name]) for name in settings if _says_who(name))


@lru_cache(4096)
def _is_for_some(name: str) -> bool:
    """Whether the name of an element says that its content is protected: `eael-protected-content`. Gates judge blocks."""
    return "/" not in name and bool(_PROTECTED.search(normalized(name)))


@lru_cache(4096)
def _says_who(name: str) -> bool:
    """Whether a setting may say who sees an element; most are of its look, as `visibility` of a shadow is."""
    return bool(_WHO.search(normalized(name)))


@lru_cache(4096)  # elements have the same settings
def _says_conditions(name: str) -> bool:
    return bool(_UNDER_CONDITIONS.search(name))


def _text(value: Any) -> str:
    if value is None or value is False:
        return ""
    return str(value or "").strip().lower() if not isinstance(value, list | dict) else ("x" if value else "")
