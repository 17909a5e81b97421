from hashlib import md5
from pathlib import Path

import pytest

from infra import sync


class Bucket:
    """An S3 client that holds one bucket in memory."""

    def __init__(self):
        self.objects = {}
        self.order = []

    def put_object(self, Bucket, Key, Body, ContentType, CacheControl):  # noqa: ARG002, N803 (S3's names)
        self.objects[Key] = (Body, ContentType, CacheControl)
        self.order.append(Key)

    def delete_object(self, Bucket, Key):  # noqa: N803, ARG002
        del self.objects[Key]

    def get_paginator(self, _):
        return self

    def paginate(self, Bucket):  # noqa: ARG002, N803
        return [
            {
                "Contents": [
                    {"Key": key, "ETag": f'"{md5(body[0], usedforsecurity=False).hexdigest()}"'}
                    for key, body in self.objects.items()
                ]
            }
        ]


class Cloud:
    def __init__(self):
        self.bucket = Bucket()

    def client(self, _):
        return self.bucket


@pytest.fixture
def cloud():
    return Cloud()


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk" / "index.html").write_text("<h1>Вітаємо</h1>")
    (tmp_path / "style.css").write_text("body {}")
    return tmp_path


def test_every_file_is_stored_and_a_home_under_its_folder_too(cloud, tree):
    assert sync.site(cloud, tree, "site") == sync.Synced(3, 0)
    assert set(cloud.bucket.objects) == {"uk/index.html", "uk/", "style.css"}


def test_what_did_not_change_is_not_stored_again(cloud, tree):
    sync.site(cloud, tree, "site")
    (tree / "style.css").write_text("body { color: red }")
    assert sync.site(cloud, tree, "site") == sync.Synced(1, 0)


def test_what_is_gone_is_removed(cloud, tree):
    sync.site(cloud, tree, "site")
    (tree / "style.css").unlink()
    assert sync.site(cloud, tree, "site") == sync.Synced(0, 1)
    assert "style.css" not in cloud.bucket.objects


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("page.html", "text/html; charset=utf-8"),
        ("search.wasm", "application/wasm"),
        ("photo.webp", "image/webp"),
        ("unknown.pf_meta", "application/octet-stream"),
    ],
)
def test_types_are_those_that_browsers_want(name, kind):
    assert sync.content_type(Path(name)) == kind


def test_only_a_name_with_a_hash_may_be_kept_for_ever():
    assert sync.cache_control("assets/main.0ddc9b2f.min.css") == sync.FOREVER
    assert sync.cache_control("uk/index.html") == sync.ASK_AGAIN
    assert sync.cache_control("assets/deadbeef-and-more/site.js") == sync.ASK_AGAIN
