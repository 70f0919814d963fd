"""Names that are spelled wrong."""


def differ_in_a_letter(one: str, other: str) -> bool:
    """Whether no more than a letter is wrong, missing or too much, or two have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    a, b = one[same:], other[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
