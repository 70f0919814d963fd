"""The project file of Lektor: INI, with a section for the site and one for each language (alternative)."""

from configparser import ConfigParser, Error
from typing import Any

from converters.privacy.visibility_words import YES

_ALTERNATIVE = "alternatives."


def load(text: str) -> dict[str, Any]:
    """The section `project`, and `languages`: the options of each alternative by its name; `primary` is the name of the default
    one. Raises `ValueError`.
    """
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except Error as error:
        raise ValueError(str(error)) from error
    project = dict(parser["project"]) if parser.has_section("project") else {}
    languages = {
        name.removeprefix(_ALTERNATIVE): dict(parser[name])
        for name in parser.sections()
        if name.startswith(_ALTERNATIVE)
    }
    primary = (
        name for name, options in languages.items() if options.get("primary", "").strip().lower() in YES
    )
    return project | (
        {"languages": languages, "primary": next(primary, next(iter(languages)))} if languages else {}
    )
