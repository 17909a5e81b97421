"""The complaints app laid out as Chalice packages it: `app.py`, its settings, and the rest in `vendor/`.

`functions` stays an ordinary package inside the zip; what the functions read lies beside it in `resources/`.
"""

import json
import shutil
import tomllib
from gettext import NullTranslations
from importlib.resources import files
from pathlib import Path

from jinja2 import FileSystemLoader, TemplateSyntaxError

from functions.shared.config import Config, load
from functions.shared.templates import environment
from functions.shared.texts import Texts
from infra import catalogues
from infra.failure import CommandFailed
from infra.project import Project

APP = """\
from functions.shared import starting

with starting.quickly():
    from functions.complaints.app import *
"""

SETTINGS = {
    "version": "2.0",
    "app_name": "complaints",
    "api_gateway_stage": "api",
    "api_gateway_endpoint_type": "REGIONAL",
    # In bytes. CloudFront compresses only what it may cache, and the form comes back with 65 KB.
    "minimum_compression_size": 1024,
    # Roles are written by hand in infra/stack/roles.yaml and set by the merged fragment.
    "autogen_policy": False,
    "manage_iam_role": False,
    "iam_role_arn": "arn:aws:iam::000000000000:role/set-by-the-merged-template",
    "stages": {"package": {}},
}

# Templates of the functions; templates/site belongs to the site generator.
TEMPLATE_FOLDERS = ("pages", "ui", "email")
SHARED_CODE = ("shared", "complaints")


def stage(project: Project) -> None:
    """Makes build/complaints anew from functions/, templates/, helpcentre.toml and the site's shell pages."""
    root = project.staged
    shutil.rmtree(root, ignore_errors=True)
    (root / ".chalice").mkdir(parents=True)
    (root / ".chalice" / "config.json").write_text(json.dumps(SETTINGS, indent=2))
    (root / "app.py").write_text(APP)
    _copy_code(project.root / "functions", root / "vendor" / "functions")
    _make_resources(project, root / "vendor" / "resources")
    _copy_zones(load(project.settings), root / "vendor" / "tzdata")


def _copy_code(source: Path, into: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    into.mkdir(parents=True)
    shutil.copy2(source / "__init__.py", into)
    for name in SHARED_CODE:
        shutil.copytree(source / name, into / name, ignore=ignore)


def _make_resources(project: Project, into: Path) -> None:
    into.mkdir()
    parsed = tomllib.loads(project.settings.read_text(encoding="utf-8"))
    (into / "helpcentre.json").write_text(
        json.dumps(parsed, ensure_ascii=False, default=str), encoding="utf-8"
    )
    catalogues.compile_all(project.locales, into / "locales")
    compile_templates(project, into / "templates")
    shutil.copytree(project.shell, into / "shell")


def _copy_zones(config: Config, into: Path) -> None:
    """The time zones that the settings name, from the package that Python asks when the system has none."""
    known = files("tzdata")
    for zone in {config.site.zone, *(team.zone for team in config.teams)}:
        target = into / "zoneinfo" / zone
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(known.joinpath("zoneinfo", *zone.split("/")).read_bytes())
    for folder in [into, *(path for path in into.rglob("*") if path.is_dir())]:
        (folder / "__init__.py").touch()


def compile_templates(project: Project, into: Path) -> None:
    """Turns every template of the functions into a Python module, so that no Lambda parses one."""
    english = Texts("en", NullTranslations(), load(project.settings).site)
    made = environment(FileSystemLoader(project.templates), english)
    try:
        made.compile_templates(into, zip=None, ignore_errors=False, filter_func=_is_ours)
    except TemplateSyntaxError as error:
        raise CommandFailed(f"{error.filename}:{error.lineno}: {error.message}") from error


def _is_ours(name: str) -> bool:
    return name.split("/")[0] in TEMPLATE_FOLDERS
