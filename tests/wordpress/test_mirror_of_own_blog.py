"""Real programs copy a real WordPress in themes of each generation; what is read of the copy is as in its database."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

import converters
from tests.conftest import missing
from tests.wordpress import mirror, own_blog
from tests.wordpress.mirror_scores import judge
from tests.wordpress.site import Site


@dataclass(frozen=True)
class Theme:
    """What a theme shows of comments, and what has to be set for it."""

    nests: bool = True
    discusses_pages: bool = True
    options: tuple[tuple[str, str], ...] = ()


THEMES: Final = {
    "loop": Theme(nests=False, options=(("page_comments", "0"),)),
    "kubrick": Theme(),
    "callback": Theme(),
    "underscores": Theme(),
    "understrap": Theme(),
    "twentytwentyone": Theme(),
    "twentytwentyfour": Theme(discusses_pages=False),
    "twentytwentyfive": Theme(discusses_pages=False),
}
"""From the oldest markup to the newest; the last two are of blocks."""
NAMED: Final = [(theme, tool, "named", False) for theme in THEMES for tool in mirror.TOOLS]
OTHERS: Final = [
    *((theme, tool, form, False) for theme in ("underscores", "twentytwentyfive") for tool in ("wget-mirror", "wget-k-no-host", "httrack") for form in ("numbered", "plain")),
    *((theme, tool, "named", True) for theme in ("callback", "understrap") for tool in ("wget-mirror", "wget-k", "httrack")),
    ("loop", "wget-mirror", "numbered", False),
]  # fmt: skip
"""Other addresses, and copies with the feeds. Of a `wget -k` of the theme `loop` nobody can know that the address of
`archives/12.html` had no `.html`."""


@pytest.fixture(scope="session")
def blog(template: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = template.copy(tmp_path_factory.mktemp("own-blog") / "site")
    own_blog.fill(site)
    return site


@pytest.mark.long(share=14, reason="a site is copied in each")
@pytest.mark.parametrize(("theme", "tool", "form", "feeds"), [*NAMED, *OTHERS])
def test_what_is_read_of_a_copy_is_as_in_the_database(
    theme: str, tool: str, form: str, feeds: bool, blog: Site, tmp_path: Path
) -> None:
    if not shutil.which(mirror.TOOLS[tool][0]):
        missing(mirror.TOOLS[tool][0])
    site = blog.copy(tmp_path / "site")
    options = {"permalink_structure": own_blog.PERMALINKS[form], **dict(THEMES[theme].options)}
    if not mirror.wear(site, theme, options):
        pytest.skip(f"no {theme} here: BLOGPORT_THEMES names the folders that have more themes")
    with mirror.served(site) as proxy:
        truth = own_blog.truth(site)
        pages = [path for path, post in truth.items() if post["type"] == "page"]
        folder = mirror.copied(proxy, tmp_path / "copy", tool, pages, feeds=feeds)
    if not THEMES[theme].discusses_pages:
        truth |= {path: truth[path] | {"comments": []} for path in pages}
    target = tmp_path / "archive.jsonl"
    result = converters.convert(folder, target, to="archive")
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    scores = judge(records, truth, f"http://{mirror.HOST}")
    wanted = {"addresses": 100, "titles": 100, "bodies": 98, "comments": 99, "parents": 99, "authors": 98, "dates": 98, "texts": 98}  # fmt: skip
    if not THEMES[theme].nests:
        del wanted["parents"]
    assert scores["comments"].of >= 180
    for name, share in wanted.items():
        assert scores[name].share >= share, (
            name,
            scores[name],
            [str(finding) for finding in result.findings],
        )
    for name in ("false posts", "false comments"):
        assert name not in scores or scores[name].share == 100, (name, scores[name])
    assert next(record["url"] for record in records if record["record"] == "site") == f"http://{mirror.HOST}/"
