"""What the functions will run on: an interpreter, and the platform its compiled packages are for."""

import os
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from infra.addresses import Addresses


@dataclass(frozen=True)
class Target:
    """`platforms` are wheel tags to fetch for; empty means this computer's own."""

    runtime: str
    architecture: str
    interpreter: str | None
    platforms: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        return self.runtime.removeprefix("python")

    @property
    def pip_options(self) -> list[str]:
        if not self.platforms:
            return []
        chosen = [option for name in self.platforms for option in ("--platform", name)]
        return [*chosen, "--python-version", self.version, "--implementation", "cp", "--only-binary=:all:"]


def for_addresses(addresses: Addresses, runtime: str) -> Target:
    """On AWS the configured runtime on Lambda's x86-64 machines.

    Elsewhere the engine runs functions with the interpreter it was itself started with, which is ours.
    """
    return lambda_target(runtime) if addresses.on_aws else this_computer()


def this_computer() -> Target:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    architecture = "arm64" if platform.machine() in ("arm64", "aarch64") else "x86_64"
    return Target(f"python{version}", architecture, sys.executable)


def lambda_target(runtime: str) -> Target:
    """Lambda's python3.11 lives on Amazon Linux 2 (glibc 2.26), later ones on 2023 (glibc 2.34)."""
    newest = 17 if runtime == "python3.11" else 34
    tags = (f"manylinux_2_{minor}_x86_64" for minor in (34, 28, 17) if minor <= newest)
    return Target(runtime, "x86_64", find_interpreter(runtime), (*tags, "manylinux2014_x86_64"))


def find_interpreter(runtime: str) -> str | None:
    """An interpreter of exactly this version, to write the .pyc files it will load; None if there is none."""
    version = runtime.removeprefix("python")
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return sys.executable
    candidates = [shutil.which(runtime), *_pyenv(version)]
    return next((path for path in candidates if path and _is(path, version)), None)


def _pyenv(version: str) -> list[str]:
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    pattern = re.compile(re.escape(version) + r"\.\d+$")
    return [str(found / "bin" / "python") for found in sorted(root.glob("*")) if pattern.match(found.name)]


def _is(path: str, version: str) -> bool:
    """Whether it runs and is that version: a shim may be on PATH without an interpreter behind it."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    result = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False)
    return result.returncode == 0 and result.stdout.strip() == version
