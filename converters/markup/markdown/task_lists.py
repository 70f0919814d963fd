"""Task lists for Python-Markdown, with which texts for `pymdownx.tasklist` are verified: `[ ] ` at the start of an item is a box."""

from typing import Final
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from converters import lazy_re

_BOX: Final = lazy_re.compile(r" *\[([xX ])\] +")


class TaskLists(Treeprocessor):
    """Puts a check box at the start of the items that begin with brackets."""

    def run(self, root: Element) -> None:
        """Change the items of all lists."""
        for item in root.iter("li"):
            text = item[0] if not (item.text or "").strip() and len(item) and item[0].tag == "p" else item
            if box := _BOX.match(text.text or ""):
                checked = {} if box[1] == " " else {"checked": ""}
                made = Element("input", {"type": "checkbox", "disabled": ""} | checked)
                made.tail = f" {(text.text or '')[box.end() :]}"
                text.text = ""
                text.insert(0, made)
