"""The contract of the bucket adapter, on the local AWS, with a browser that posts its own forms."""

import datetime as dt

import boto3
import pytest
import time_machine
from botocore.config import Config

from functions.shared import moments
from functions.shared.bucket import UPLOAD_TYPE, Bucket
from functions.shared.table import StoreUnavailable
from infra import web
from tests.conftest import free_port
from tests.functions.asking import BOUNDARY, part

BACK = "https://help.market.example/api/uk/drafts/1/photos/2"


@pytest.fixture
def browser(aws):
    class Browser:
        """Knows the bucket by its address alone, and signs nothing."""

        def get(self, address):
            status, _, body = web.request(aws.addresses, address)
            return status, body

        def post(self, form, data=b"photo", **changes):
            fields = form.fields | changes
            parts = [part(f'name="{name}"', value.encode()) for name, value in fields.items()]
            body = b"".join(
                [*parts, part('name="file"; filename="a.jpg"', data), f"--{BOUNDARY}--\r\n".encode()]
            )
            kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
            status, headers, _ = web.request(aws.addresses, form.action, data=body, headers=kind)
            return status, headers.get("location", "")

    return Browser()


@pytest.fixture
def bucket(uploads):
    uploads.delete("case/photo")
    return uploads


def test_an_object_comes_back_as_it_was(bucket):
    bucket.put("case/photo", b"\x00\xffphoto")
    assert (bucket.read("case/photo"), bucket.size("case/photo")) == (b"\x00\xffphoto", 7)


def test_an_object_that_is_not_there_is_none(bucket):
    assert (bucket.read("case/photo"), bucket.size("case/photo")) == (None, None)


def test_an_empty_object_is_not_none(bucket):
    bucket.put("case/photo", b"")
    assert (bucket.read("case/photo"), bucket.size("case/photo")) == (b"", 0)


def test_a_deleted_object_is_gone_and_may_be_deleted_again(bucket):
    bucket.put("case/photo", b"photo")
    bucket.delete("case/photo")
    bucket.delete("case/photo")
    assert bucket.read("case/photo") is None


def test_a_browser_uploads_with_a_form_and_comes_back(bucket, browser):
    status, location = browser.post(bucket.upload_form("case/photo", 1000, BACK))
    assert (status, location.partition("?")[0]) == (303, BACK)
    assert bucket.read("case/photo") == b"photo"


def test_a_script_uploads_with_a_form_and_is_told_so(bucket, browser):
    assert browser.post(bucket.upload_form("case/photo", 1000))[0] == 201
    assert bucket.read("case/photo") == b"photo"


def test_a_form_says_how_much_it_takes(bucket):
    assert bucket.upload_form("case/photo", 1000).maximum_bytes == 1000


def test_the_last_byte_that_fits_fits(bucket, browser):
    assert browser.post(bucket.upload_form("case/photo", 5))[0] == 201


@pytest.mark.parametrize("data", [b"photos", b""])
def test_a_file_too_large_or_empty_is_refused(bucket, browser, data):
    assert browser.post(bucket.upload_form("case/photo", 5), data)[0] == 400
    assert bucket.read("case/photo") is None


CHANGES = {
    "another key": {"key": "case/other"},
    "a key of the visitor's choice": {"key": "case/${filename}"},
    "another type": {"Content-Type": "text/html"},
    "another way back": {"success_action_redirect": "https://elsewhere.example/"},
    "a public object": {"acl": "public-read"},
    "a forged signature": {"x-amz-signature": "0" * 64},
    "a forged policy": {"policy": "eyJjb25kaXRpb25zIjpbXX0="},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_form_that_was_tampered_with_is_refused(bucket, browser, changes):
    status, _ = browser.post(bucket.upload_form("case/photo", 1000, BACK), **changes)
    assert status == 403
    assert (bucket.read("case/photo"), bucket.read("case/other")) == (None, None)


def minutes_ago(minutes):
    return time_machine.travel(moments.now() - dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(("minutes", "status"), [(59, 201), (61, 403)])
def test_a_form_is_good_for_an_hour(bucket, browser, minutes, status):
    with minutes_ago(minutes):
        form = bucket.upload_form("case/photo", 1000)
    assert browser.post(form)[0] == status


def test_nobody_reads_an_object_without_a_signature(bucket, browser):
    bucket.put("case/photo", b"photo")
    assert browser.get(bucket.view("case/photo").partition("?")[0])[0] == 403


def test_a_view_shows_the_object(bucket, browser):
    bucket.put("case/photo", b"photo")
    assert browser.get(bucket.view("case/photo")) == (200, b"photo")


def test_a_view_shows_no_other_object(bucket, browser):
    bucket.put("case/photo2", b"photo")
    assert browser.get(bucket.view("case/photo").replace("case/photo", "case/photo2"))[0] == 403


@pytest.mark.parametrize(("minutes", "status"), [(4.5, 200), (5.5, 403)])
def test_a_view_is_good_for_five_minutes(bucket, browser, minutes, status):
    bucket.put("case/photo", b"photo")
    with minutes_ago(minutes):
        view = bucket.view("case/photo")
    assert browser.get(view)[0] == status


def test_a_picture_is_kept_with_its_type(aws, bucket, bucket_names):
    bucket.put("case/photo", b"photo", "image/png")
    head = aws.client("s3").head_object(Bucket=bucket_names[0], Key="case/photo")
    assert head["ContentType"] == "image/png"


def test_an_upload_has_no_type_that_a_browser_would_show(aws, bucket, bucket_names, browser):
    browser.post(bucket.upload_form("case/photo", 1000))
    head = aws.client("s3").head_object(Bucket=bucket_names[0], Key="case/photo")
    assert head["ContentType"] == UPLOAD_TYPE


CALLS = {
    "put": lambda bucket: bucket.put("case/photo", b"photo"),
    "read": lambda bucket: bucket.read("case/photo"),
    "size": lambda bucket: bucket.size("case/photo"),
    "delete": lambda bucket: bucket.delete("case/photo"),
}


def dead(port):
    """A bucket behind an address that does not answer."""
    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="eu-central-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(connect_timeout=0.2, read_timeout=0.2, retries={"total_max_attempts": 1}),
    )
    return Bucket("any", client, lambda: client)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_store_that_refuses_connections_is_unavailable(call):
    with pytest.raises(StoreUnavailable):
        call(dead(free_port()))


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_store_that_never_answers_is_unavailable(call, silent_port):
    with pytest.raises(StoreUnavailable):
        call(dead(silent_port))


@pytest.mark.parametrize("call", [CALLS["put"], CALLS["delete"]], ids=["put", "delete"])
def test_a_write_that_s3_refuses_is_never_taken_for_done(call, aws):
    with pytest.raises(StoreUnavailable):
        call(Bucket("no-such-bucket", aws.client("s3"), lambda: None))
