"""The targets of a run. Writers write beside the target; it is replaced when everything is written.

A run that ends early leaves the target as it was.
"""

from converters.errors import StoppedWhenComplete
from converters.io.output.bag import BagOutput
from converters.io.output.base import Changes, Output, WriteMode, target_error
from converters.io.output.file import FileOutput
from converters.io.output.folder import FolderOutput
from converters.io.output.folder_with_zip import FolderWithZip
from converters.io.output.packed_file import PackedFile
from converters.io.output.staged import StagedOutput

__all__ = [
    "BagOutput",
    "Changes",
    "FileOutput",
    "FolderOutput",
    "FolderWithZip",
    "Output",
    "PackedFile",
    "StagedOutput",
    "StoppedWhenComplete",
    "WriteMode",
    "target_error",
]
