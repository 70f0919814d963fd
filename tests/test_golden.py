"""What becomes of the example export, whole: one file of expected output a format, findings last.

Files that come with the package as they are (themes, partials) are only named.
"""

import pytest

import converters
from converters.generators.node.writer import PACKAGE, NodeWriter
from converters.publishing.scaffold import SCRIPT, STYLE, scaffold_files, theme_file
from converters.testing import golden_text
from tests.conftest import FIXTURES
from tests.targets import WRITERS


def _shipped(to):
    """What comes with the package and is written as it is."""
    writer = converters.registry.writer(to)
    if to == "html":
        return {f"blogport/{name}": theme_file(name) for name in (STYLE, SCRIPT)}
    package = getattr(writer, "scaffold", "")
    shared = dict(scaffold_files(PACKAGE)) if isinstance(writer, NodeWriter) else {}
    return shared | dict(scaffold_files(package, writer.shared)) if package else {}


@pytest.mark.parametrize(
    "to", [name for name in WRITERS if name not in ("backup", "warc")]
)  # archive and source, with checksums; the pages of html, with checksums
def test_example(to, example, tmp_path, expect, monkeypatch):
    monkeypatch.chdir(example.parent)
    target = tmp_path / {"archive": "example.jsonl", "wxr": "example-out.xml"}.get(to, "site")
    result = converters.convert(example.name, target, to=to)
    text = golden_text(target, result, as_they_come=_shipped(to))
    expect(text, FIXTURES / "golden" / f"example_to_{to}.txt")
