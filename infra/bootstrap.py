"""Prepares `.venv` from the hashed requirement files.

Standard library only: it runs before anything is installed.
Usage: python3 infra/bootstrap.py serve|test
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STILL_WORKING = 15  # seconds between signs of life
VERSIONS = ("3.13", "3.12", "3.11")
# `test` contains everything of `serve`, so an environment for tests serves as well.
CONTAINS = {"serve": ("serve", "test"), "test": ("test",)}


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else "serve"
    if wanted not in CONTAINS:
        sys.exit(f"Usage: python3 infra/bootstrap.py {'|'.join(CONTAINS)}")
    if any(stamp(name).exists() for name in CONTAINS[wanted]):
        return
    begun = time.monotonic()
    say(f"Preparing .venv for `{wanted}`; the first time takes a minute or two.")
    if not python_works():
        create(find_python())
    install(wanted)
    say(f"Ready in {time.monotonic() - begun:.0f} s.")


def stamp(name: str) -> Path:
    """A file that exists when .venv holds exactly what these requirement files say."""
    digest = hashlib.sha256()
    for path in (ROOT / "requirements" / f"{name}.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return VENV / f"prepared-{name}-{digest.hexdigest()[:16]}"


def python() -> Path:
    return VENV / "bin" / "python"


def python_works() -> bool:
    return python().exists() and version_of(str(python())) in VERSIONS


def find_python() -> str:
    """An interpreter we support, the newest first; exits saying how to get one."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    candidates = [shutil.which(f"python{version}") for version in VERSIONS]
    for path in [*candidates, sys.executable if running in VERSIONS else None, shutil.which("python3")]:
        if path and version_of(path) in VERSIONS:
            return path
    sys.exit(
        "Python 3.11, 3.12 or 3.13 is needed and none was found.\n"
        "  Debian, Ubuntu: apt-get install python3 python3-venv\n"
        "  macOS:          brew install python@3.13\n"
        "  elsewhere:      https://www.python.org/downloads/"
    )


def version_of(path: str) -> str:
    """Such as 3.12; "" when the file does not run (a version manager's shim may have nothing behind it)."""
    code = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    result = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False)
    return result.stdout.strip()


def create(interpreter: str) -> None:
    say(f"Creating .venv with Python {version_of(interpreter)}")
    shutil.rmtree(VENV, ignore_errors=True)
    run([interpreter, "-m", "venv", str(VENV)])


def install(name: str) -> None:
    """Exactly what the file names, checked by hash, then this project itself as it lies here."""
    requirements = str(ROOT / "requirements" / f"{name}.txt")
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    say(f"Installing requirements/{name}.txt")
    run([*pip, "--require-hashes", "--requirement", requirements])
    say("Installing helpcentre")
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    for old in VENV.glob("prepared-*"):
        old.unlink()
    stamp(name).touch()


def run(command: list[str]) -> None:
    """Says every now and then that it still works; shows what the command said only if it fails."""
    with tempfile.TemporaryFile("w+") as told:
        process = subprocess.Popen(
            command, stdout=told, stderr=subprocess.STDOUT, env={**os.environ, "PIP_NO_INPUT": "1"}
        )
        begun = time.monotonic()
        while process.poll() is None:
            try:
                process.wait(STILL_WORKING)
            except subprocess.TimeoutExpired:
                say(f"  still at it, {time.monotonic() - begun:.0f} s")
        if process.returncode:
            told.seek(0)
            sys.exit(f"{told.read()}\nThis did not work: {' '.join(command)}")


def say(text: str) -> None:
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
