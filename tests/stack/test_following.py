"""`serve` on a working copy whose sources change while it runs."""

import os
import shutil
import time
from types import SimpleNamespace

import pytest

from infra import project
from tests.stack.drafts import open_draft, ripen, sent
from tests.stack.mailbox import Mailbox
from tests.stack.running import Running, free_port
from tests.stack.visitor import JSON, PAGE, Visitor

REBUILT_IN = 60  # seconds
LEFT_OUT = shutil.ignore_patterns(".venv", ".git", ".helpcentre", "__pycache__", ".*_cache", "node_modules")


@pytest.fixture(scope="module")
def workshop(stack, tmp_path_factory):  # noqa: ARG001 (it has built what both need)
    """`serve` in a copy of the sources, built libraries included."""
    copy = tmp_path_factory.mktemp("workshop") / "copy"
    shutil.copytree(project.here().root, copy, ignore=LEFT_OUT)
    running = Running(free_port(), copy)
    running.start()
    yield running
    running.remove()


@pytest.fixture(scope="module")
def reader(workshop):
    return Visitor(workshop.site, workshop.port)


@pytest.fixture
def edit(workshop):
    """Replaces words in a source; they are back after the test."""
    changed = {}

    def replace(name, old, new):
        file = workshop.copy / name
        text = file.read_text()
        assert old in text
        changed.setdefault(file, text)
        file.write_text(text.replace(old, new))

    yield replace
    for file, text in changed.items():
        file.write_text(text)


def soon(look, seconds=REBUILT_IN):
    """Whether something comes true while `serve` works."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return found


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_changed_guide_is_soon_at_its_address(workshop, reader):
    guide = workshop.copy / "docs" / "help" / "uk" / "privacy.md"
    guide.write_text(f"{guide.read_text()}\n\nЦього речення тут не було.\n")
    assert soon(lambda: "Цього речення тут не було." in reader.get("/uk/privacy.html").words)


def test_a_changed_template_translation_and_function_are_soon_in_a_dynamic_page(reader, edit):
    edit("templates/pages/refused.html", "<ul>", "<p>Першого речення тут не було.</p><ul>")
    edit("templates/locales/uk/messages.po", "За цією адресою нічого немає", "Тут порожньо")
    edit("functions/shared/refusals.py", 'page="refused",', 'page="refused", path="/elsewhere",')
    changes = ("Першого речення тут не було.", "Тут порожньо", "/api/ru/elsewhere")
    page = "/api/uk/drafts/no-such-draft"
    assert soon(lambda: all(change in reader.get(page, **PAGE).words for change in changes))


def test_mistakes_in_the_settings_are_all_told_and_the_last_good_version_stays(workshop, reader, edit):
    begun = len(workshop.log.read_text())
    edit("helpcentre.toml", 'zone = "Europe/Kyiv"', 'zone = "Europe/Atlantis"')
    edit("helpcentre.toml", "draft_days = 7", "draft_days = -1")
    assert soon(lambda: "limits.draft_days" in workshop.log.read_text()[begun:])
    assert "site.zone" in workshop.log.read_text()[begun:]
    assert reader.get("/uk/").status == 200
    assert open_draft(reader)


@pytest.fixture(scope="module")
def anew(workshop, reader):
    """What was there before Ctrl-C and a start with --fresh."""
    case = sent(reader, ripen(open_draft(reader)))
    letters = Mailbox(workshop.outputs["mail"])
    letters.wait(case.email)
    children = workshop.children()
    ended = workshop.interrupt()
    soon(lambda: not any(map(alive, children)), 5)
    left = [pid for pid in children if alive(pid)]
    workshop.start("--fresh")
    return SimpleNamespace(case=case, children=children, ended=ended, left=left)


def test_ctrl_c_ends_well_and_leaves_no_process(anew):
    assert len(anew.children) >= 2  # the engine and a worker of it
    assert (anew.ended, anew.left) == (0, [])


def test_a_fresh_start_knows_nothing_of_earlier_runs(workshop, anew):
    visitor = Visitor(workshop.site, workshop.port)
    assert visitor.get(f"{anew.case.draft.address}/confirmation", **JSON).status == 404
    assert Mailbox(workshop.outputs["mail"]).letters(anew.case.email) == []
    assert open_draft(visitor)
