"""A Chromium for the browser journeys: found, or installed where that can be done. Prints its path.

Standard library only. Usage: python -m infra.chromium
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    path = find() or from_debian() or from_playwright()
    if path is None:
        sys.exit(
            "The browser journeys need Chromium and none could be had. Do one of these:\n"
            "  apt-get install chromium                      (Debian, Ubuntu; as root)\n"
            "  .venv/bin/playwright install --with-deps chromium\n"
            "  export CHROMIUM=/where/it/is"
        )
    print(path)


def find() -> str | None:
    """$CHROMIUM, or the first that is on PATH."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return chosen if works(chosen) else sys.exit(f"CHROMIUM={chosen} does not run.")
    return next((path for path in map(shutil.which, NAMES) if path and works(path)), None)


def works(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def from_debian() -> str | None:
    """Debian's package, when we are root and it can be had."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    say("Installing Debian's chromium")
    quiet = ["-qq", "-o=Dpkg::Use-Pty=0"]
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *quiet, "chromium"]
    for command in (["apt-get", "update", *quiet], install):
        done = subprocess.run(
            command, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False
        )
        if done.returncode:
            return None
    return find()


def from_playwright() -> str | None:
    """Playwright's own download."""
    say("Installing Playwright's chromium")
    playwright = [sys.executable, "-m", "playwright"]
    if subprocess.run([*playwright, "install", "chromium"], stdout=sys.stderr, check=False).returncode:
        return None
    code = (
        "from playwright.sync_api import sync_playwright as play\n"
        "with play() as it: print(it.chromium.executable_path)"
    )
    path = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    ).stdout.strip()
    return path if path and works(path) else None


def say(text: str) -> None:
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
