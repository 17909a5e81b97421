"""Photos of a complaint: upload forms, what came, what was taken away."""

import datetime as dt

import pytest

from functions.complaints.drafts import partition
from functions.complaints.photos import Photo, State, marked
from functions.shared import moments, outbox
from infra import web
from tests.functions.asking import BOUNDARY, part
from tests.functions.complaints import samples


@pytest.fixture
def upload(aws, photos, draft):
    """A browser that fills a slot; answers the photo's name."""

    def uploaded(data=samples.photo()):  # noqa: B008 (bytes do not change)
        slot = photos.slot(draft.case)
        fields = [part(f'name="{name}"', value.encode()) for name, value in slot.form.fields.items()]
        body = b"".join(
            [*fields, part('name="file"; filename="a.jpg"', data), f"--{BOUNDARY}--\r\n".encode()]
        )
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        assert web.request(aws.addresses, slot.form.action, data=body, headers=kind)[0] == 201
        return slot.photo

    return uploaded


def states(photos, case):
    return [photo.state for photo in photos.of(case)]


def test_a_slot_has_a_new_name_each_time(photos, draft):
    assert len({photos.slot(draft.case).photo for _ in range(20)}) == 20


def test_names_sort_by_the_time_they_were_given(photos, draft, clock):
    names = []
    for _ in range(5):
        names.append(photos.slot(draft.case).photo)
        clock.forward(seconds=0.002)
    assert names == sorted(names)


def test_a_slot_takes_one_photo_of_the_drafts_own(photos, draft, config):
    slot = photos.slot(draft.case)
    assert slot.form.fields["key"] == f"{draft.case}/{slot.photo}"
    assert slot.form.maximum_bytes == config.limits.photo_megabytes * 1024 * 1024


def test_a_slot_leads_a_browser_back_to_its_photo(photos, draft):
    slot = photos.slot(draft.case, "https://help.market.example/photos/{}")
    assert slot.form.fields["success_action_redirect"] == f"https://help.market.example/photos/{slot.photo}"


def test_a_photo_that_came_waits_to_be_checked(photos, draft, upload):
    name = upload()
    assert photos.arrived(draft.case, name)
    assert photos.of(draft.case) == [Photo(name, State.WAITING)]


@pytest.mark.parametrize("name", ["0123456789abcdef", "", "../other", "a/b", "a%2fb"])
def test_a_photo_that_never_came_is_not_believed(photos, draft, name):
    assert not photos.arrived(draft.case, name)
    assert photos.of(draft.case) == []


def test_a_photo_of_another_draft_is_not_taken(photos, upload):
    assert not photos.arrived("0" * 32, upload())


def test_coming_back_twice_is_one_photo(photos, draft, upload):
    name = upload()
    assert (photos.arrived(draft.case, name), photos.arrived(draft.case, name)) == (True, True)
    assert states(photos, draft.case) == [State.WAITING]


def test_a_photo_inside_the_form_takes_the_same_road(photos, uploads, draft):
    photos.keep(draft.case, b"photo")
    [waiting] = photos.of(draft.case)
    assert (waiting.state, uploads.read(f"{draft.case}/{waiting.id}")) == (State.WAITING, b"photo")


def test_photos_come_in_the_order_they_were_given(photos, draft, clock):
    for _ in range(3):
        photos.keep(draft.case, b"photo")
        clock.forward(seconds=1)
    names = [photo.id for photo in photos.of(draft.case)]
    assert (len(names), names) == (3, sorted(names))


def test_a_waiting_photo_is_due_after_a_quarter_of_an_hour(photos, draft, table, clock):
    photos.keep(draft.case, b"photo")
    shard = outbox.shard(partition(draft.case))
    due = moments.written(clock() + dt.timedelta(minutes=15))
    assert [sk for _, sk in table.due("pending", shard, due, 9)] == [f"FILE#{photos.of(draft.case)[0].id}"]


@pytest.fixture
def accepted(photos, image, draft):
    """A photo that the image function took."""
    photos.keep(draft.case, samples.photo())
    image.take(f"{draft.case}/{photos.of(draft.case)[0].id}", "1")
    return photos.of(draft.case)[0]


def test_a_photo_that_was_quicker_than_its_browser_stays_accepted(photos, draft, accepted, uploads):
    uploads.put(f"{draft.case}/{accepted.id}", b"photo")
    assert photos.arrived(draft.case, accepted.id)
    assert photos.of(draft.case) == [accepted]


def test_a_removed_photo_is_gone_with_its_copies(photos, draft, accepted, evidence):
    photos.remove(draft.case, accepted.id)
    assert photos.of(draft.case) == []
    assert (evidence.size(accepted.key), evidence.size(accepted.thumbnail)) == (None, None)


def test_removing_twice_is_fine(photos, draft, accepted):
    photos.remove(draft.case, accepted.id)
    photos.remove(draft.case, accepted.id)
    assert photos.of(draft.case) == []


def test_removing_what_never_was_makes_nothing(photos, draft, everything):
    before = everything()
    photos.remove(draft.case, "0123456789abcdef")
    assert everything() == before


def test_a_photo_removed_before_it_was_checked_never_comes_back(photos, draft, image):
    photos.keep(draft.case, samples.photo())
    [waiting] = photos.of(draft.case)
    photos.remove(draft.case, waiting.id)
    image.take(f"{draft.case}/{waiting.id}", "1")
    photos.arrived(draft.case, waiting.id)
    assert photos.of(draft.case) == []


def test_a_checked_photo_is_no_longer_due(draft, accepted, table):
    shard = outbox.shard(partition(draft.case))
    assert [sk for _, sk in table.due("pending", shard, "2099", 9)] == ["DRAFT"]
    assert accepted.state is State.ACCEPTED


@pytest.mark.parametrize("state", [State.ACCEPTED, State.REFUSED, State.REMOVED])
def test_a_state_that_is_final_stops_the_clock(state):
    assert marked("1", "a", state, {}).remove == ("pending", "due")
