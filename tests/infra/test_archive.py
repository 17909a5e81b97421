import os
import zipfile

from infra import archive


def tree(root, **files):
    root.mkdir(exist_ok=True)
    for name, text in files.items():
        (root / f"{name}.txt").write_text(text)
    return root


def test_the_same_contents_make_the_same_bytes(tmp_path):
    archive.write(tmp_path / "first.zip", [tree(tmp_path / "one", a="1", b="2")])
    other = tree(tmp_path / "two", b="2", a="1")
    os.utime(other / "a.txt", (0, 0))
    archive.write(tmp_path / "second.zip", [other])
    assert archive.digest(tmp_path / "first.zip") == archive.digest(tmp_path / "second.zip")


def test_other_contents_make_another_digest(tmp_path):
    archive.write(tmp_path / "first.zip", [tree(tmp_path / "one", a="1")])
    archive.write(tmp_path / "second.zip", [tree(tmp_path / "two", a="2")])
    assert archive.digest(tmp_path / "first.zip") != archive.digest(tmp_path / "second.zip")


def test_a_later_tree_wins(tmp_path):
    archive.write(tmp_path / "both.zip", [tree(tmp_path / "one", a="old"), tree(tmp_path / "two", a="new")])
    assert zipfile.ZipFile(tmp_path / "both.zip").read("a.txt") == b"new"
