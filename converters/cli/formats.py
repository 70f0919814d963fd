"""`blogport formats`: lists the formats and their options, or shows one."""

import msgspec

from converters import registry
from converters.cli.options.parameters import Arguments
from converters.cli.status import DONE
from converters.cli.terminal.wrapping import wrapped
from converters.errors import UsageError, did_you_mean

TITLES = {"reader": "Formats that are read (--from):", "writer": "Formats that are written (--to):"}


def run(arguments: Arguments) -> int:
    """Print the formats, those of plug-ins included, or all of one. Raises `UsageError` for one that there is not."""
    formats = registry.list_formats()
    if arguments.format:
        return _show([format_ for format_ in formats if format_.name == arguments.format], arguments)
    if arguments.json:
        print(msgspec.json.encode(formats).decode())
        return DONE
    for role, title in TITLES.items():
        print(title)
        for format_ in formats:
            if format_.role == role:
                print(*wrapped(_lines(format_)), sep="\n")
    return DONE


def _show(found: list[registry.Format], arguments: Arguments) -> int:
    from converters.cli import format_page

    if not found:
        known = sorted({*registry.names("reader"), *registry.names("writer")})
        hint = did_you_mean(arguments.format, known) or f"there are {', '.join(known)}"
        raise UsageError(f"there is no format called {arguments.format}; {hint}")
    pages = [format_page.described(format_) for format_ in found]
    if arguments.json:
        print(msgspec.json.encode(pages).decode())
    else:
        print("\n\n".join("\n".join(wrapped(format_page.lines(page))) for page in pages))
    return DONE


def markdown() -> str:
    """The page `options` of the manual, without plug-ins."""
    formats = [format_ for format_ in registry.list_formats() if format_.owner == "blogport"]
    parts = [
        "# Options\n\n`blogport formats` prints the same table. An option is given as `-o NAME=VALUE`.\n"
    ]
    for role, title in TITLES.items():
        parts.append(f"\n## {title.partition(' (')[0]}\n")
        for format_ in formats:
            if format_.role == role:
                parts.append(f"\n### `{format_.name}`\n\n{format_.help}\n")
                if format_.options:
                    parts.append("\n| option | default | |\n|---|---|---|\n")
                for option in format_.options:
                    takes = option.takes.replace("|", "\\|")
                    default = f"`{option.default}`" if option.default else ""
                    parts.append(f"| `-o {option.name}={takes}` | {default} | {option.help} |\n")
    return "".join(parts)


def _lines(format_: registry.Format) -> list[str]:
    lines = [f"  {format_.name:<15} {format_.problem or format_.help}"]
    for option in format_.options:
        default = f" (default: {option.default})" if option.default else ""
        lines.append(f"    -o {option.name}={option.takes}  {option.help}{default}")
    return lines
