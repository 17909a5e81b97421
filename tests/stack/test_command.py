"""The `helpcentre` command beside a running stack."""

import json
import socket

import pytest

from infra.failure import PREFLIGHT, USAGE
from tests.cast import LANGUAGES
from tests.stack.drafts import enter, open_draft, ripen, seen, sent
from tests.stack.mailbox import link_in

NOBODY = "HC-000-000-000"  # well formed, and nobody's

# The status "screening" as each reader knows it.
SCREENING = {"uk": "Перевіряємо", "ru": "Проверяем", "en": "We are checking it"}


def test_outputs_are_json_with_every_address(stack):
    found = json.loads(stack.command("outputs", "--json"))
    assert {"site", "complaint_form", "complaint_centre", "mail", "port"} <= set(found)
    assert set(found["complaint_form"]) == set(LANGUAGES)
    assert (found["stage"], found["port"]) == ("local", stack.port)


def test_every_address_of_the_outputs_is_there(stack, visitor):
    pages = [stack.outputs["complaint_centre"], *stack.outputs["complaint_form"].values()]
    assert {visitor.get(page).status for page in pages} == {200}


def test_outputs_are_lines_for_people(stack):
    lines = stack.command("outputs").splitlines()
    assert any(
        line.split() == ["complaint_form", "ru", stack.outputs["complaint_form"]["ru"]] for line in lines
    )


def test_the_command_answers_on_stdout_alone(stack):
    done = stack.run("outputs", "--json")
    assert (done.stderr, json.loads(done.stdout)["port"]) == ("", stack.port)


@pytest.fixture(scope="module")
def cases(visitor):
    """A case in each language."""
    drafts = {language: open_draft(visitor, language) for language in LANGUAGES}
    return {language: sent(visitor, ripen(draft)) for language, draft in drafts.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moved_case_is_told_to_its_person_in_their_language(stack, visitor, mail, cases, language):
    case = cases[language]
    mail.wait(case.email)
    stack.command("case", case.reference, "screening")
    letter = mail.wait(case.email, 2)
    assert letter["language"] == language
    assert SCREENING[language] in letter["text"]
    page = seen(visitor, case, enter(visitor, link_in(letter)))
    assert (page["status"], page["status_text"]) == ("screening", SCREENING[language])


def test_a_move_answers_what_it_did(stack, case):
    reference = case.reference.lower().replace("-", " ")
    answer = json.loads(stack.command("case", reference, "screening", "--json"))
    assert answer == {"reference": case.reference, "from": "submitted", "to": "screening"}


def test_a_move_stands_in_the_history(stack, visitor, mail, case):
    stack.command("case", case.reference, "withdrawn")
    page = seen(visitor, case, enter(visitor, link_in(mail.wait(case.email))))
    moved = page["history"][1]
    assert (moved["what"], moved["from"], moved["to"]) == ("moved", "submitted", "withdrawn")


def test_a_step_that_is_not_allowed_is_told_with_those_that_are(stack, owner, case):
    done = stack.run("case", case.reference, "closed")
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert "cannot go from submitted to closed" in done.stderr
    assert "screening" in done.stderr
    assert owner.item(case.id)["status"] == "submitted"


def test_a_status_that_is_none_is_told_with_those_that_are(stack, case):
    done = stack.run("case", case.reference, "lost")
    assert done.returncode == USAGE
    assert "under-review" in done.stderr


@pytest.mark.parametrize("reference", [NOBODY, "[bold]"])
def test_a_reference_that_nobody_has_is_told(stack, reference):
    done = stack.run("case", reference, "screening")
    assert done.returncode == USAGE
    assert f"No complaint has the number {reference}." in done.stderr


def test_a_taken_port_is_told_with_a_way_out(stack):
    done = stack.run("serve", "--port", str(stack.port))
    assert done.returncode == PREFLIGHT
    assert f"Port {stack.port} is taken" in done.stderr
    assert "PORT=" in done.stderr


def test_a_port_that_is_none_is_a_usage_error(stack):
    assert stack.run("serve", PORT="nonsense").returncode == USAGE


def test_a_command_that_is_none_is_a_usage_error(stack):
    assert stack.run("serf").returncode == USAGE


def test_deploying_without_a_region_says_what_to_do(stack):
    done = stack.run("deploy", "--yes")
    assert done.returncode == PREFLIGHT
    assert "export AWS_REGION=" in done.stderr


def test_deploying_with_a_profile_that_is_none_says_so(stack):
    done = stack.run("deploy", "--yes", AWS_PROFILE="nobody")
    assert done.returncode == PREFLIGHT
    assert "profile (nobody) could not be found" in done.stderr


def test_deploying_to_an_aws_that_does_not_answer_says_so(stack):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{unused.getsockname()[1]}"
        keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
        done = stack.run("deploy", "--yes", AWS_ENDPOINT_URL=dead, AWS_REGION="eu-central-1", **keys)
    assert done.returncode == PREFLIGHT
    assert "aws sts get-caller-identity" in done.stderr
