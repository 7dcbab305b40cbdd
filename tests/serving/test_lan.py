"""`serve --lan`: one authority, kept; a certificate for the addresses of today; a page for phones."""

import ipaddress
import stat

import pytest
from cryptography import x509
from django.test import Client

from hulian.cli.serving import lan


@pytest.fixture
def data(tmp_path, settings):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    return settings.DATA


def names_of(path):
    cert = x509.load_pem_x509_certificate(path.read_bytes())
    return {str(name.value) for name in cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value}


def test_root_and_certificate_are_kept_from_start_to_start(data):
    first = lan.prepare(["10.0.0.5"])
    before = first.root.read_bytes(), first.cert.read_bytes()

    second = lan.prepare(["10.0.0.5"])
    assert (second.root.read_bytes(), second.cert.read_bytes()) == before
    assert {"10.0.0.5", "127.0.0.1", "localhost"} <= names_of(second.cert)


def test_on_another_network_the_root_stays_and_the_certificate_is_new(data):
    root = lan.prepare(["10.0.0.5"]).root.read_bytes()
    moved = lan.prepare(["192.168.43.1"])

    assert moved.root.read_bytes() == root
    assert "192.168.43.1" in names_of(moved.cert)
    x509.load_pem_x509_certificate(moved.cert.read_bytes()).verify_directly_issued_by(
        x509.load_pem_x509_certificate(root))


def test_phones_take_the_certificate_it_does_not_live_for_years(data):
    cert = x509.load_pem_x509_certificate(lan.prepare(["10.0.0.5"]).cert.read_bytes())

    assert (cert.not_valid_after_utc - cert.not_valid_before_utc).days <= 398


def test_the_key_of_the_root_lies_outside_the_data_and_only_its_owner_reads_it(data):
    lan.prepare(["10.0.0.5"])
    key = data.with_name("data.lan.key")

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert [path for path in data.rglob("*") if path.is_file() and path.read_bytes() == key.read_bytes()] == []


def test_a_lost_root_key_makes_a_new_root_and_a_certificate_that_fits(data):
    lan.prepare(["10.0.0.5"])
    data.with_name("data.lan.key").unlink()
    made = lan.prepare(["10.0.0.5"])

    x509.load_pem_x509_certificate(made.cert.read_bytes()).verify_directly_issued_by(
        x509.load_pem_x509_certificate(made.root.read_bytes()))


def test_without_lan_there_is_no_page(db):
    assert [Client().get(path).status_code for path in ("/lan/", "/lan/root.cer")] == [404, 404]


def test_the_page_gives_the_root_and_says_where_to_go_then(db, data, settings):
    made = lan.prepare(["10.0.0.5"])
    settings.LAN_URL, settings.LAN_SAFE_URL = "http://10.0.0.5:8001", "https://10.0.0.5:8000"

    page = Client().get("/lan/").content.decode()
    assert "10.0.0.5:8001/lan/" in page
    assert 'href="https://10.0.0.5:8000"' in page
    answer = Client().get("/lan/root.cer")
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert x509.load_der_x509_certificate(answer.content) == x509.load_pem_x509_certificate(made.root.read_bytes())


def test_own_addresses_are_of_this_machine_and_not_loopback():
    from hulian.cli.serving.addresses import own_addresses

    assert not any(ipaddress.ip_address(address).is_loopback for address in own_addresses())
