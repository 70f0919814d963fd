"""Makes the pictures of the README from the example export. Needs Hugo (a development extra) and Chromium.

python .github/images/make.py
"""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

import converters
from converters.cli import progress

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "fixtures" / "example.xml"
POST = "a-leak-a-log-and-a-list"
UPLOADS = ("2023/03/harbour.jpg", "2023/03/tern.jpg", "2023/05/朝-train.jpg")
WINDOW = "780,1480"


def main() -> None:
    """Write `terminal.svg` and `site.png`."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for number, path in enumerate(UPLOADS):
            file = Path("uploads", path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(sea(number))
        shutil.copy(EXAMPLE, "export.xml")
        result = converters.convert(["export.xml", "uploads"], "my-site", to="hugo")
        draw_terminal(result)
        photograph(Path("my-site").resolve())


def sea(number: int, width: int = 560, height: int = 90) -> bytes:
    """A PNG of a sky above a sea, another colour for each number."""
    rows = []
    for y in range(height):
        light = y / height
        above = (250 - 60 * number * light, 150 + 70 * light, 90 + 110 * (1 - light) + 30 * number)
        below = (30 + 20 * number, 70 + 50 * (1 - light), 110 + 40 * (1 - light))
        colour = bytes(min(255, int(value)) for value in (above if light < 0.62 else below))
        rows.append(b"\0" + colour * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def draw_terminal(result: converters.Result) -> None:
    """The summary of the run as an SVG, without fonts from the network."""
    console = Console(
        record=True, width=84, force_terminal=True, highlight=False, file=Path("/dev/null").open("w")
    )
    console.print("[bold green]$[/] blogport convert export.xml uploads my-site --to hugo")
    progress.show(console, result, None)
    start, end = CONSOLE_SVG_FORMAT.index("@font-face"), CONSOLE_SVG_FORMAT.index(".{unique_id}-matrix")
    template = CONSOLE_SVG_FORMAT[:start] + CONSOLE_SVG_FORMAT[end:].replace(
        "Fira Code, monospace", "monospace"
    )
    svg = console.export_svg(title="blogport", code_format=template, unique_id="terminal")
    (HERE / "terminal.svg").write_text(svg, encoding="utf-8")


def photograph(site: Path) -> None:
    """A post of the built site with its comments, as a browser shows it."""
    hugo = shutil.which("hugo") or str(Path(sys.executable).with_name("hugo"))
    subprocess.run([hugo, "--quiet", "--source", site], check=True, capture_output=True)
    page = next(site.glob(f"public/**/{POST}/index.html"))
    page.write_text(
        page.read_text(encoding="utf-8").replace('="/', f'="{(site / "public").as_uri()}/'), encoding="utf-8"
    )
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--allow-file-access-from-files",
         f"--window-size={WINDOW}", f"--screenshot={HERE / 'site.png'}", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
