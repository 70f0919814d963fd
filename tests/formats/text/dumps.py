"""Pages of HTML made into text by the tools that people use for it."""

import subprocess

from tests.conftest import program

TOOLS = {
    "lynx": ["lynx", "-dump", "-assume_charset=utf-8", "-display_charset=utf-8", "-width=100"],
    "lynx without links": ["lynx", "-dump", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8"],
    "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", "-cols", "80"],
    "html2text": [],
    "get_text": [],
    "get_text stripped": [],
}


def rendered(tool, page):
    """The text that a tool makes of a page (a path)."""
    html = page.read_text(encoding="utf-8")
    if tool == "html2text":
        import html2text

        return html2text.html2text(html)
    if tool.startswith("get_text"):
        from bs4 import BeautifulSoup

        return BeautifulSoup(html, "lxml").get_text("\n", strip="stripped" in tool)
    name, *arguments = TOOLS[tool]
    return subprocess.run([program(name), *arguments, page], capture_output=True, check=True).stdout.decode()
