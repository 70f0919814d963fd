"""`blogport completion`: what makes a shell complete commands, options, formats and their options.

The script asks blogport itself at each Tab, by the variable `_BLOGPORT_COMPLETE`, so that it knows the formats of plug-ins.
"""

import os
from collections.abc import Mapping
from typing import Any, ClassVar, Final

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from converters.cli.commands import SHELLS
from converters.cli.options.parameters import Arguments
from converters.cli.parser import COMMANDS
from converters.cli.status import DONE
from converters.errors import UsageError, did_you_mean

VARIABLE: Final = "_BLOGPORT_COMPLETE"


class Bash(BashComplete):
    """Bash breaks words at `=`, so `-o front-matter=to` arrives in three, and only the last of them is replaced."""

    source_template: ClassVar[str] = """\
%(complete_func)s() {
    local IFS=$'\\n' line type value
    COMPREPLY=()
    for line in $(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1"); do
        type=${line%%%%,*} value=${line#*,}
        case $type in
            file) compopt -o default 2>/dev/null ;;
            plain) COMPREPLY+=("$value"); [[ $value == *= ]] && compopt -o nospace 2>/dev/null ;;
        esac
    done
}
complete -F %(complete_func)s %(prog_name)s
"""

    @staticmethod
    def _check_version() -> None:
        """Any bash will do: one without `compopt` (3.2, of macOS) sets a space too many, and no more."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the beginning of the one at it, as they were typed."""
        words = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
        joined: list[str] = []
        for at, word in enumerate(words):
            if joined and (word == "=" or words[at - 1] == "="):
                joined[-1] += word
            else:
                joined.append(word)
        self._broken = joined[-1].rpartition("=")[0] + "=" if "=" in words[-2:] else ""
        return joined[1:-1], joined[-1]

    def format_completion(self, item: Any) -> str:
        """The part of the word that bash replaces."""
        return f"{item.type},{item.value.removeprefix(self._broken)}"


class Zsh(ZshComplete):
    """As that of click, without a space after `front-matter=`."""

    source_template: ClassVar[str] = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a response words_found open_found
    local type key descr
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) %(complete_var)s=zsh_complete %(prog_name)s)}")
    for type key descr in "${response[@]}"; do
        [[ $descr == _ ]] && descr=
        case $type in
            file) _files ;;
            plain) if [[ $key == *= ]]; then open_found+=("$key${descr:+:$descr}"); else words_found+=("$key${descr:+:$descr}"); fi ;;
        esac
    done
    (( $#open_found )) && _describe -V options open_found -S ''
    (( $#words_found )) && _describe -V words words_found
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


class Fish(FishComplete):
    """As that of click, for values with commas."""

    source_template: ClassVar[str] = """\
function %(complete_func)s
    for line in (env COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -t) %(complete_var)s=fish_complete %(prog_name)s)
        set -l found (string split -m 1 "," -- $line)
        switch $found[1]
            case file
                __fish_complete_path $found[2]
            case plain
                echo $found[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


_OF_SHELLS: Final[Mapping[str, type[ShellComplete]]] = dict(zip(SHELLS, (Bash, Zsh, Fish), strict=True))


def run(arguments: Arguments) -> int:
    """Print what the start-up file of a shell reads."""
    if arguments.shell not in SHELLS:
        hint = did_you_mean(arguments.shell, SHELLS) or f"there are {', '.join(SHELLS)}"
        raise UsageError(f"there is no completion for {arguments.shell}; {hint}")
    click.echo(_of(arguments.shell).source(), nl=False)
    return DONE


def answer(instruction: str) -> int:
    """Print what may stand at the cursor, for the script of a shell; `instruction` is as `bash_complete`."""
    shell = instruction.partition("_")[0]
    if shell in SHELLS:
        click.echo(_of(shell).complete())
    return DONE


def _of(shell: str) -> ShellComplete:
    return _OF_SHELLS[shell](COMMANDS, {}, "blogport", VARIABLE)
