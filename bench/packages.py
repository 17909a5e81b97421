"""The packages under measurement, and the stock libraries they are measured against."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from infra import build, target
from infra.project import Project


@dataclass(frozen=True)
class Packages:
    """`deployed` is the functions' zip for AWS; `unpacked` a folder with the one for this interpreter."""

    deployed: Path
    unpacked: Path


def make(here: Project, room: Path) -> Packages:
    """Builds both in `room`, a folder of our own; the site's shell comes from the last build of the pages."""
    build.pages(here)
    ours = Project(here.root, out=room)
    shutil.copytree(here.shell, ours.shell)
    runtime = target.lambda_target(build.config(here).aws.runtime)
    deployed = build.stack(ours, runtime).packages.functions
    unpacked = room / "unpacked"
    with zipfile.ZipFile(build.stack(ours, target.this_computer()).packages.functions) as packed:
        packed.extractall(unpacked)
    return Packages(deployed, unpacked)


def stock(here: Project, *, compiled: bool) -> Path:
    """A folder with the functions' libraries as pip installs them: nothing trimmed; kept between runs."""
    requirements = here.requirements / "functions.txt"
    key = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:16]
    made = here.cache / f"stock-{'compiled' if compiled else 'sources'}-{key}"
    if not made.exists():
        unfinished = made.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        chosen = ["--requirement", str(requirements), "--target", str(unfinished)]
        once = "--compile" if compiled else "--no-compile"
        subprocess.run([*pip, *chosen, once], check=True, stdout=sys.stderr)
        unfinished.rename(made)
    return made
