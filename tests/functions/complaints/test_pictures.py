"""Pictures drawn anew: what goes in, what comes out, what is refused."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from functions.complaints import pictures
from functions.complaints.pictures import MAXIMUM_PIXELS, PictureRefused, clean
from tests.functions.complaints import samples
from tests.functions.complaints.samples import drawn, opened, photo, saved

KINDS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png"), "WEBP": ("webp", "image/webp")}
GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112
SECRET = "SecretPlace"


def refusal(data):
    with pytest.raises(PictureRefused) as refused:
        clean(data)
    return refused.value.code


def difference(one, other):
    """How far two pictures are apart on average, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_stays_of_its_kind(kind):
    picture = clean(photo(kind))
    assert (picture.extension, picture.content_type) == KINDS[kind]
    assert opened(picture.data).format == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_looks_as_before(kind):
    picture = clean(photo(kind))
    assert (picture.width, picture.height) == opened(picture.data).size == (64, 48)
    assert difference(opened(picture.data), drawn()) < 8


def test_a_png_loses_nothing():
    assert difference(opened(clean(photo("PNG")).data), drawn()) == 0


def exif():
    """What a phone writes: its maker, and where it stood."""
    made = Image.Exif()
    made[MAKER] = SECRET
    made.get_ifd(GPS)[2] = (50.0, 27.0, 12.0)
    return made


def hidden(kind):
    """A photo with all that can hide in one of its kind."""
    options = {"exif": exif(), "icc_profile": SECRET.encode()}
    if kind == "JPEG":
        options |= {"comment": SECRET, "xmp": SECRET.encode()}
    if kind == "WEBP":
        options |= {"xmp": SECRET.encode()}
    if kind == "PNG":
        text = PngInfo()
        text.add_text("Comment", SECRET)
        options |= {"pnginfo": text}
    return photo(kind, **options)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_hidden_is_left(kind):
    assert SECRET.encode() in hidden(kind)
    picture = clean(hidden(kind))
    for data in (picture.data, picture.thumbnail):
        assert SECRET.encode() not in data
        assert dict(opened(data).getexif()) == {}


def test_the_place_where_it_was_taken_is_gone():
    assert opened(hidden("JPEG")).getexif().get_ifd(GPS) != {}
    assert opened(clean(hidden("JPEG")).data).getexif().get_ifd(GPS) == {}


def test_a_file_hidden_behind_a_picture_is_gone():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(SECRET, SECRET)
    picture = clean(photo() + archive.getvalue())
    assert SECRET.encode() not in picture.data


TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", TURNED)
def test_a_picture_is_turned_upright(orientation):
    """How the camera was held, against what it then stored."""
    turned, held = TURNED[orientation], Image.Exif()
    held[ORIENTATION] = orientation
    stored = drawn().transpose(turned) if turned is not None else drawn()
    picture = clean(saved(stored, "PNG", exif=held))
    assert (picture.width, picture.height) == (64, 48)
    assert difference(opened(picture.data), drawn()) == 0


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_nobody_knows_changes_nothing(orientation):
    held = Image.Exif()
    held[ORIENTATION] = orientation
    assert difference(opened(clean(photo("PNG", exif=held)).data), drawn()) == 0


def test_exif_data_that_cannot_be_written_again_is_no_reason_to_refuse():
    odd = Image.Exif()
    odd[ORIENTATION], odd[MAKER] = 6, "Maker"
    data = photo(exif=odd).replace(b"\x01\x0f\x00\x02", b"\x01\x0f\x00\x05")  # text marked as a fraction
    assert clean(data).height == 64


NOT_PICTURES = {
    "a PDF": samples.PDF,
    "an SVG": samples.SVG,
    "a text": b"just words",
    "one byte": b"\xff",
    "a GIF": photo("GIF"),
    "a TIFF": photo("TIFF"),
    "a BMP": photo("BMP"),
    "an icon": photo("ICO"),
    "a film": samples.HEIC.replace(b"ftypheic", b"ftypisom"),
    "zeros": bytes(5000),
}


@pytest.mark.parametrize("data", NOT_PICTURES.values(), ids=NOT_PICTURES)
def test_what_is_no_photo_is_refused(data):
    assert refusal(data) == "type"


def test_an_empty_file_is_refused():
    assert refusal(b"") == "empty"


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"])
def test_a_heic_photo_is_refused_by_its_name(brand):
    assert refusal(samples.HEIC.replace(b"ftypheic", b"ftyp" + brand)) == "heic"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.1, 0.5])
