"""The libraries that a function carries: installed from hashed requirements, without what it never uses.

They change only with the requirement files, so the result is cached by the hash of what made it.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from infra import bytecode
from infra.failure import CommandFailed
from infra.target import Target

# botocore carries the models of 440 services, 29 MB. A client scans these folders and reads its own.
SERVICES = {"dynamodb", "s3", "ses", "sqs"}
# The same in the list of endpoints, where SES has an older name.
ENDPOINTS = {"dynamodb", "s3", "email", "sqs"}

# Never imported by a function: command lines, and what libraries bring for other tools and other uses.
UNUSED = (
    "bin",
    "boto3/data",  # of boto3.resource
    "boto3/examples",
    "s3transfer/crt.py",  # needs awscrt, which we do not carry
    "s3transfer/processpool.py",
    "dateutil/rrule.py",
    "dateutil/zoneinfo",  # a second time zone database
    "multipart",  # python-multipart under its old name
    "urllib3/contrib",  # SOCKS, PyOpenSSL and browsers
)

# Raised when the steps below change, so that an old cache is not taken for the new result.
RECIPE = 5


def libraries(requirements: Path, target: Target, cache: Path, *, packages: str = "") -> Path:
    """The folder with the libraries of `requirements`, made if it is not there yet.

    `packages` is the folder inside the zip that holds them ("python" in a layer).
    """
    made = cache / f"{requirements.stem}-{_key(requirements, target)}"
    if not made.exists():
        unfinished = made.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        _install(requirements, target, unfinished / packages)
        _trim(unfinished / packages)
        bytecode.compile_tree(unfinished, target, keep_source=False)
        unfinished.rename(made)
    return made


def _key(requirements: Path, target: Target) -> str:
    parts = [requirements.read_text(), repr(target.pip_options), target.runtime, target.architecture]
    parts += [str(target.interpreter is not None), repr(sorted(SERVICES)), repr(UNUSED), str(RECIPE)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _install(requirements: Path, target: Target, into: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    chosen = ["--no-deps", "--require-hashes", "--requirement", str(requirements), "--target", str(into)]
    result = subprocess.run([*pip, *chosen, *target.pip_options], capture_output=True, text=True, check=False)
    if result.returncode:
        raise CommandFailed(
            f"The libraries of {requirements.name} could not be fetched.", advice=result.stderr.strip()
        )


def _trim(root: Path) -> None:
    for name in UNUSED:
        _remove(root / name)
    for found in [
        *root.glob("*.dist-info"),
        *root.rglob("__pycache__"),
        *root.rglob("*.pyi"),
        *root.rglob("*.c"),
    ]:
        _remove(found)
    if (root / "botocore").exists():
        _trim_botocore(root / "botocore" / "data")


def _trim_botocore(data: Path) -> None:
    for folder in [path for path in data.iterdir() if path.is_dir()]:
        if folder.name not in SERVICES:
            shutil.rmtree(folder)
    _trim_endpoints(data / "endpoints.json")
    for examples in [*data.rglob("examples-1.json*"), *data.rglob("completions-1*.json*")]:
        examples.unlink()
    for model in data.rglob("service-2.json*"):
        _drop_documentation(model)


def _trim_endpoints(path: Path) -> None:
    """A megabyte that every client's making reads, for the sake of a few services of ours."""
    known = json.loads(path.read_text())
    for partition in known["partitions"]:
        services = partition["services"]
        partition["services"] = {name: services[name] for name in ENDPOINTS if name in services}
    path.write_text(json.dumps(known, separators=(",", ":")))


def _drop_documentation(model: Path) -> None:
    """Half of a service's model is prose, which every new client would parse."""
    packed = model.suffix == ".gz"
    text = gzip.decompress(model.read_bytes()) if packed else model.read_bytes()
    lean = json.dumps(_without_documentation(json.loads(text)), separators=(",", ":"))
    model.unlink()
    model.with_name("service-2.json").write_text(lean)


def _without_documentation(node: object) -> object:
    """Emptied, not removed: botocore reads the key of some parameters."""
    if isinstance(node, dict):
        return {
            name: "" if _is_prose(name, value) else _without_documentation(value)
            for name, value in node.items()
        }
    if isinstance(node, list):
        return [_without_documentation(item) for item in node]
    return node


def _is_prose(name: str, value: object) -> bool:
    return name == "documentation" and isinstance(value, str)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
