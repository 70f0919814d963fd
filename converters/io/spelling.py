"""How words are spelled: in small letters, or wrong."""


def ascii_lower(text: str) -> str:
    """The text with small letters for those of ASCII, in which HTML ignores case; each other character stays, and each place.

    Where a text is not ASCII alone, `str.lower` takes two to three times as long.
    """
    if text.isascii():
        return text.lower()
    return text.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def differ_in_a_letter(one: str, other: str) -> bool:
    """Whether no more than a letter is wrong, missing or too much, or two have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    a, b = one[same:], other[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
