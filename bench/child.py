"""Programs run as a Lambda starts them: a fresh interpreter that sees the standard library and one folder."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(__file__).parent / "inside"
# No site-packages, and no .pyc written: a function's folder is read-only.
INTERPRETER = [sys.executable, "-I", "-S", "-B", "-W", "ignore"]


@dataclass(frozen=True)
class Ran:
    """What a program printed, and the CPU it took, user and system, in seconds."""

    printed: str
    cpu: float


def run(program: str, folder: Path, *arguments: str, variables: dict[str, str] | None = None) -> Ran:
    """Runs `inside/<program>.py` with `folder` on its path and nothing but `variables` around it."""
    command = [*INTERPRETER, str(PROGRAMS / f"{program}.py"), str(folder), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=variables or {})
    assert process.stdout is not None
    printed = process.stdout.read().decode()
    _, status, used = os.wait4(process.pid, 0)  # Popen.wait would throw the usage away
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{program} ended with {process.returncode}: {printed}")
    return Ran(printed, used.ru_utime + used.ru_stime)
