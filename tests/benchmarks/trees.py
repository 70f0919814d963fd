"""Prints how long it takes to read a tree of Markdown, and how much memory, side by side in one run.

    python -m tests.benchmarks.trees [POSTS ...]      (default: 2000 10000)

To read the files and parse their headers and comments with PyYAML's `CBaseLoader`, which makes no
values of the words, is 1; every other figure is a ratio to it. Each is a process of its own.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.road import generate, run

PLAIN = """
import sys
from pathlib import Path
import yaml
for path in sorted(Path(sys.argv[1]).rglob("*.*")):
    data = path.read_bytes()
    if path.suffix == ".md" and data.startswith(b"---"):
        yaml.load(data.split(b"---", 2)[1], Loader=yaml.CBaseLoader)
    elif path.suffix in (".yaml", ".yml") and path.parent.name in ("posts", "comments"):
        yaml.load(data, Loader=yaml.CBaseLoader)
"""


def main() -> None:
    """Print the table: a tree of each flavour, and for each the plain reading of it before."""
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    for posts in [int(text) for text in sys.argv[1:]] or [2000, 10000]:
        folder = Path(tempfile.mkdtemp(dir=place))
        try:
            generate(folder / "export.xml", posts)
            print(f"\n{posts:,} posts, {4 * posts:,} comments")
            print(f"{'':24}{'seconds':>9}{'ratio':>8}{'posts/s':>10}{'peak MB':>9}")
            for flavour in ("markdown", "jekyll", "hugo", "pelican"):
                site = folder / flavour
                convert = [sys.executable, "-m", "converters", "convert"]
                run([*convert, str(folder / "export.xml"), str(site), "--to", flavour], 1)
                rows = {
                    f"{flavour}: plain reading": [sys.executable, "-c", PLAIN, str(site)],
                    f"{flavour} to archive": [
                        *convert,
                        str(site),
                        str(folder / "a.jsonl"),
                        "--to",
                        "archive",
                    ],
                }
                plain = 0.0
                for name, command in rows.items():
                    seconds, peak = run(command, 3 if posts <= 2000 else 1)
                    plain = plain or seconds
                    print(
                        f"{name:24}{seconds:9.2f}{seconds / plain:8.1f}{posts / seconds:10,.0f}{peak:9.0f}",
                        flush=True,
                    )
                shutil.rmtree(site)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
