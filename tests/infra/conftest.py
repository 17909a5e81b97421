import json

import pytest

from infra import build, project, target
from infra.project import Project


@pytest.fixture(scope="session")
def workshop(tmp_path_factory) -> Project:
    """The real sources, built elsewhere than where `serve` builds, with stand-ins for the site's pages."""
    made = Project(project.here().root, out=tmp_path_factory.mktemp("build"))
    made.shell.mkdir()
    for language in build.config(made).site.languages:
        (made.shell / f"{language}.html").write_text("<!--hc:content-->")
    return made


@pytest.fixture(scope="session")
def built(workshop):
    """Packaged for this computer's own interpreter, so that the tests can import it."""
    return build.stack(workshop, target.this_computer())


@pytest.fixture(scope="session")
def template(built):
    return json.loads(built.template.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def resources(template):
    return template["Resources"]
