"""Templates: those of the user's folder (`-o template=DIR`), else ours."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from jinja2.exceptions import TemplateSyntaxError

from converters.errors import UsageError
from converters.formats.html.embedded_data import FORBIDDEN
from converters.publishing.compiled_templates import COMPILED
from converters.publishing.scaffold import theme_file
from converters.publishing.words import day, moment


class Templates:
    """Renders pages; what a template puts out is escaped unless it is marked as HTML."""

    def __init__(self, folder: str = "", words: Mapping[str, str] | None = None) -> None:
        if folder and not Path(folder).is_dir():
            raise UsageError(f"-o template={folder}: there is no such folder")
        ours = PackageLoader("converters.formats.html.writer", "templates")
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder), ours]) if folder else ours,
            autoescape=True,
            auto_reload=False,
            bytecode_cache=None if folder else COMPILED,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        words = words or {}
        self._environment.globals["words"] = words
        self._environment.filters |= {
            "day": lambda date: day(date, words),
            "moment": lambda date: moment(date, words),
        }
        self._folder = folder

    def render(self, template: str, **values: Any) -> str:
        """A page. Raises `UsageError` where a template of the user's is wrong."""
        try:
            page = self._environment.get_template(template).render(values) + "\n"
        except Exception as error:  # a template is a program: anything can go wrong in it
            if not self._folder:
                raise
            line = f":{error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
            why = " ".join(str(error).split()) or type(error).__name__
            raise UsageError(f"-o template={self._folder}: {template}{line}: {why}") from error
        return FORBIDDEN.sub("", page)

    def asset(self, name: str) -> bytes:
        """A file that goes with the pages as it is: the user's, or ours."""
        own = Path(self._folder, name)
        if self._folder and own.is_file():
            return own.read_bytes()
        return theme_file(name.rpartition("/")[2])
