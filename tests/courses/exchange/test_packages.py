"""ZIP files made to hurt: bombs, ways out, locks, damage, crowds."""

import io
import stat
import zipfile

import pytest

from courses.exchange.items import UnreadableFile
from courses.exchange.packages import MAX_MEMBERS, Package, safe_name

from .qti_files import package


def test_members_are_read_by_tidy_names():
    with Package(package({"./a//b.txt": "eins", "c\\d.txt": "zwei"})) as opened:
        assert opened.names == ["a/b.txt", "c/d.txt"]
        assert opened.read("a/b.txt") == b"eins"
        assert "c/d.txt" in opened
        with pytest.raises(KeyError):
            opened.read("nothing")


def test_a_bomb_is_stopped_while_it_unpacks():
    bomb = package({"zeros.xml": b"\0" * 15_000_000})
    assert len(bomb) < 100_000
    with Package(bomb) as opened, pytest.raises(UnreadableFile, match="too much"):
        opened.read("zeros.xml")


def test_a_lying_directory_does_not_help_a_bomb():
    data = bytearray(package({"x.xml": b"\0" * 30_000_000}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with Package(bytes(data)) as opened, pytest.raises(UnreadableFile):
        opened.read("x.xml")


def test_many_members_together_are_bounded(monkeypatch):
    monkeypatch.setattr("courses.exchange.packages.MAX_UNPACKED_BYTES", 1000)
    files = {f"{number}.txt": "x" * 400 for number in range(3)}
    with Package(package(files)) as opened:
        opened.read("0.txt")
        opened.read("1.txt")
        with pytest.raises(UnreadableFile, match="too much"):
            opened.read("2.txt")


@pytest.mark.parametrize(
    "name",
    ["../evil", "a/../../evil", "/etc/passwd", "..\\evil", "C:\\evil", "c:evil", "//host/x", ".."],
)
def test_names_that_lead_out_are_forbidden(name):
    with pytest.raises(UnreadableFile, match="forbidden name"):
        safe_name(name)
    with pytest.raises(UnreadableFile, match="forbidden name"):
        Package(package({name: "x", "fine.txt": "y"}))


@pytest.mark.parametrize("name", ["Kapitel 1: Fragen.xml", "..noch/..hier.xml", "häß lich.xml"])
def test_odd_names_that_stay_inside_are_fine(name):
    assert safe_name(name) == name


def test_names_in_utf8_without_a_flag_are_understood():
    data = package({"Uebung.xml": "x"}).replace(b"Uebung.xml", "Übung.xml".encode())
    with Package(data) as opened:
        assert opened.names == ["Übung.xml"]


def test_encrypted_members_are_refused():
    data = bytearray(package({"a.txt": "geheim"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with Package(bytes(data)) as opened, pytest.raises(UnreadableFile, match="encrypted"):
        opened.read("a.txt")


def test_a_damaged_member_is_named():
    data = package({"a.txt": "Hallo Welt, hier ist Text"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("a.txt")
    place = info.header_offset + 30 + len("a.txt") + 3
    broken = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
    with Package(broken) as opened, pytest.raises(UnreadableFile, match=r"a\.txt.*damaged"):
        opened.read("a.txt")


def test_a_wrong_checksum_is_damage():
    data = bytearray(package({"a.txt": "Hallo"}))
    data[data.rindex(b"PK\x01\x02") + 16] ^= 0xFF
    with Package(bytes(data)) as opened, pytest.raises(UnreadableFile, match="damaged"):
        opened.read("a.txt")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_hungry_ways_of_packing_are_refused(method):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("a.txt", "x" * 1000)
    with Package(target.getvalue()) as opened, pytest.raises(UnreadableFile, match="not supported"):
        opened.read("a.txt")


def test_links_and_directories_are_left_out():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("link.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("folder/", "")
        archive.writestr("a.txt", "x")
    assert Package(target.getvalue()).names == ["a.txt"]


def test_of_two_members_with_one_name_the_last_counts():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "erst")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "dann")
    with Package(target.getvalue()) as opened:
        assert (opened.names, opened.read("a.txt")) == (["a.txt"], b"dann")


def test_a_crowd_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for number in range(60_000):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    assert MAX_MEMBERS < 60_000
    with pytest.raises(UnreadableFile, match="too many files"):
        Package(target.getvalue())


def test_a_package_in_a_package_is_just_a_member():
    inner = package({"x": "y"})
    with Package(package({"inner.zip": inner})) as opened:
        assert opened.read("inner.zip") == inner


def test_packages_in_a_package_share_its_bounds(monkeypatch):
    monkeypatch.setattr("courses.exchange.packages.MAX_UNPACKED_BYTES", 1500)
    inner = package({"x": "x" * 900})
    with Package(package({"1.zip": inner, "2.zip": inner})) as opened:
        assert opened.inner("1.zip").read("x") == b"x" * 900
        with pytest.raises(UnreadableFile, match="too much"):
            opened.inner("2.zip").read("x")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 10, b"no zip at all"])
def test_what_is_no_package_is_said(data):
    with pytest.raises(UnreadableFile, match="not a readable ZIP"):
        Package(data)


def test_size_is_checked_first(monkeypatch):
    monkeypatch.setattr("courses.exchange.packages.MAX_FILE_BYTES", 10)
    with pytest.raises(UnreadableFile, match="too large"):
        Package(package({"a": "b"}))
