import click
import colorama
import pygments
import rich
import termcolor
from click.testing import CliRunner
from pygments.formatters import HtmlFormatter, TerminalFormatter
from pygments.lexers import get_all_lexers, get_lexer_by_name, guess_lexer_for_filename
from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.tree import Tree


@click.group()
@click.version_option("1.0", prog_name="house")
def house():
    """Keeps rooms."""


@house.command()
@click.argument("name")
@click.option("--people", "-p", type=click.IntRange(0, 9), default=1, show_default=True, help="How many.")
@click.option("--loud/--quiet", default=False)
def room(name, people, loud):
    """Opens a room."""
    click.secho(f"{name.upper() if loud else name}: {people}", fg="green")


runner = CliRunner()
for args in (["--help"], ["room", "--help"], ["room", "a1", "-p", "3", "--loud"], ["room", "a1", "-p", "10"], ["rum"], ["--version"]):
    result = runner.invoke(house, args)
    print(args, result.exit_code, result.output, sep="\n")

colorama.just_fix_windows_console()
print(colorama.Fore.RED + "red" + colorama.Style.RESET_ALL, termcolor.colored("green", "green", attrs=["bold"], force_color=True))

print(pygments.highlight("def f(x):\n    return x + 1  # one", get_lexer_by_name("python"), HtmlFormatter(nowrap=True)), end="")
print(repr(pygments.highlight("SELECT 1;", get_lexer_by_name("sql"), TerminalFormatter())))
for file, text in (("a.c", "int x;"), ("a.js", "let x"), ("a.rb", "x = 1"), ("a.php", "<?php"), ("a.lua", "local x"), ("a.cpp", "int x;"), ("a.ts", "let x"), ("a.json", "{}"), ("a.html", "<p>")):
    print(guess_lexer_for_filename(file, text).name, end=" ")
print(len(list(get_all_lexers())) > 50)
for name in [name for _, names, _, _ in get_all_lexers() for name in names]:
    get_lexer_by_name(name)

console = Console(force_terminal=True, color_system="truecolor", width=60, legacy_windows=False)
table = Table(title="Rooms")
table.add_column("code", style="cyan")
table.add_column("people", justify="right")
table.add_row("a1", "3")
table.add_row("b2", "[bold red]0[/]")
console.print(table)
console.print(Panel.fit("A [italic]panel[/italic] :house:"), Markdown("# Title\n\n- *one*\n- `two`"), Syntax("print('hi')", "python"))
tree = Tree("room")
tree.add("main.py").add("line 1")
console.print(tree, {"a": [1, 2.5, None, True], "b": "text"})
rich.print("[bold]plain[/bold]", [1, "two"])
try:
    1 / 0
except ZeroDivisionError:
    Console(width=80).print_exception()
