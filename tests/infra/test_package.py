import re
import subprocess
import sys
import zipfile
from pathlib import Path

import botocore.session
import pytest
from botocore import xform_name

from infra import build, target
from infra.vendoring import OPERATIONS

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def names(built):
    return set(zipfile.ZipFile(built.packages.functions).namelist())


def run_in(zip_path, folder, code):
    """Runs the code with nothing but the standard library and the unpacked zip, as a Lambda would."""
    zipfile.ZipFile(zip_path).extractall(folder)
    prelude = f"import sys; sys.path.insert(0, {str(folder)!r}); sys.dont_write_bytecode = True\n"
    command = [sys.executable, "-I", "-S", "-W", "ignore", "-c", prelude + code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_local_times_are_known_where_the_system_has_no_time_zones(built, tmp_path):
    code = (
        "import zoneinfo, datetime as dt; zoneinfo.reset_tzpath(to=[])\n"
        "print(dt.datetime(2026, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Kyiv')).utcoffset())"
    )
    assert run_in(built.packages.functions, tmp_path, code).stdout == "3:00:00\n"


def test_a_second_build_makes_the_same_package(built, workshop):
    again = build.stack(workshop, target.this_computer())
    assert again.packages.functions.name == built.packages.functions.name
    assert again.template.name == built.template.name


def test_the_app_and_all_it_needs_import_from_the_package_alone(built, tmp_path):
    code = "import app; print(sorted(app.app.routes)[0], app.forward, app.mailer, app.image, app.sweeper)"
    result = run_in(built.packages.functions, tmp_path, code)
    assert result.returncode == 0, result.stderr


def test_the_clients_of_the_services_in_use_can_be_made_and_no_others_are_carried(built, tmp_path):
    code = """
import botocore.session
session = botocore.session.get_session()
for name in session.get_available_services():
    session.create_client(name, region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b")
print(" ".join(session.get_available_services()))
"""
    result = run_in(built.packages.functions, tmp_path, code)
    assert result.stdout.split() == sorted(OPERATIONS), result.stderr


def test_every_operation_that_the_functions_name_is_carried(root):
    session = botocore.session.get_session()
    sources = map(Path.read_text, (root / "functions").rglob("*.py"))
    words = set(re.findall(r"\w+", " ".join(source for source in sources if "_client" in source)))
    for service, carried in OPERATIONS.items():
        known = session.get_service_model(service).operation_names
        assert {name for name in known if xform_name(name) in words} <= carried


def test_addresses_for_browsers_can_be_signed(built, tmp_path):
    code = """
import botocore.session
from botocore.config import Config
session = botocore.session.get_session()
config = Config(signature_version="s3v4", s3={"addressing_style": "virtual"})
keys = {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
client = session.create_client("s3", region_name="eu-central-1", config=config, **keys)
print(client.generate_presigned_post("photos", "key")["url"])
"""
    result = run_in(built.packages.functions, tmp_path, code)
    assert result.stdout.strip() == "https://photos.s3.eu-central-1.amazonaws.com/", result.stderr


def test_every_module_is_compiled(names):
    sources = {name for name in names if name.endswith(".py")}
    compiled = {name for name in names if name.endswith(".pyc")}
    tag = sys.implementation.cache_tag
    for source in sources:
        folder, _, module = source.rpartition("/")
        cached = f"{folder}/__pycache__/{module[:-3]}.{tag}.pyc".lstrip("/")
        assert cached in compiled


def test_the_dataclasses_of_the_app_are_compiled_too(names):
    assert f"resources/dataclasses.{sys.implementation.cache_tag}.bin" in names


def test_packaging_leaves_no_bytecode_of_its_own_python(built, workshop):
    assert built.packages.functions.exists()
    assert list(workshop.staged.rglob("__pycache__")) == []


def test_the_resources_lie_beside_the_code(names):
    assert "resources/helpcentre.json" in names
    assert "resources/shell/uk.html" in names
    assert "resources/locales/uk/LC_MESSAGES/messages.mo" in names
    assert any(name.startswith("resources/templates/tmpl_") for name in names)


def test_the_package_stays_small(built):
    assert built.packages.functions.stat().st_size <= 2 * MEGABYTE


def test_pillow_is_in_the_layer_and_not_in_the_package(built, names):
    layer = zipfile.ZipFile(built.packages.layer).namelist()
    assert any(name.startswith("python/PIL/Image.") for name in layer)
    assert not any(name.startswith("PIL/") for name in names)
