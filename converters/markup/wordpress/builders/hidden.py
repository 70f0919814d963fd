"""Elements that visitors did not see: switched off by their author, or shown under a condition that we cannot check.

Unknown means hidden. The gates (`gates.shortcodes.ATTRIBUTES`) know the most usual of these before the body is converted, and
`--include members` lets them through in drafts: `Context.shows_hidden`. The settings are those of Divi, WPBakery, Avada, Enfold, Flatsome, Elementor and Beaver Builder.
"""

from collections.abc import Mapping
from typing import Any

_SWITCHES: Mapping[str, tuple[str, ...]] = {
    "disabled": ("on", "yes", "true", "1"),
    "disabled_on": ("on|on|on",),
    "disable_element": ("yes",),
    "status": ("draft", "published_until", "publish_after"),
    "visibility": ("hidden",),
    "visibility_display": ("0", "logged_in", "logged_out"),
}
"""Values that hide an element, by the name of the setting."""

_CONDITIONS = ("display_conditions", "e_display_conditions", "render_logics", "displayconditions")
"""Settings that hold a rule when an element is shown."""
_NO_CONDITION = ("", "[]", "{}", "w10=", "null", "0")

_EVERYWHERE = (
    ("hide_desktop", "hide_tablet", "hide_mobile"),
    ("av-desktop-hide", "av-medium-hide", "av-small-hide", "av-mini-hide"),
)
"""Settings that each hide it on one kind of screen; all together on every one."""
_SHOWN = ("", "no", "0", "false", "off")


def is_hidden(settings: Mapping[str, Any]) -> bool:
    """Whether an element with these settings is shown to nobody, or only under a condition."""
    if any(_text(settings.get(name)) in hiding for name, hiding in _SWITCHES.items()):
        return True
    if any(name in settings and _text(settings[name]) not in _NO_CONDITION for name in _CONDITIONS):
        return True
    return any(all(_text(settings.get(name)) not in _SHOWN for name in names) for names in _EVERYWHERE)


def _text(value: Any) -> str:
    if value is None or value is False:
        return ""
    return str(value or "").strip().lower() if not isinstance(value, list | dict) else ("x" if value else "")
