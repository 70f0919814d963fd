"""Codes of languages: how they are compared, and which two letters are one."""

from typing import Final

ISO_639_1: Final = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el"
    " en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu"
    " ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na"
    " nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so"
    " sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh"
    " zu".split()
)
"""The codes of two letters."""
COUNTRIES_AS_LANGUAGES: Final = frozenset("cn gr kr se jp cz dk ua".split())
"""Codes of countries that sites use in place of a language's."""
COMMON: Final = frozenset(
    "ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu id it ja ko lt lv mk ms nb nl nn no pl pt ro ru"
    " sk sl sq sr sv th tr uk ur vi zh".split()
)
"""The codes that are languages also where only a file name has them: not every `.us.md` is one."""


def normalized(code: str) -> str:
    """A code as codes are compared: `pt-br` for `pt_BR`."""
    return code.strip().lower().replace("_", "-")


def primary_language(code: str) -> str:
    """`de` for `de-DE`; `""` for what is no code of a language."""
    first = normalized(code).partition("-")[0]
    return first if first.isascii() and first.isalpha() and 2 <= len(first) <= 3 else ""
