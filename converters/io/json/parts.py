"""What a decoded value of JSON has at a path of names, as the type that is expected there. Nothing here raises: a value of
another type counts as missing.
"""

from typing import Any


def value_at(value: Any, *names: str) -> Any:
    """The value within objects within objects; None if a name is missing. Without names the value itself."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def object_at(value: Any, *names: str) -> dict[str, Any]:
    """The object there; an empty one if there is no object."""
    found = value_at(value, *names)
    return found if isinstance(found, dict) else {}


def list_at(value: Any, *names: str) -> list[Any]:
    """The list there; an empty one if there is no list."""
    found = value_at(value, *names)
    return found if isinstance(found, list) else []


def objects_at(value: Any, *names: str) -> list[dict[str, Any]]:
    """The objects in the list there."""
    return [item for item in list_at(value, *names) if isinstance(item, dict)]


def text_at(value: Any, *names: str) -> str:
    """The text there, or the number as a text; empty for all else."""
    found = value_at(value, *names)
    return found if isinstance(found, str) else str(found) if type(found) in (int, float) else ""
