"""What a run changes in its target."""

from dataclasses import dataclass, field


@dataclass
class Changes:
    """The files of a target, by what a run does with them; paths relative to the target."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    """How many files are as they were; they are not touched."""
    merged: list[str] = field(default_factory=list)
    """Files that the user changed, and that got what is new in this run."""
    edited: list[str] = field(default_factory=list)
    """Files that the user changed: they stay, and a new version lies beside as `NAME.new`."""
    beside: list[str] = field(default_factory=list)
    """The new versions beside them that are written in this run."""
    gone: list[str] = field(default_factory=list)
    """Files of an earlier run that this one does not write; they stay."""
    edited_gone: list[str] = field(default_factory=list)
    """Those that the user changed: they stay, whatever was asked for."""
    removed: list[str] = field(default_factory=list)
    """The same, removed: asked for, or of posts that are hidden now."""
    damaged: list[str] = field(default_factory=list)
    """Files of a backup whose bytes are not those of its checksum any more; they stay."""
    withdrawn: list[str] = field(default_factory=list)
    """Those of the removed files that are of posts that are hidden now."""
