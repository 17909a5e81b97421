"""Where things lie in the working copy: the only module that spells a path."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """`out` is where builds go; None means build/."""

    root: Path
    out: Path | None = None

    @property
    def settings(self) -> Path:
        return self.root / "helpcentre.toml"

    @property
    def build(self) -> Path:
        return self.out or self.root / "build"

    @property
    def site(self) -> Path:
        """The tree of the site bucket."""
        return self.build / "site"

    @property
    def shell(self) -> Path:
        """One empty page of the site a language, in which the functions put theirs."""
        return self.build / "shell"

    @property
    def staged(self) -> Path:
        """The complaints app as Chalice wants to find it."""
        return self.build / "complaints"

    @property
    def packages(self) -> Path:
        """Finished zips and templates, named by their contents."""
        return self.build / "packages"

    @property
    def cache(self) -> Path:
        """What is slow to make and keyed by what it was made from; deleting it is always safe."""
        return self.root / "build" / "cache"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def locales(self) -> Path:
        return self.templates / "locales"

    @property
    def requirements(self) -> Path:
        return self.root / "requirements"

    @property
    def stack(self) -> Path:
        return self.root / "infra" / "stack"

    @property
    def state(self) -> Path:
        """What local engines keep between runs, a folder a port."""
        return self.root / ".helpcentre"


def here() -> Project:
    """The working copy that this command was installed from."""
    return Project(Path(__file__).resolve().parent.parent)
