"""What becomes of the example export, whole: one file of expected output a format, findings last.

Files that come with the package as they are (themes, partials) are only named.
"""

import msgspec
import pytest

import converters
from converters.report import summary
from converters.writers.furniture import templates
from tests.conftest import FIXTURES, ROOT
from tests.targets import WRITERS

TEMPLATES = ROOT / "converters" / "writers" / "templates"


@pytest.mark.parametrize("to", WRITERS)
def test_example(to, example, tmp_path, expect, monkeypatch):
    monkeypatch.chdir(example.parent)
    target = tmp_path / {"archive": "example.jsonl", "wxr": "example-out.xml"}.get(to, "site")
    result = converters.convert(example.name, target, to=to)
    shipped = dict(templates(to)) if (TEMPLATES / to).is_dir() else {}
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
