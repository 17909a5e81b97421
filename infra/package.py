"""The finished packages: the functions' zip and the image layer's."""

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from infra import archive, bytecode, vendoring
from infra.failure import CommandFailed
from infra.project import Project
from infra.target import Target


@dataclass(frozen=True)
class Packages:
    """`sam` is Chalice's template; `functions` and `layer` are zips named by their contents."""

    sam: Path
    functions: Path
    layer: Path


def make(project: Project, target: Target) -> Packages:
    """Packages the staged app for `target`; libraries come from the cache until their requirements change."""
    cache = project.cache
    libraries = vendoring.libraries(project.requirements / "functions.txt", target, cache)
    pillow = vendoring.libraries(project.requirements / "image.txt", target, cache, packages="python")
    out = project.build / "chalice"
    shutil.rmtree(out, ignore_errors=True)
    run_chalice(project, out)
    code = out / "code"
    with zipfile.ZipFile(out / "deployment.zip") as packed:
        packed.extractall(code)
    for not_ours in (code / "chalice", code / "resources" / "templates"):
        bytecode.compile_tree(not_ours, target, keep_source=False)
    bytecode.compile_tree(code, target)
    bytecode.keep_dataclasses([code, libraries], target)
    return Packages(
        sam=out / "sam.yaml",
        functions=_finish(project.packages, "functions", [libraries, code]),
        layer=_layer(cache, pillow),
    )


def run_chalice(project: Project, out: Path) -> None:
    """`chalice package`: imports the app, writes its SAM template, merges our fragment and zips the code."""
    chalice = str(Path(sys.executable).with_name("chalice"))
    command = [chalice, "package", "--stage", "package", "--template-format", "yaml"]
    fragment = ["--merge-template", str(project.stack / "complaints.yaml"), str(out)]
    # An empty environment but for what Python and Chalice themselves need: nothing reads it at import.
    clean = {
        "PATH": "/usr/bin:/bin",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "PYTHONPATH": "vendor",
        "LC_ALL": "C.UTF-8",
        # Its own interpreter's .pyc would go into the zip beside those of the runtime.
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    result = subprocess.run(
        [*command, *fragment], cwd=project.staged, env=clean, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise CommandFailed("Chalice could not package the app.", advice=result.stderr.strip())


def _finish(out: Path, name: str, trees: list[Path]) -> Path:
    """The zip, named by its contents: another command's package never takes its place."""
    unnamed = out / f"{name}.zip"
    archive.write(unnamed, trees)
    return unnamed.rename(out / f"{name}-{archive.digest(unnamed)}.zip")


def _layer(cache: Path, pillow: Path) -> Path:
    """The layer's zip is as old as its libraries: made once."""
    kept = sorted(cache.glob(f"layer-{pillow.name}-*.zip"))
    return kept[0] if kept else _finish(cache, f"layer-{pillow.name}", [pillow])
