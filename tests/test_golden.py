"""What becomes of the example export, whole: one file of expected output a format, findings last.

Files that come with the package as they are (themes, partials) are only named.
"""

import msgspec
import pytest

import converters
from converters.cli.report import summary
from converters.publishing.scaffold import scaffold_files
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
    shipped = _shipped(to)
    parts = []
    for path in (
        [target] if target.is_file() else sorted(path for path in target.rglob("*") if path.is_file())
    ):
        name = path.relative_to(target if target.is_dir() else tmp_path).as_posix()
        if name in shipped:
            parts.append(f"==== {name} (as it comes)\n")
        elif name != ".blogport.json":
            parts.append(f"==== {name}\n{path.read_text(encoding='utf-8')}\n")
    parts.append("==== findings\n")
    parts += [f"{finding}\n" for finding in result.findings]
    parts.append(msgspec.json.format(msgspec.json.encode(summary(result)), indent=1).decode() + "\n")
    expect("".join(parts), FIXTURES / "golden" / f"example_to_{to}.txt")
