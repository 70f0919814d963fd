"""CommonMark's and GFM's own examples: HTML -> Markdown -> HTML, compared as trees.

`python -m pytest tests/markup/test_spec_examples.py -rP` lists those that are not equal.
"""

import json
from pathlib import Path

import pytest

from converters.markup.markdown import FLAVORS, MarkdownFlavor, rendered, to_markdown
from tests.markup import meaning
from tests.markup.flavors import meant

SUITES = {"commonmark": ("commonmark/spec.json", 650), "gfm": ("gfm/gfm-spec.json", 670)}


@pytest.mark.parametrize("suite", SUITES)
@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_examples_come_back(suite: str, flavor: MarkdownFlavor, corpus: Path) -> None:
    name, number = SUITES[suite]
    examples = json.loads((corpus / "suites" / name).read_text(encoding="utf-8"))
    assert len(examples) >= number
    different = {}
    for example in examples:
        html = example["html"]
        back = rendered(to_markdown(html, flavor).text, flavor)
        assert meaning.text(back) == meaning.text(html) or "textarea" in html, example
        if meant(back, flavor) != meant(html, flavor):
            different[example["example"]] = html
    share = 1 - len(different) / len(examples)
    account = f"{suite}, {flavor.name}: {share:.1%} of {len(examples)} equal; not equal: {different}"
    print(account)
    assert share >= 0.98, account