def test_half_a_picture_is_refused(kind, part):
    data = photo(kind)
    assert refusal(data[: int(len(data) * part)]) in ("damaged", "type")


@pytest.mark.parametrize("size", [(5001, 5000), (100_000, 300), (50_000, 50_000), (2**31 - 1, 1)], ids=str)
def test_a_bomb_of_pixels_is_refused_before_it_is_decoded(size):
    assert refusal(samples.bomb(*size)) == "too-many-pixels"


def test_as_many_pixels_as_are_allowed_are_drawn(monkeypatch):
    assert MAXIMUM_PIXELS == 5000 * 5000
    monkeypatch.setattr(pictures, "MAXIMUM_PIXELS", 64 * 48)
    assert clean(photo()).width == 64
    assert refusal(photo(size=(65, 48))) == "too-many-pixels"


def test_a_bomb_of_text_is_refused():
    text = PngInfo()
    text.add_text("Comment", "x" * 80_000_000, zip=True)
    assert refusal(photo("PNG", pnginfo=text)) == "damaged"


def half_clear():
    picture = drawn("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 32, 48))
    return picture


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_clear_stays_clear(kind):
    picture = opened(clean(saved(half_clear(), kind)).data)
    assert (picture.getpixel((5, 5))[3], picture.getpixel((60, 5))[3]) == (0, 255)


def test_a_palette_with_a_clear_colour_stays_clear():
    picture = drawn("P")
    data = saved(picture, "PNG", transparency=picture.getpixel((5, 5)))
    assert opened(clean(data).data).getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGB", "RGBA"])
def test_every_mode_of_a_png_is_drawn(mode):
    picture = drawn(mode)
    assert difference(opened(clean(saved(picture, "PNG")).data), picture.convert("RGB")) < 1


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_every_mode_of_a_jpeg_is_drawn_in_colours_of_a_screen(mode):
    picture = opened(clean(saved(drawn(mode), "JPEG")).data)
    assert picture.mode == "RGB"
    assert difference(picture, drawn(mode)) < 6


def test_greys_of_16_bits_keep_their_shades():
    deep = Image.new("I;16", (3, 1))
    for place, grey in enumerate((0, 0x8000, 0xFFFF)):
        deep.putpixel((place, 0), grey)
    picture = opened(clean(saved(deep, "PNG")).data).convert("L")
    assert [picture.getpixel((place, 0)) for place in range(3)] == [0, 128, 255]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_picture_stays(kind):
    data = photo(kind, save_all=True, append_images=[Image.new("RGB", (64, 48), "green")], lossless=True)
    picture = opened(clean(data).data)
    assert getattr(picture, "n_frames", 1) == 1
    assert difference(picture, drawn()) < 8


def test_of_a_phones_double_jpeg_the_first_picture_stays():
    data = photo("MPO", save_all=True, append_images=[Image.new("RGB", (64, 48), "green")])
    assert opened(data).format == "MPO"
    picture = clean(data)
    assert (picture.extension, opened(picture.data).format) == ("jpg", "JPEG")
    assert difference(opened(picture.data), drawn()) < 8


@pytest.mark.parametrize(
    ("size", "small"),
    [((1600, 1200), (320, 240)), ((600, 1200), (160, 320)), ((64, 48), (64, 48)), ((3000, 1), (320, 1))],
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_thumbnail_is_a_small_jpeg_of_the_same_shape(kind, size, small):
    thumbnail = opened(clean(photo(kind, size)).thumbnail)
    assert (thumbnail.format, thumbnail.size) == ("JPEG", small)


def test_a_thumbnail_looks_like_its_picture():
    thumbnail = opened(clean(photo(size=(640, 480))).thumbnail)
    assert difference(thumbnail, drawn(size=(320, 240))) < 8


@pytest.mark.filterwarnings("ignore:.*:UserWarning")
@settings(max_examples=150, deadline=None)
@given(st.sampled_from([*KINDS, "MPO"]), st.floats(0, 1), st.binary(min_size=1, max_size=9))
def test_damage_anywhere_is_drawn_or_refused(kind, place, damage):
    data = bytearray(DAMAGED[kind])
    start = int(place * (len(data) - 1))
    data[start : start + len(damage)] = damage
    try:
        assert clean(bytes(data)).data
    except PictureRefused as refused:
        assert refused.code in ("damaged", "type", "too-many-pixels")  # noqa: PT017 (either is right)


DAMAGED = {kind: photo(kind, exif=exif()) for kind in KINDS} | {
    "MPO": photo("MPO", save_all=True, append_images=[drawn()])
}
