"""How an e-mail address may stand in a field, so that no search for an `@` finds it."""

import base64
import json
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote


def php(value: Any) -> str:
    """What PHP's `serialize` makes of a text or a mapping."""
    if isinstance(value, dict):
        return f"a:{len(value)}:{{{''.join(php(name) + php(value[name]) for name in value)}}}"
    return f's:{len(str(value).encode())}:"{value}";'


def in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def masked(text: str) -> str:
    """What Cloudflare makes of an address."""
    return "2a" + "".join(f"{byte ^ 0x2A:02x}" for byte in text.encode())


DISGUISES: Final[dict[str, Callable[[str], Any]]] = {
    "plain": lambda mail: mail,
    "in a text": lambda mail: f"ask {mail}, or not",
    "in a list": lambda mail: ["fine", mail],
    "in a mapping": lambda mail: {"who": {"to": mail}},
    "as a key": lambda mail: {mail: {"content": "Rubbish"}},
    "in lists": lambda mail: [[["x", mail]]],
    "json": lambda mail: json.dumps({"who": [mail]}),
    "json escapes": lambda mail: json.dumps({"who": mail}).replace("@", "\\u0040"),
    "php": lambda mail: php({"who": mail}),
    "php key": lambda mail: php({mail: {"content": "Rubbish, no"}}),
    "php in json": lambda mail: json.dumps({"who": php({"a": mail})}),
    "php of wrong length": lambda mail: f'a:1:{{s:3:"who";s:2:"{mail}";}}',
    "percent": lambda mail: quote(mail),
    "percent twice": lambda mail: quote(quote(mail)),
    "percent of json": lambda mail: quote(json.dumps({"who": mail})),
    "decimal": lambda mail: mail.replace("@", "&#64;"),
    "hexadecimal": lambda mail: mail.replace("@", "&#x40;"),
    "named": lambda mail: mail.replace("@", "&commat;"),
    "all decimal": lambda mail: "".join(f"&#{ord(letter)};" for letter in mail),
    "spelled": lambda mail: mail.replace("@", " [at] "),
    "spelled out": lambda mail: mail.replace("@", "(at)").replace(".", " (dot) "),
    "spelled in words": lambda mail: f"write: {mail.replace('@', ' AT ').replace('.', ' DOT ')} soon",
    "between tags": lambda mail: mail.replace("@", "<!-- no robots --><b>@</b>"),
    "masked by cloudflare": lambda mail: f'<a href="/cdn-cgi/l/email-protection#{masked(mail)}">mail</a>',
    "wide": lambda mail: mail.replace("@", "\uff20"),
    "base64": in_base64,
    "base64 of json": lambda mail: in_base64(json.dumps({"who": mail})),
    "base64 of php": lambda mail: php({"data": in_base64(php({"who": mail}))}),
    "mailto": lambda mail: f"mailto:{mail}?subject=x",
    "link": lambda mail: f'<a href="mailto:{mail}">write</a>',
    "query": lambda mail: f"https://other.example/?mail={quote(mail)}",
    "user of a url": lambda mail: f"https://{mail}/x",
    "upper case": lambda mail: mail.upper(),
}
"""How an address may stand in a field."""
