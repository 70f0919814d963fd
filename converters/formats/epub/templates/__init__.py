"""The templates of a book; what they put out is XML, without characters that XML does not have."""

from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from converters.formats.epub.xml_words import clean
from converters.publishing.compiled_templates import COMPILED
from converters.publishing.words import day, moment


class Templates:
    """Renders the pages of one book in its language."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self._environment = Environment(
            loader=PackageLoader(__package__, ""),
            autoescape=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["words"] = words
        self._environment.filters |= {
            "day": lambda date: day(date, words),
            "moment": lambda date: moment(date, words),
        }

    def render(self, template: str, **values: object) -> str:
        """A page."""
        return clean(self._environment.get_template(template).render(values)) + "\n"

    def style(self) -> bytes:
        """The style sheet."""
        return files(__package__).joinpath("style.css").read_bytes()
