"""Archives: lines of every record, with fields missing, doubled, unknown, or of another type."""

from typing import Final

from tests.fuzz.grammar import Grammar
from tests.fuzz.grammar.texts import DATES, NUMBERS, RULES, SLUGS, TEXTS, URLS


def _quoted(texts: tuple[str, ...]) -> tuple[str, ...]:
    """As strings of JSON; half characters stay escaped."""
    import json

    return tuple(json.dumps(text) for text in texts)


GRAMMAR: Final[Grammar] = RULES | {
    "start": ('{"record":"site","title":"Tea"}\n«lines»', "«lines»", "«lines»«lines»", "\ufeff«lines»", "\n«lines»", "«line»"),
    "lines": ("«post»", "«line»«lines»", "«line»«line»«line»«lines»", ""),
    "line": ("«post»", '{"record":"site","title":«string»,"url":«url-string»,"description":«string»,"language":«string»,"extra":«object»}\n', '{"record":"author","id":«id-string»,"login":«string»,"name":«string»,"email":«string»,"url":«url-string»}\n', '{"record":"term","id":«id-string»,"taxonomy":«taxonomy»,"slug":«slug-string»,"name":«string»,"parent":«slug-string»,"description":«string»}\n', '{"record":"media","id":«id-string»,"url":«url-string»,"path":«url-string»,"title":«string»,"mime":«string»,"parent":«id-string»,"date":«date-string»,"extra":«object»}\n', '{"record":«record»,"id":«any»,"title":«any»}\n', "«any»\n", '{"record":"post",«fields»}\n', '{"record":«record»,«fields»}\n', "{\n", "\n", '{"record":"post"}{"record":"post"}\n', "\x1e{}\n", '  {"record":"site"}\r\n'),
    "post": ('{"record":"post","id":"1","type":"post","status":"publish","title":"One","slug":"one","body":{"text":"«word»","dialect":"html"}}\n', '{"record":"post","id":«id-string»,"type":«type»,"status":«status»,"title":«string»,"slug":«slug-string»,"url":«url-string»,"date":«date-string»,"author":«string»,"body":«body»,"terms":[«terms»],"comments":[«comments»],"extra":«object»}\n', '{"record":"post","id":«id-string»,«fields»}\n'),
    "fields": ('"title":«string»', "«field»", "«field»,«fields»", "«field»,«field»,«fields»"),
    "field": ('"id":«id-string»', '"type":«type»', '"status":«status»', '"slug":«slug-string»', '"url":«url-string»', '"date":«date-string»', '"modified":«date-string»', '"author":«string»', '"body":«body»', '"excerpt":«string»', '"password":«string»', '"parent":«id-string»', '"order":«number-value»', '"sticky":«any»', '"terms":[«terms»]', '"featured":«id-string»', '"comments_open":«any»', '"likes":«number-value»', '"comments":[«comments»]', '"extra":«object»', '"«word»":«any»', '"body":«any»', '"terms":«any»', '"comments":«any»', '"extra":«any»', '"title":«any»', '"id":«any»', '"date":«any»'),
    "record": ('"post"', '"site"', '"term"', '"author"', '"media"', '"comment"', "{}", "null", "1", '"«word»"', "[]"),
    "string": _quoted(TEXTS),
    "url-string": _quoted(URLS),
    "date-string": _quoted(DATES),
    "slug-string": _quoted(SLUGS),
    "id-string": ('"1"', '"2"', '"3"', '""', "1", "«string»"),
    "number-value": (*(number for number in NUMBERS if number.isdigit() and number.isascii()), '"1"', "-1", "1.5", "1e400", "null"),
    "taxonomy": ('"category"', '"post_tag"', '"nav_menu"', "«string»"),
    "type": ('"post"', '"page"', '"nav_menu_item"', '"wp_block"', "«string»"),
    "status": ('"publish"', '"publish"', '"draft"', '"private"', '"trash"', "«string»"),
    "dialect": ('"html"', '"wordpress"', '"markdown"', '"plain"', "«string»", "null"),
    "body": ('{"text":"«word»","dialect":«dialect»}', '{"text":«string»,"dialect":«dialect»}', '{"text":"<p>«word»<b>x</p>","dialect":"html"}', '{"text":"[gallery ids=«word»]","dialect":"wordpress"}', '{"text":"# «word»\\n\\n{{< x >}}","dialect":"markdown"}', '{"text":«any»}', "«string»"),
    "terms": ("", '{"taxonomy":«taxonomy»,"slug":«slug-string»,"name":«string»}', '{"taxonomy":«taxonomy»,"slug":«slug-string»,"name":«string»},«terms»', "«any»"),
    "comments": ("", "«comment»", "«comment»,«comments»", "«comment»,«comment»,«comments»", "«any»"),
    "comment": ('{"id":«id-string»,"parent":«id-string»,"author":{"name":«string»,"email":«string»,"url":«url-string»,"ip":«string»,"user":«string»},"date":«date-string»,"type":«string»,"status":«comment-status»,"body":«body»}', '{"id":«any»,"author":«any»,"likes":«number-value»,"extra":«object»,"body":«body»}', "{}"),
    "comment-status": ('"approved"', '"pending"', '"spam"', '"trash"', "«string»"),
    "object": ("{}", '{"«word»":«any»}', "{«string»:«any»,«string»:«any»}", '{"_thumbnail_id":["1"],"«word»":[«string»]}', '{"menu":«any»,"item":«any»}', "«any»"),
    "any": ("1", "null", "true", '""', "{}", "[]", "«string»", "«number-value»", "[«any»,«any»]", '{"«word»":«any»}', "NaN", "1" * 5000, "[" * 400 + "]" * 400, "{}}", "-", "1.0e-400"),
}  # fmt: skip
