"""Every page that a person can come upon, and how to get there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from tests.journeys import steps
from tests.stack import drafts, pictures
from tests.stack.drafts import Case, Draft
from tests.stack.mailbox import Mailbox, link_in
from tests.stack.running import Running
from tests.stack.visitor import Visitor

STAFF = "complaints@market.example"
SLUGS = sorted(page.stem for page in (Path(__file__).parents[2] / "docs" / "help" / "uk").glob("*.md"))


@dataclass(frozen=True)
class World:
    """What the pages show: drafts in every state, a case, and the letters about it."""

    stack: Running
    visitor: Visitor
    mail: Mailbox
    bare: Draft
    mixed: Draft
    full: Draft
    gone: Draft
    case: Case

    @property
    def link(self) -> str:
        """The complainant's access link."""
        return link_in(self.mail.wait(self.case.email))

    @property
    def caught(self) -> str:
        """The page with the complainant's letters."""
        return f"{self.mail.address}?to={quote(self.case.email)}"

    def letters(self) -> dict[str, str]:
        """The HTML of each letter that there is."""
        received, again, changed = self.mail.letters(self.case.email)
        named = {"received": received, "again": again, "changed": changed, "staff": self.mail.wait(STAFF)}
        return {name: letter["html"] for name, letter in named.items()}


def prepare(stack: Running, visitor: Visitor, mail: Mailbox) -> World:
    bare, mixed, full, gone, sent = (drafts.open_draft(visitor) for _ in range(5))
    visitor.press(f"{gone.address}/delete")
    _fill(stack, visitor, mixed, full)
    case = drafts.sent(visitor, drafts.ripen(sent))
    _write(stack, visitor, mail, case)
    return World(stack, visitor, mail, bare, mixed, full, gone, case)


def _fill(stack: Running, visitor: Visitor, mixed: Draft, full: Draft) -> None:
    """One draft with a photo in every state, one with as many as it holds."""
    photo = pictures.photo()
    *_, last = [pictures.add(visitor, mixed, data) for data in (photo, b"%PDF-1.7", photo)]
    for _ in range(10):
        pictures.add(visitor, full, photo)
    pictures.checked(visitor, full, 10)
    pictures.checked(visitor, mixed, 3)
    _wait_on(stack, mixed, last)


def _wait_on(stack: Running, draft: Draft, photo: str) -> None:
    """A photo is checked within a moment; this one waits as long as the tests run."""
    stack.client("dynamodb").update_item(
        TableName=stack.outputs["table"],
        Key={"pk": {"S": f"CASE#{draft.case}"}, "sk": {"S": f"FILE#{photo}"}},
        UpdateExpression="SET #state = :waiting REMOVE thumbnail, #key",
        ExpressionAttributeNames={"#state": "state", "#key": "key"},
        ExpressionAttributeValues={":waiting": {"S": "waiting"}},
    )


def _write(stack: Running, visitor: Visitor, mail: Mailbox, case: Case) -> None:
    """Has every letter sent that there is."""
    drafts.confirmed(visitor, mail, case)
    visitor.send("/api/uk/links", {"reference": case.reference, "email": case.email})
    mail.wait(case.email, 2)
    stack.owner.invoke("Move", {"reference": case.reference, "status": "screening"})
    mail.wait(case.email, 3)


Sight = Callable[[Page, World, str], None]


def at(path: str) -> Sight:
    """The page at an address below the site, or a whole one, with {language} and {world} in it."""

    def look(page: Page, world: World, language: str) -> None:
        address = path.format(language=language, world=world)
        page.goto(address if address.startswith("http") else world.stack.site + address)
        steps.ready(page)

    return look


def of(draft: str, path: str = "") -> Sight:
    """A page of the draft that the world knows by this name, in any language."""
    return lambda page, world, language: _draft(page, world, getattr(world, draft), language, path)


def _draft(page: Page, world: World, draft: Draft, language: str, path: str = "") -> None:
    at(f"/api/{language}/drafts/{draft.address.rsplit('/', 1)[-1]}{path}")(page, world, language)


def answered(sight: Sight, form: str = "form[data-form]") -> Sight:
    """What the server answers when the page's form is sent as it stands, past the scripts that watch it."""

    def look(page: Page, world: World, language: str) -> None:
        sight(page, world, language)
        with page.expect_navigation():
            page.locator(form).evaluate("form => form.submit()")
        steps.ready(page)

    return look


def with_answer(sight: Sight, **answers: str) -> Sight:
    """The page with other answers in its form."""

    def look(page: Page, world: World, language: str) -> None:
        sight(page, world, language)
        for name, value in answers.items():
            page.locator(f"[name={name}]").first.evaluate("(field, value) => (field.value = value)", value)

    return look


def too_quick(page: Page, world: World, language: str) -> None:
    """The last page of a draft that nobody can have read."""
    _draft(page, world, drafts.open_draft(world.visitor), language, "/check")


CENTRE = at("/{language}/complaint-centre.html")
SUBMIT = "form[data-submit]"

SIGHTS: dict[str, Sight] = {
    **{slug: at(f"/{{language}}/{slug}.html") for slug in SLUGS},
    "languages": at("/"),
    "no page": at("/nowhere.html"),
    "no address": at("/api/nowhere"),
    "form with errors": answered(at("/{language}/complaint.html")),
    "form of a draft": of("bare"),
    "no photos": of("bare", "/photos"),
    "photos": of("mixed", "/photos"),
    "all photos": of("full", "/photos"),
    "photo missing": of("bare", "/photos/missing"),
    "check": of("mixed", "/check"),
    "check without photos": of("bare", "/check"),
    "sent too quickly": answered(too_quick, SUBMIT),
    "answers changed": answered(with_answer(of("bare", "/check"), description="Other words"), SUBMIT),
    "confirmation": at("{world.case.draft.address}/confirmation"),
    "link": at("{world.link}"),
    "case": at("/api/{language}/cases/{world.case.reference}"),
    "door with errors": answered(CENTRE),
    "link sent": answered(with_answer(CENTRE, reference="HC-7K2-M9Q-4TX", email="x@example.com")),
    "no case": at("/api/{language}/cases/HC-7K2-M9Q-4TX"),
    "draft gone": of("gone"),
    "wrong method": of("bare", "/delete"),
    "caught mail": at("{world.caught}"),
}
