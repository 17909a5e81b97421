"""Pictures: decoded, turned upright, drawn anew without metadata, with a thumbnail. Pillow's only user."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image, UnidentifiedImageError

# 25 megapixels cover every phone's normal photo; decoded they take 75 MB of the function's memory.
MAXIMUM_PIXELS = 25_000_000
THUMBNAIL = (320, 320)
_FORMATS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png"), "WEBP": ("webp", "image/webp")}
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
# What turns a picture upright, by its EXIF orientation (CIPA DC-008, section 4.6.4).
_TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class PictureRefused(Exception):
    """Not a picture we can show; `code` is empty, heic, type, too-many-pixels or damaged."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Picture:
    """A clean picture: its bytes, its thumbnail as JPEG, its size in pixels, and what it is."""

    data: bytes
    thumbnail: bytes
    width: int
    height: int
    extension: str
    content_type: str


def clean(data: bytes) -> Picture:
    """Draw a picture anew from untrusted bytes; raises PictureRefused."""
    if not data:
        raise PictureRefused("empty")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise PictureRefused("heic")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _drawn(data)
    except UnidentifiedImageError as error:
        raise PictureRefused("type") from error
    except Image.DecompressionBombError as error:
        raise PictureRefused("too-many-pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        raise PictureRefused("damaged") from error


def _drawn(data: bytes) -> Picture:
    with Image.open(io.BytesIO(data), formats=list(_FORMATS)) as opened:
        # Many phones add a second, smaller picture to a JPEG; Pillow then calls it MPO.
        kind = str(opened.format).replace("MPO", "JPEG")
        if opened.width * opened.height > MAXIMUM_PIXELS:
            raise PictureRefused("too-many-pixels")
        opened.load()
        upright = _eight_bits(_upright(opened))
    extension, content_type = _FORMATS[kind]
    image = upright.convert("RGBA" if kind != "JPEG" and upright.has_transparency_data else "RGB")
    small = image.convert("RGB")
    small.thumbnail(THUMBNAIL)
    return Picture(
        data=_saved(image, kind),
        thumbnail=_saved(small, "JPEG"),
        width=image.width,
        height=image.height,
        extension=extension,
        content_type=content_type,
    )


def _upright(image: Image.Image) -> Image.Image:
    """The picture as its camera was held.

    Pillow's own exif_transpose writes the EXIF data anew and trips over what some cameras put there.
    """
    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation))
    return image if turn is None else image.transpose(turn)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 bits, which Pillow would otherwise cut off at 255."""
    return image.point(lambda grey: grey / 256).convert("L") if image.mode.startswith("I") else image


def _saved(image: Image.Image, kind: str) -> bytes:
    """The pixels alone: a new image carries none of the old one's metadata."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, kind, **({} if kind == "PNG" else {"quality": 88}))
    return out.getvalue()
