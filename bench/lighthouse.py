"""Lighthouse's four scores of home, guide and form: its mobile preset, in Chromium, on the running stack.

The engine compresses nothing and CloudFront does: the performance measured here is the worse one.
A score is that of the first run if all four are full, otherwise the median of five: the simulated phone is
as slow as this computer is busy.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from bench.figure import Figure
from infra.console import say, warn

VERSION = "12.8.2"  # the last major that Node 18 and 20 run
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {"home": "index", "guide": "complain-about-a-seller", "form": "complaint"}
CHROME = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage"]
RUNS = 5  # what Lighthouse's own documentation advises against chance
FULL = 100

Scores = dict[str, float]


def figures(cache: Path, site: str, language: str, chromium: str) -> Iterator[Figure]:
    try:
        program = installed(cache)
    except (OSError, subprocess.CalledProcessError) as error:
        warn(f"Lighthouse cannot be had: {error}. It needs npm (Debian: apt-get install npm).")
        yield from (figure(page, category, None) for page in PAGES for category in CATEGORIES)
        return
    for page, slug in PAGES.items():
        scores = median_scores(program, f"{site}/{language}/{slug}.html", chromium)
        yield from (figure(page, category, scores[category]) for category in CATEGORIES)


def figure(page: str, category: str, score: float | None) -> Figure:
    name = f"lighthouse_{page}_{category}".replace("-", "_")
    return Figure(name, score, "points", FULL, better="higher")


def installed(cache: Path) -> Path:
    """Lighthouse's program, fetched by npm the first time; raises OSError or CalledProcessError."""
    folder = cache / f"lighthouse-{VERSION}"
    program = folder / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError("there is no npm")
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"]
        command = [npm, "install", *quiet, "--prefix", str(folder), f"lighthouse@{VERSION}"]
        subprocess.run(command, check=True, stdout=sys.stderr)
    return program


def median_scores(program: Path, address: str, chromium: str) -> Scores:
    runs = [scores(program, address, chromium)]
    while min(runs[0].values()) < FULL and len(runs) < RUNS:
        runs.append(scores(program, address, chromium))
    return {category: median(run[category] for run in runs) for category in CATEGORIES}


def scores(program: Path, address: str, chromium: str) -> Scores:
    flags = [*CHROME, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    options = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    done = subprocess.run(
        [str(program), address, *options, f"--chrome-flags={' '.join(flags)}"],
        env={**os.environ, "CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        stderr=sys.stderr,
        check=True,
    )
    report = json.loads(done.stdout)
    tell(address, report)
    return {name: round(report["categories"][name]["score"] * FULL) for name in CATEGORIES}


def tell(address: str, report: dict[str, Any]) -> None:
    """What cost points, and what could not be judged."""
    for name, category in report["categories"].items():
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            lost = audit["score"] is not None and audit["score"] < 1
            if reference["weight"] and (lost or audit["scoreDisplayMode"] == "error"):
                say(f"{address}: {name}, {audit['title']}: {audit['score']} {audit.get('displayValue', '')}")
    for warning in report["runWarnings"]:
        warn(f"{address}: {warning}")
