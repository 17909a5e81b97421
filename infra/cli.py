"""The `helpcentre` command: its table of contents. It talks on stderr and answers on stdout."""

import sys
from typing import Annotated

import typer

from infra import answer, build, case_move, cloud, hours_answer, outputs, project, translations
from infra.console import fail
from infra.deploy import Deployment
from infra.destroy import destroy as destroy_stack
from infra.failure import CommandFailed
from infra.serve import serve as serve_here

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Stage = Annotated[str, typer.Option(help="Which stack: its name becomes helpcentre-STAGE.")]
Yes = Annotated[bool, typer.Option("--yes", help="Make the changes without asking.")]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


@app.command()
def serve(
    port: Annotated[
        int, typer.Option(envvar="PORT", help="The local engine's port; caught mail is next to it.")
    ] = 4566,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what earlier runs kept.")] = False,
) -> None:
    """Run the whole help centre on this computer, and rebuild what changes."""
    serve_here(project.here(), port, fresh=fresh)


@app.command(name="build")
def build_all() -> None:
    """Build the site, the packages and the template for AWS, without deploying them."""
    here = project.here()
    build.everything(here)


@app.command()
def deploy(stage: Stage = "prod", yes: Yes = False, json: Json = False) -> None:
    """Build, package and deploy to the AWS that the environment names."""
    answer.show(Deployment(project.here(), cloud.from_environment(), stage).run(yes=yes), json=json)


@app.command()
def destroy(
    stage: Stage,
    yes: Yes = False,
    delete_data: Annotated[
        bool, typer.Option("--delete-data", help="Delete cases and evidence too.")
    ] = False,
) -> None:
    """Take a stack down; cases and evidence stay unless told otherwise."""
    here = project.here()
    destroy_stack(cloud.of(here, stage), stage, yes=yes, delete_data=delete_data)


@app.command(name="outputs")
def show_outputs(stage: Stage = "local", json: Json = False) -> None:
    """The addresses and names of a deployed stack."""
    here = project.here()
    answer.show(outputs.of_running(here, stage, build.config(here)), json=json)


@app.command()
def case(reference: str, status: str, stage: Stage = "local", json: Json = False) -> None:
    """Give a case another status and tell its complainant, until the staff desk does it."""
    answer.show(case_move.move(cloud.of(project.here(), stage), stage, reference, status), json=json)


@app.command()
def hours(
    at: Annotated[
        str | None, typer.Option(help="A moment, like 2026-11-22T06:00:00Z; now, if left out.")
    ] = None,
    team: Annotated[str | None, typer.Option(help="One team's id; all teams, if left out.")] = None,
    json: Json = False,
) -> None:
    """Whether the teams are there, and when that changes next."""
    found = hours_answer.of(build.config(project.here()), at, team)
    answer.show_lines(found.shape(), found.lines(), json=json)


@app.command(name="translations")
def show_translations(
    update: Annotated[bool, typer.Option("--update", help="Bring the catalogues in line first.")] = False,
    json: Json = False,
) -> None:
    """Texts whose translations are missing, doubtful, broken or no longer used."""
    root = project.here().root
    if update:
        translations.update(root)
    found = translations.report(root)
    answer.show_lines(found.by_language(), found.lines(), json=json)
    raise typer.Exit(1 if found.problems else 0)


def main() -> None:
    try:
        app(standalone_mode=True)
    except CommandFailed as error:
        fail(error.message, error.advice)
        sys.exit(error.code)
