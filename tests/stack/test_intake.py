"""How a complaint comes in: by any kind of body, with its photos, and waits as a draft."""

import io
import json
from urllib.parse import urlencode

import pytest
from PIL import Image

from tests.cast import LANGUAGES
from tests.stack import pictures
from tests.stack.drafts import Draft, confirmed, open_draft, seen, sent, submit
from tests.stack.pictures import MEGABYTE, photo
from tests.stack.visitor import JSON, MULTIPART, PAGE, URLENCODED, complaint, multipart, somebody

BODIES = {
    "multipart": (multipart, MULTIPART),
    "URL-encoded": (lambda fields: urlencode(fields, doseq=True).encode(), URLENCODED),
    "JSON": (lambda fields: json.dumps(fields).encode(), "application/json"),
}


@pytest.fixture(params=BODIES.values(), ids=BODIES)
def send(visitor, request):
    """Sends fields as one kind of body, and reads the answer as a program."""
    encode, kind = request.param
    return lambda path, fields: visitor.post(path, encode(fields), **{"Content-Type": kind, **JSON})


@pytest.fixture
def with_photos(visitor):
    """Opens a draft whose form carried the photos itself."""

    def open_with(*photos):
        said = complaint(somebody())
        kind = {"Content-Type": MULTIPART, **JSON}
        answer = visitor.post("/api/uk/drafts", multipart(said, photos), **kind)
        return Draft(said, f"/api/uk/drafts/{answer.json['draft']}")

    return open_with


def states(photos):
    return [shown["state"] for shown in photos.values()]


def test_every_kind_of_body_says_the_same(visitor, send):
    said = complaint(somebody()) | {"name": "Олена 🎧", "description": "Перший рядок.\nДругий рядок."}
    token = send("/api/uk/drafts", said).json["draft"]
    answers = visitor.ask(f"/api/uk/drafts/{token}").json["answers"]
    assert answers == {name: [value] if isinstance(value, str) else value for name, value in said.items()}


def test_every_kind_of_body_has_the_same_mistakes(send):
    said = complaint("olena at example") | {"kind": "theft", "description": " "}
    errors = {error["field"]: error["code"] for error in send("/api/uk/drafts", said).json["errors"]}
    assert errors == {"kind": "choice", "description": "missing", "email": "address"}


def test_every_kind_of_body_can_be_sent_in_the_end(send, ripe):
    assert send(f"{ripe.address}/submit", ripe.said).status == 201


def test_photos_inside_the_form_become_evidence(visitor, stack, with_photos):
    draft = with_photos(photo("JPEG"), photo("PNG"), photo("WEBP"))
    assert states(pictures.checked(visitor, draft, 3)) == ["accepted"] * 3
    assert len(pictures.stored(stack, "evidence_bucket", draft)) == 6  # each with its thumbnail
    assert pictures.stored(stack, "upload_bucket", draft) == []


def test_a_form_with_photos_is_taken_up_to_4_megabytes(visitor, with_photos):
    large = photo("PNG", size=(1_400, 1_200))
    assert 3 * MEGABYTE < len(large) < 4 * MEGABYTE - 10_000
    assert states(pictures.checked(visitor, with_photos(large))) == ["accepted"]


def test_an_empty_file_field_is_no_photo(visitor, with_photos):
    assert pictures.checked(visitor, with_photos(b""), 0) == {}


def test_no_more_photos_are_taken_than_a_complaint_may_have(visitor, with_photos):
    draft = with_photos(*[photo()] * 12)
    assert states(pictures.checked(visitor, draft, 10)) == ["accepted"] * 10
    assert visitor.ask(f"{draft.address}/photos").json["upload"] is None


def test_a_photo_goes_from_the_browser_into_the_evidence(visitor, stack, draft):
    name = pictures.add(visitor, draft, photo())
    shown = pictures.checked(visitor, draft)[name]
    for address in (shown["address"], shown["thumbnail"]):
        picture = visitor.get(address)
        assert (picture.status, picture.headers["content-type"]) == (200, "image/jpeg")
    assert pictures.stored(stack, "upload_bucket", draft) == []


