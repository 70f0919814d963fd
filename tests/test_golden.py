"""What becomes of the example export, whole: one file of expected output a format, findings last.

Files that come with the package as they are (themes, partials) are only named.
"""

import pytest

import converters
from converters.publishing.scaffold import scaffold_files
from converters.testing import golden_text
from tests.conftest import FIXTURES
from tests.targets import WRITERS


def _shipped(to):
    """What comes with the package and is written as it is."""
    writer = converters.registry.writer(to)
    if to == "html":
        return dict(scaffold_files("converters.formats.html.writer", "static"))
    package = getattr(writer, "scaffold", "")
    return dict(scaffold_files(package, stylesheet=writer.stylesheet)) if package else {}


@pytest.mark.parametrize("to", WRITERS)
def test_example(to, example, tmp_path, expect, monkeypatch):
    monkeypatch.chdir(example.parent)
    target = tmp_path / {"archive": "example.jsonl", "wxr": "example-out.xml"}.get(to, "site")
    result = converters.convert(example.name, target, to=to)
    text = golden_text(target, result, as_they_come=_shipped(to))
    expect(text, FIXTURES / "golden" / f"example_to_{to}.txt")
