"""Photos that are none, are too much, or never come: told why, and the complaint goes on."""

import datetime as dt
import time

import boto3
import pytest
import time_machine
from botocore.config import Config

from functions.shared import moments, outbox
from functions.shared.bucket import Bucket
from functions.shared.table import Put
from tests.cast import LANGUAGES
from tests.stack import pictures
from tests.stack.drafts import open_draft, ripen, submit
from tests.stack.pictures import BAD, MEGABYTE, photo
from tests.stack.visitor import JSON, PAGE


@pytest.fixture(scope="module")
def refused(visitor):
    """A draft to which all the bad photos were added, and their names."""
    draft = open_draft(visitor)
    names = {what: pictures.add(visitor, draft, data) for what, (data, _) in BAD.items()}
    pictures.checked(visitor, draft, len(names))
    return draft, names


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_photo_is_refused_for_its_reason(owner, refused, what):
    draft, names = refused
    stored = owner.item(draft.case, f"FILE#{names[what]}")
    assert (stored["state"], stored["reason"]) == ("refused", BAD[what][1])


@pytest.mark.parametrize("what", BAD)
def test_what_to_do_about_it_is_told_in_the_readers_language(visitor, refused, what):
    draft, names = refused
    told = set()
    for language in LANGUAGES:
        address = f"{draft.address}/photos".replace("/uk/", f"/{language}/")
        (shown,) = [one for one in visitor.ask(address).json["photos"] if one["id"] == names[what]]
        assert shown["message"] in visitor.get(address, **PAGE).words
        told.add(shown["message"])
    assert len(told) == len(LANGUAGES)


def test_nothing_of_a_refused_photo_is_kept(stack, refused):
    draft, _ = refused
    assert pictures.stored(stack, "evidence_bucket", draft) == []
    assert pictures.stored(stack, "upload_bucket", draft) == []


def test_a_complaint_with_refused_photos_can_be_sent(visitor, refused):
    draft, _ = refused
    assert submit(visitor, ripen(draft)).status == 201


@pytest.mark.parametrize("data", [b"", bytes(15 * MEGABYTE + 1)], ids=["empty", "too large"])
def test_s3_itself_refuses_what_is_empty_or_too_large(visitor, draft, data):
    name, answer = pictures.upload(visitor, draft, data)
    assert answer.status == 400
    assert visitor.ask(f"{draft.address}/photos/{name}").json["arrived"] is False
    assert visitor.ask(draft.address).status == 200


def test_a_photo_of_15_megabytes_passes_s3(visitor, draft):
    _, answer = pictures.upload(visitor, draft, bytes(15 * MEGABYTE))
    assert answer.status == 201


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_photo_that_never_arrives_is_told(visitor, draft, language):
    back = visitor.get(f"{draft.address.replace('/uk/', f'/{language}/')}/photos/01a213c65c46", **PAGE)
    page = visitor.get(back.headers["location"], **PAGE)
    assert (page.status, page.language) == (200, language)
    assert 'class="hc-summary"' in page.text


def test_a_photo_that_nobody_checks_is_told_after_a_while(visitor, owner, draft):
    """As when the image function fails on it every time."""
    ago = moments.written(moments.now() - dt.timedelta(minutes=1))
    waiting = {"state": "waiting", "pending": outbox.shard(f"CASE#{draft.case}"), "due": ago}
    owner.table.write(Put({"pk": f"CASE#{draft.case}", "sk": "FILE#01a213c65c46", **waiting}))
    owner.invoke("Sweeper")
    (shown,) = visitor.ask(f"{draft.address}/photos").json["photos"]
    assert shown["state"] == "refused"
    assert shown["message"]


@pytest.fixture
def signer(stack):
    """Signs for browsers as the functions do, with the owner's rights."""
    return boto3.client(
        "s3",
        endpoint_url=f"http://localhost:{stack.port}",
        region_name=stack.outputs["region"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(signature_version="s3v4", s3={"addressing_style": "virtual"}),
    )


@pytest.mark.parametrize(("minutes", "status"), [(59, 201), (61, 403)])
def test_an_upload_form_is_good_for_an_hour(visitor, stack, signer, draft, minutes, status):
    bucket = Bucket(stack.outputs["upload_bucket"], None, lambda: signer)
    with time_machine.travel(moments.now() - dt.timedelta(minutes=minutes)):
        form = bucket.upload_form(f"{draft.case}/late", MEGABYTE)
    answer = visitor.upload({"action": form.action, "fields": form.fields}, photo())
    assert answer.status == status
    assert visitor.ask(f"{draft.address}/photos/late").json["arrived"] is (status == 201)


@pytest.mark.parametrize(
    "change",
    [{"key": "another/key"}, {"Content-Type": "text/html"}, {"acl": "public-read"}, {"policy": "e30="}],
    ids=lambda change: next(iter(change)),
)
def test_an_upload_form_cannot_be_bent(visitor, draft, change):
    slot = visitor.ask(f"{draft.address}/photos").json["upload"]
    bent = {**slot, "fields": slot["fields"] | change}
    assert visitor.upload(bent, photo()).status == 403


def test_a_photo_for_no_draft_is_thrown_away(visitor, stack, draft):
    """The form was opened, then the draft deleted, then the photo sent."""
    slot = visitor.ask(f"{draft.address}/photos").json["upload"]
    visitor.send(f"{draft.address}/delete", {})
    assert visitor.upload(slot, photo()).status == 201
    time.sleep(1)
    assert pictures.stored(stack, "evidence_bucket", draft) == []


def test_an_address_of_evidence_is_closed_to_everyone_without_a_signature(visitor, draft):
    name = pictures.add(visitor, draft, photo())
    address = pictures.checked(visitor, draft)[name]["address"]
    assert visitor.get(address).status == 200
    assert visitor.get(address.partition("?")[0], **JSON).status == 403