def test_a_photo_checked_before_its_browser_is_back_has_arrived(visitor, draft):
    name, _ = pictures.upload(visitor, draft, photo())
    pictures.checked(visitor, draft)
    assert visitor.ask(f"{draft.address}/photos/{name}").json["arrived"] is True


def test_a_photo_stands_upright_and_tells_no_place(visitor, draft):
    name = pictures.add(visitor, draft, pictures.taken_sideways())
    address = pictures.checked(visitor, draft)[name]["address"]
    picture = Image.open(io.BytesIO(visitor.get(address).body))
    assert picture.size == (80, 120)
    assert not picture.getexif()


def test_a_photo_can_be_taken_back_with_all_its_copies(visitor, stack, draft):
    name = pictures.add(visitor, draft, photo())
    pictures.checked(visitor, draft)
    assert visitor.send(f"{draft.address}/photos/{name}/remove", {}).status == 200
    assert pictures.checked(visitor, draft, 0) == {}
    assert pictures.stored(stack, "evidence_bucket", draft) == []


def test_another_drafts_photo_cannot_be_taken_back(visitor, draft):
    name = pictures.add(visitor, draft, photo())
    stranger = open_draft(visitor)
    visitor.send(f"{stranger.address}/photos/{name}/remove", {})
    assert pictures.checked(visitor, draft)[name]["state"] == "accepted"


def test_photos_of_the_draft_are_photos_of_the_case(visitor, mail, ripe):
    pictures.add(visitor, ripe, photo())
    pictures.checked(visitor, ripe)
    case = sent(visitor, ripe)
    (shown,) = seen(visitor, case, confirmed(visitor, mail, case))["photos"]
    assert visitor.get(shown["thumbnail"]).status == 200


def test_a_draft_keeps_what_was_changed(visitor, draft):
    visitor.send(draft.address, draft.said | {"description": "Інші слова"})
    assert visitor.ask(draft.address).json["answers"]["description"] == ["Інші слова"]
    assert "Інші слова" in visitor.get(f"{draft.address}/check", **PAGE).words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_read_in_any_language(visitor, draft, language):
    page = visitor.get(draft.address.replace("/uk/", f"/{language}/"), **PAGE)
    assert (page.status, page.language) == (200, language)
    assert draft.said["description"] in page.words


def test_a_deleted_draft_is_gone_with_its_photos(visitor, stack, with_photos):
    draft = with_photos(photo())
    pictures.checked(visitor, draft)
    assert visitor.send(f"{draft.address}/delete", {}).status == 200
    assert visitor.ask(draft.address).json["error"] == "draft-gone"
    assert pictures.stored(stack, "evidence_bucket", draft) == []


def test_a_deleted_draft_cannot_be_sent(visitor, ripe):
    visitor.send(f"{ripe.address}/delete", {})
    answer = submit(visitor, ripe)
    assert (answer.status, answer.json["error"]) == (410, "draft-gone")


@pytest.mark.parametrize("place", ["", "/photos", "/check"])
def test_a_sent_draft_leads_to_its_confirmation(visitor, case, place):
    page = visitor.get(f"{case.draft.address}{place}", **PAGE)
    assert (page.status, page.headers["location"]) == (303, f"{case.draft.address}/confirmation")


def test_the_confirmation_can_be_read_again(visitor, case):
    for _ in range(2):
        page = visitor.get(f"{case.draft.address}/confirmation", **PAGE)
        assert case.reference in page.words
        assert case.email in page.words


def test_a_sent_complaint_cannot_be_deleted(visitor, case):
    visitor.send(f"{case.draft.address}/delete", {})
    assert visitor.ask(f"{case.draft.address}/confirmation").json["reference"] == case.reference
