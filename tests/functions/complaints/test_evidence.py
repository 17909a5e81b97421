"""What the image function does with each object that arrives."""

from dataclasses import replace

import pytest

from functions.complaints.drafts import discard, partition
from functions.complaints.evidence import Evidence
from functions.complaints.photos import State
from functions.shared.table import Table
from tests.functions.complaints import samples
from tests.functions.complaints.samples import opened, photo


@pytest.fixture
def arrive(uploads, draft, image):
    """An object in the upload bucket, and the image function's call for it; answers its key."""

    def arrived(data, name="a1", etag="etag-1", case=draft.case, by=image):
        key = f"{case}/{name}"
        uploads.put(key, data)
        by.take(key, etag)
        return key

    return arrived


def only(photos, draft):
    [found] = photos.of(draft.case)
    return found


def test_a_good_photo_is_accepted_with_its_thumbnail(arrive, photos, draft, evidence):
    arrive(photo(size=(640, 480)))
    kept = only(photos, draft)
    assert (kept.state, kept.width, kept.height) == (State.ACCEPTED, 640, 480)
    assert opened(evidence.read(kept.key)).size == (640, 480)
    assert opened(evidence.read(kept.thumbnail)).size == (320, 240)


def test_evidence_lies_under_its_case_and_a_new_key(arrive, photos, draft):
    arrive(photo("PNG"))
    kept = only(photos, draft)
    assert (kept.key, kept.thumbnail) == (f"{draft.case}/a1-etag-1.png", f"{draft.case}/a1-etag-1-small.jpg")


@pytest.mark.parametrize(
    ("kind", "content_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_evidence_is_kept_with_its_type(arrive, photos, draft, aws, bucket_names, kind, content_type):
    arrive(photo(kind))
    head = aws.client("s3").head_object(Bucket=bucket_names[1], Key=only(photos, draft).key)
    assert head["ContentType"] == content_type


@pytest.mark.parametrize("data", [photo(), samples.PDF], ids=["good", "bad"])
def test_the_upload_is_gone_once_it_was_looked_at(arrive, uploads, data):
    assert uploads.size(arrive(data)) is None


BAD = {
    "empty": b"",
    "type": samples.PDF,
    "heic": samples.HEIC,
    "damaged": photo()[:400],
    "too-many-pixels": samples.bomb(50_000, 50_000),
}


@pytest.mark.parametrize("reason", BAD)
def test_a_bad_photo_is_refused_with_its_reason(arrive, photos, draft, reason):
    arrive(BAD[reason])
    refused = only(photos, draft)
    assert (refused.state, refused.reason, refused.key) == (State.REFUSED, reason, "")


def test_a_second_call_for_the_same_upload_does_nothing(arrive, photos, draft):
    arrive(photo())
    before = only(photos, draft)
    arrive(samples.PDF)
    assert only(photos, draft) == before


def test_another_upload_under_the_same_name_is_looked_at_anew(arrive, photos, draft):
    arrive(samples.PDF)
    arrive(photo(), etag="etag-2")
    assert (only(photos, draft).state, only(photos, draft).key[-10:]) == (State.ACCEPTED, "etag-2.jpg")


def left(aws, bucket_names, draft):
    """Everything of a draft in the evidence bucket."""
    listed = aws.client("s3").list_objects_v2(Bucket=bucket_names[1], Prefix=draft.case)
    return sorted(found["Key"] for found in listed.get("Contents", []))


@pytest.mark.parametrize("again", [photo("PNG"), samples.PDF], ids=["good", "bad"])
def test_an_upload_under_the_same_name_replaces_the_one_before(
    arrive, photos, draft, aws, bucket_names, again
):
    arrive(photo())
    arrive(again, etag="etag-2")
    replaced = only(photos, draft)
    assert left(aws, bucket_names, draft) == sorted(filter(None, (replaced.key, replaced.thumbnail)))


def test_an_upload_that_is_gone_already_is_none_of_ours(image, photos, draft):
    image.take(f"{draft.case}/a1", "etag-1")
    assert photos.of(draft.case) == []


def test_an_upload_to_no_draft_is_left_alone(arrive, table, uploads):
    key = arrive(photo(), case="0" * 32)
    assert (table.query(partition("0" * 32)), uploads.size(key) is None) == ([], False)


def test_an_upload_to_a_deleted_draft_is_left_alone(arrive, table, evidence, draft):
    discard(table, evidence, draft.case)
    arrive(photo())
    assert table.query(partition(draft.case)) == []


def test_a_photo_that_comes_after_the_complaint_was_sent_is_still_taken(arrive, photos, case):
    arrive(photo(), case=case.id)
    assert [kept.state for kept in photos.of(case.id)] == [State.ACCEPTED]


def test_one_photo_too_many_is_refused(arrive, photos, draft, image, config):
    two = replace(image, limits=replace(config.limits, photos=2))
    for name in ("a1", "a2", "a3"):
        arrive(photo(), name, by=two)
    assert [(it.state, it.reason) for it in photos.of(draft.case)] == [
        (State.ACCEPTED, ""),
        (State.ACCEPTED, ""),
        (State.REFUSED, "too-many"),
    ]


def test_refused_and_removed_photos_take_no_room(arrive, photos, draft, image, config):
    one = replace(image, limits=replace(config.limits, photos=1))
    arrive(samples.PDF, "a1", by=one)
    arrive(photo(), "a2", by=one)
    photos.remove(draft.case, "a2")
    arrive(photo(), "a3", by=one)
    assert [it.state for it in photos.of(draft.case)] == [State.REFUSED, State.ACCEPTED]


class Slow(Table):
    """A table that hears of a photo only after its owner has removed it."""

    def __init__(self, table, remove):
        super().__init__(table._client, table._name)
        self.remove = remove

    def write(self, *writes):
        self.remove()
        super().write(*writes)


@pytest.mark.parametrize("data", [photo(), samples.PDF], ids=["good", "bad"])
def test_a_photo_removed_while_it_is_looked_at_leaves_nothing_behind(
    arrive, photos, draft, table, uploads, evidence, config, aws, bucket_names, data
):
    photos.keep(draft.case, data)
    name = only(photos, draft).id
    slow = Evidence(Slow(table, lambda: photos.remove(draft.case, name)), uploads, evidence, config.limits)
    arrive(data, name, by=slow)
    assert (photos.of(draft.case), left(aws, bucket_names, draft)) == ([], [])
