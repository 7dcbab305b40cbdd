"""`hulian`: each command is a module beside this file, loaded when it is asked for."""

import importlib

import click

COMMANDS = {
    "serve": "hulian.cli.commands.serve:serve",
    "worker": "hulian.cli.commands.worker:worker",
    "demo": "hulian.cli.commands.demo:demo",
    "area": "hulian.cli.commands.area:area",
    "intake": "hulian.cli.commands.intake:intake",
    "import": "hulian.cli.commands.importing:import_",
    "learn": "hulian.cli.commands.learn:learn",
    "suggest": "hulian.cli.commands.suggest:suggest",
    "token": "hulian.cli.commands.token:token",
    "user": "hulian.cli.commands.user:user",
    "keys": "hulian.cli.commands.keys:keys",
    "links": "hulian.cli.commands.links:links",
    "check": "hulian.cli.commands.check:check",
    "bench": "hulian.cli.commands.bench:bench",
}


class Lazy(click.Group):
    """Imports a command's module only when it runs, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, or None where the name is unknown (exit 2)."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        return getattr(importlib.import_module(module), name)


@click.group(cls=Lazy)
@click.version_option(package_name="hulian")
def main() -> None:
    """Hulian 户联: every household known, every problem answered, every form filled once."""
