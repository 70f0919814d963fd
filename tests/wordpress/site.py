"""Real WordPress sites, one SQLite file each: install one, copy it, import, export and render in it."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HOME = "http://example.test"
CONFIGURATION = """
define('DB_DIR', __DIR__ . '/wp-content/database/');
define('DB_FILE', 'site.sqlite');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('IMPORT_DEBUG', true);
"""
LINKED = ("wp-admin", "wp-includes")


def wp_files() -> Path | None:
    """The folder `wp-files` of the npm package wp-studio, if it is here with a PHP that can run it."""
    named = os.environ.get("BLOGPORT_WORDPRESS")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(named) if named else caches / "blogport-tests" / "wp-studio-1.22.0" / "wp-files"
    return folder if shutil.which("php") and (folder / "wp-cli" / "wp-cli.phar").is_file() else None


@dataclass(frozen=True)
class Outcome:
    """What the tasks gave, in their order, and what was said on the way: nothing, if all went well."""

    done: list[Any]
    said: list[str]


@dataclass(frozen=True)
class Site:
    """One WordPress: its folder; `files` is where WordPress comes from, `cache` holds compiled PHP."""

    root: Path
    files: Path
    cache: Path

    @classmethod
    def install(cls, root: Path, files: Path, cache: Path) -> "Site":
        """A new empty site. WordPress itself is linked, so that a copy of the folder is small."""
        core, content = files / "latest" / "wordpress", root / "wp-content"
        for name in ("plugins", "mu-plugins", "database"):
            (content / name).mkdir(parents=True)
        for name in LINKED:
            (root / name).symlink_to(core / name)
        for path in core.glob("*.php"):
            shutil.copy(path, root)
        (content / "themes").symlink_to(core / "wp-content" / "themes")
        (content / "plugins" / "wordpress-importer").symlink_to(files / "wordpress-importer")
        shutil.copy(HERE / "plugin.php", content / "mu-plugins")
        database = files / "sqlite-database-integration"
        dropin = (database / "db.copy").read_text(encoding="utf-8")
        dropin = dropin.replace("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", str(database))
        dropin = dropin.replace("{SQLITE_PLUGIN}", "sqlite-database-integration/load.php")
        (content / "db.php").write_text(dropin, encoding="utf-8")
        site = cls(root, files, cache)
        site.set(types=(), taxonomies=())
        site.wp("config", "create", "--dbname=x", "--dbuser=x", "--dbpass=x", "--skip-check", "--skip-salts",
                "--extra-php", text=CONFIGURATION)  # fmt: skip
        site.wp("core", "install", f"--url={HOME}", "--title=Test", "--admin_user=keeper",
                "--admin_password=x", "--admin_email=keeper@example.test", "--skip-email")  # fmt: skip
        site.wp("plugin", "activate", "wordpress-importer")
        site.wp("site", "empty", "--yes")
        return site

    def copy(self, root: Path) -> "Site":
        """The same site once more, in another folder."""
        shutil.copytree(self.root, root, symlinks=True)
        return Site(root, self.files, self.cache)

    def set(self, types: Iterable[str], taxonomies: Iterable[str], web: Path | None = None) -> None:
        """Which types and taxonomies the site's plug-ins register, and the folder that is its internet."""
        settings = {"types": [*types], "taxonomies": [*taxonomies], "web": str(web or "")}
        (self.root / "wp-content" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")

    def wp(self, *arguments: str, text: str = "") -> str:
        """Run wp-cli as the site's administrator. Gives what it printed; RuntimeError if it failed."""
        command = ["php", "-d", "memory_limit=1G", "-d", "display_errors=stderr", "-d", "opcache.enable_cli=1",
                   "-d", f"opcache.file_cache={self.cache}", "-d", f"sys_temp_dir={self.cache}", str(self.files / "wp-cli" / "wp-cli.phar"),
                   "--allow-root", f"--path={self.root}", *arguments]  # fmt: skip
        ran = subprocess.run(command, input=text, capture_output=True, text=True, timeout=300, check=False)
        if ran.returncode:
            raise RuntimeError(f"wp {' '.join(arguments[:2])}: {ran.stdout}\n{ran.stderr}")
        return ran.stdout

    def run(self, *tasks: dict[str, Any]) -> Outcome:
        """Do tasks of `drive.php`, one after another in one start of PHP."""
        asked, answers = self.root / "tasks.json", self.root / "answers.json"
        answers.unlink(missing_ok=True)
        asked.write_text(json.dumps(tasks), encoding="utf-8")
        try:
            self.wp("eval-file", str(HERE / "drive.php"), str(asked), str(answers), "--user=keeper")
        except RuntimeError:
            if not answers.exists():
                raise
        found = json.loads(answers.read_text(encoding="utf-8"))
        return Outcome(found["done"], found["said"])

    def take(self, *files: Path, options: dict[str, str] | None = None) -> list[str]:
        """Import files, in one go as `wp import` does. Gives what the importer had to say."""
        ran = self.run(importing(*files, **(options or {})))
        return [*(line for lines in ran.done for line in lines), *ran.said]


def importing(*files: Path, **options: str) -> dict[str, Any]:
    """The task of importing: new authors are made users."""
    return {
        "do": "import",
        "files": [str(file) for file in files],
        "options": {"authors": "create", **options},
    }


_WORDS = {
    "types": re.compile(rb"<wp:post_type>(?:<!\[CDATA\[)?\s*([^<\]\s]*)"),
    "taxonomies": re.compile(rb"(?:\sdomain=\"|<wp:term_taxonomy>(?:<!\[CDATA\[)?)([^<\]\s\"]+)"),
}


def words(export: bytes) -> dict[str, list[str]]:
    """The types and taxonomies that an export speaks of, found by crude means of our own."""
    return {
        name: sorted({found.decode() for found in pattern.findall(export)} - {"tag", ""})
        for name, pattern in _WORDS.items()
    }
