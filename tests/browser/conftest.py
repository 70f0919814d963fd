"""A real Chromium, headless, and what it needs; see `.ci/run`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from converters import convert
from tests.conftest import CORPUS, ROOT, missing

MODULES = Path(os.environ.get("BLOGPORT_NODE_MODULES", "/nowhere"))
"""Where axe-core and vnu-jar are installed (`npm install`)."""

LOOKS: dict[str, dict[str, list[str]]] = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
"""What axe looks at: all, and in the dark the colours, which are all that changes."""

FLAGS = [
    *"--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars".split(),
    *"--disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage".split(),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # pictures of other servers fail at once
]

SOURCES = {
    "example": ROOT / "fixtures" / "example.xml",
    "theme unit test": CORPUS / "wxr" / "peer" / "theme-unit-test.xml",
    "real blog": CORPUS / "wxr" / "real" / "creativecommons-labs.scrubbed.xml",
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    if not driver or not chromium:
        missing("Chromium with its driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(chromium)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in FLAGS:
        options.add_argument(flag)
    opened = webdriver.Chrome(options=options, service=Service(str(driver)))
    yield opened
    opened.quit()


@pytest.fixture
def axe(browser: Any) -> Iterator[None]:
    """Each page that is opened has axe: to hand its 600 KB over for every page takes as long as to look at it."""
    file = MODULES / "axe-core" / "axe.min.js"
    if not file.is_file():
        missing("axe-core")
    script = browser.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": file.read_text(encoding="utf-8")}
    )
    yield
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


@pytest.fixture(scope="session", params=SOURCES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blog of pages."""
    source = SOURCES[request.param]
    if not source.is_file():
        pytest.skip(f"{source.name} is not here")
    target = tmp_path_factory.mktemp("pages") / "site"
    convert(source, target, to="html")
    return target


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as pages."""
    target = tmp_path_factory.mktemp("pages") / "site"
    convert(SOURCES["example"], target, to="html")
    return target
