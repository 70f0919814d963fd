"""What `blogport completion` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options import values
from converters.cli.options.parameters import Argument, Command

SHELL: Final = Argument(
    "shell",
    metavar="SHELL",
    values=values.shells,
    help="bash, zsh or fish",
)

COMMAND: Final = Command(
    "completion",
    SUMMARIES["completion"],
    "SHELL",
    (SHELL,),
    examples=("blogport completion bash", "blogport completion zsh", "blogport completion fish"),
    after="To load it at each start of a shell:\n"
    "  bash: echo 'eval \"$(blogport completion bash)\"' >> ~/.bashrc\n"
    "  zsh:  echo 'eval \"$(blogport completion zsh)\"' >> ~/.zshrc    (after compinit)\n"
    "  fish: blogport completion fish > ~/.config/fish/completions/blogport.fish",
)
