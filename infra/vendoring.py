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
from typing import Any

from infra import bytecode
from infra.failure import CommandFailed
from infra.target import Target

# botocore carries the models of 440 services, 29 MB. A client scans these folders and reads its own.
# Of these four it keeps the operations that the functions call, and the shapes of those.
OPERATIONS = {
    "dynamodb": {"GetItem", "Query", "TransactWriteItems"},
    # generate_presigned_post asks for the model of CreateBucket.
    "s3": {"CreateBucket", "DeleteObject", "GetObject", "HeadObject", "PutObject"},
    "ses": {"SendRawEmail"},
    "sqs": {"SendMessageBatch"},
}
# The same in the list of endpoints, where SES has an older name.
ENDPOINTS = {"dynamodb", "s3", "email", "sqs"}

# Never imported by a function: command lines, and what libraries bring for other tools and other uses.
UNUSED = (
    "bin",
    *(f"botocore/docs/{name}.py" for name in ("client", "example", "method", "paginator", "params")),
    *(f"botocore/docs/{name}.py" for name in ("service", "shape", "sharedexample", "translator", "waiter")),
    "botocore/docs/bcdoc",
    "dateutil/rrule.py",
    "dateutil/zoneinfo",  # a second time zone database
    "multipart",  # python-multipart under its old name
    "urllib3/contrib",  # SOCKS, PyOpenSSL and browsers
    "urllib3/http2/connection.py",
)

# Modules that every import of botocore pays for and no function uses, in a few words instead.
INSTEAD = {
    # Help texts of a client's methods, for an interactive session.
    "botocore/docs/__init__.py": "",
    "botocore/docs/docstring.py": (
        "class ClientMethodDocstring(str):\n"
        "    def __new__(cls, *_, **__):\n"
        "        return super().__new__(cls)\n"
        "PaginatorDocstring = WaiterDocstring = ClientMethodDocstring\n"
    ),
    # Asks importlib.metadata about h2, which we do not carry, and so loads zipfile, csv and more.
    "urllib3/http2/__init__.py": "",
}

# Raised when the steps below change, so that an old cache is not taken for the new result.
RECIPE = 6


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
    kept = [(service, sorted(OPERATIONS[service])) for service in sorted(OPERATIONS)]
    parts += [str(target.interpreter is not None), repr(kept), repr(UNUSED), repr(INSTEAD), str(RECIPE)]
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
    for name, text in INSTEAD.items():
        if (root / name).exists():
            (root / name).write_text(text)
    if (root / "botocore").exists():
        _trim_botocore(root / "botocore" / "data")


def _trim_botocore(data: Path) -> None:
    for folder in [path for path in data.iterdir() if path.is_dir()]:
        if folder.name not in OPERATIONS:
            shutil.rmtree(folder)
    _trim_endpoints(data / "endpoints.json")
    for examples in [*data.rglob("examples-1.json*"), *data.rglob("completions-1*.json*")]:
        examples.unlink()
    for model in data.rglob("service-2.json*"):
        _trim_model(model, OPERATIONS[model.relative_to(data).parts[0]])


def _trim_endpoints(path: Path) -> None:
    """A megabyte that every client's making reads, for the sake of a few services of ours."""
    known = json.loads(path.read_text())
    for partition in known["partitions"]:
        services = partition["services"]
        partition["services"] = {name: services[name] for name in ENDPOINTS if name in services}
    path.write_text(json.dumps(known, separators=(",", ":")))


def _trim_model(path: Path, operations: set[str]) -> None:
    """Most of a service's model is prose and operations we never call; every new client would parse them."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    model = _without_documentation(json.loads(text))
    model["operations"] = {name: model["operations"][name] for name in sorted(operations)}
    model["shapes"] = _reached(model["operations"], model["shapes"])
    path.unlink()
    path.with_name("service-2.json").write_text(json.dumps(model, separators=(",", ":")))


def _reached(start: object, shapes: dict[str, Any]) -> dict[str, Any]:
    """The shapes that `start` names, and those that they name."""
    reached: dict[str, Any] = {}
    left = _named(start)
    while left:
        name = left.pop()
        if name in shapes and name not in reached:
            reached[name] = shapes[name]
            left |= _named(shapes[name])
    return reached


def _named(node: object) -> set[str]:
    """What stands under the key `shape`, at any depth."""
    if isinstance(node, dict):
        own = {node["shape"]} if isinstance(node.get("shape"), str) else set()
        return own.union(*map(_named, node.values()))
    return set().union(*map(_named, node)) if isinstance(node, list) else set()


def _without_documentation(node: Any) -> Any:
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
