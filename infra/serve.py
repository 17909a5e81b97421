"""The whole help centre on this computer, until Ctrl-C."""

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from infra import build, cloud, demo, engine_record, watch
from infra.cloud import Cloud
from infra.console import say, step
from infra.deploy import Deployment
from infra.engine import Engine, refuse_taken
from infra.engine_record import EngineRecord
from infra.mailbox import Mailbox
from infra.outputs import Outputs
from infra.project import Project
from infra.update import STAGE


def serve(project: Project, port: int, *, fresh: bool) -> None:
    """Starts the engine, deploys, seeds, prints the addresses, and follows the sources until told to stop."""
    refuse_taken(port)
    state = project.state / str(port)
    if fresh:
        shutil.rmtree(state, ignore_errors=True)
    with stopping() as stop, Mailbox(port + 1, state / "letters") as mailbox:
        engine = Engine(port, state, mailbox.smtp)
        try:
            with step("Local engine"):
                engine.start()
            run(Deployment(project, cloud.local(port), STAGE), engine, mailbox.address, stop)
        finally:
            with step("Stopping the local engine"):
                engine.stop()


def run(deployment: Deployment, engine: Engine, mail: str, stop: Event) -> None:
    """Brings the stack up; other commands find the engine once it is."""
    config = build.config(deployment.project)
    verify_sender(deployment.cloud, config.mail.sender)
    found = deployment.run(yes=True) | {"mail": mail}
    demo.seed_once(deployment.cloud, config, found, engine.state)
    with engine_record.kept(engine.state, EngineRecord(engine.port, STAGE, mail)):
        print_addresses(found)
        watch.follow(deployment.project, engine, stop)


def verify_sender(cloud: Cloud, address: str) -> None:
    """On AWS a person follows a link in a letter to prove the sender; the engine takes the asking for it."""
    cloud.client("ses").verify_email_identity(EmailAddress=address)


def print_addresses(found: Outputs) -> None:
    forms = [
        f"Complaint form {language}   {address}" for language, address in found["complaint_form"].items()
    ]
    say("")
    for text in (
        f"Site                {found['site']}/",
        *forms,
        f"Complaint centre    {found['complaint_centre']}",
        f"Caught mail         {found['mail']}",
    ):
        say(f"  {text}")
    say("\n  Ctrl-C stops it; what was sent is kept for the next time.\n")


class Stopped(BaseException):
    """The person asked to stop. Not an Exception: nothing but `serve` may catch it."""


@contextmanager
def stopping() -> Iterator[Event]:
    """An event that Ctrl-C and SIGTERM set; while nothing waits for it, they also end the work at hand."""
    stop = Event()

    def on_signal(*_: object) -> None:
        if stop.is_set():
            return  # already stopping; a second Ctrl-C must not lose data
        stop.set()
        raise Stopped

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    except Stopped:
        say("Stopped.")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
