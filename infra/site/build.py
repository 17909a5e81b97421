import json
import shutil
from pathlib import Path

from functions.shared.config import Config, load
from infra import catalogues, translations
from infra.site import editions, generator, links
from infra.site.assets import publish_assets
from infra.site.editions import Edition
from infra.site.errors import SiteInvalid
from infra.site.sitemap import write_sitemap
from infra.site.sources import Sources
from infra.site.tidy import tidy


def build(root: Path, out: Path, site_url: str = "") -> None:
    """Build the project at `root` into `out/site`, the site bucket's tree, and `out/shell/<language>.html`.

    `site_url` stands in sitemap.xml and robots.txt, without a final slash; when it is not known yet, call
    `write_sitemap` once it is. Raises ConfigInvalid for helpcentre.toml, SiteInvalid for everything else.
    """
    config = load(root / "helpcentre.toml")
    work = out / "site-work"
    shutil.rmtree(work, ignore_errors=True)
    catalogues.compile_all(root / "templates" / "locales", work / "locales")
    everyone = editions.find(root, work / "locales", config)
    _write_sources(root, work, config, everyone)
    stylesheet = publish_assets(root / "docs" / "assets", work / "site" / "assets")
    _write_script_texts(root, work / "site" / "assets" / "texts", everyone)
    generator.run(root, work, stylesheet, config, everyone)
    for edition in everyone:
        _publish(work, edition, everyone[0])
    write_sitemap(work / "site", [edition.language for edition in everyone], site_url)
    links.check(work / "site", root / "docs" / "help")
    _replace(work, out)


def _write_sources(root: Path, work: Path, config: Config, everyone: list[Edition]) -> None:
    problems = []
    for edition in everyone:
        problems += Sources(root, config, edition).write(work / edition.language / "docs")
    if problems:
        raise SiteInvalid(problems)


def _write_script_texts(root: Path, target: Path, everyone: list[Edition]) -> None:
    target.mkdir()
    for edition in everyone:
        texts = json.dumps(translations.for_scripts(root, edition.language), ensure_ascii=False)
        (target / f"{edition.language}.json").write_text(texts, encoding="utf-8")


def _publish(work: Path, edition: Edition, default: Edition) -> None:
    """Take the pages, and only the pages, from a language's build to their addresses."""
    built, site = work / edition.language / "site", work / "site"
    targets = {"shell": work / "shell" / f"{edition.language}.html"}
    if edition is default:
        targets |= {"languages": site / "index.html", "404": site / "404.html"}
    for slug in (*edition.slugs, *targets):
        target = targets.get(slug, site / edition.language / f"{slug}.html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(tidy((built / f"{slug}.html").read_text(encoding="utf-8")), encoding="utf-8")


def _replace(work: Path, out: Path) -> None:
    """Put the finished site in the last one's place, which until now was whole."""
    for name in ("site", "shell"):
        shutil.rmtree(out / name, ignore_errors=True)
        shutil.move(work / name, out / name)
    shutil.rmtree(work)
