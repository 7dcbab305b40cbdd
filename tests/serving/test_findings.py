"""The start-up check names what is wrong and what to do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from hulian.cli.serving import findings
from hulian.cli.serving.addresses import on_network


def codes(found):
    return {finding.code: finding.stops for finding in found}


@pytest.fixture
def certificate(tmp_path):
    """Write a certificate that ends in so many days; return it and its key."""
    def make(days: int, name: str = "a") -> tuple[Path, Path]:
        now = datetime.now(UTC)
        leaf = trustme.CA().issue_cert("hulian.test", not_before=now - timedelta(days=400),
                                       not_after=now + timedelta(days=days))
        cert, key = tmp_path / f"{name}.crt", tmp_path / f"{name}.key"
        leaf.cert_chain_pems[0].write_to_path(str(cert))
        leaf.private_key_pem.write_to_path(str(key))
        return cert, key
    return make


def test_every_finding_says_what_to_do(db, settings, certificate):
    settings.DEBUG, settings.PUBLIC_URL = True, ""
    found = [*findings.of_installation(), *findings.of_door("0.0.0.0", "", secure=False),  # noqa: S104
             *findings.of_certificate(*certificate(3))]

    assert {"debug", "plain_http", "no_public_url", "certificate_ends"} <= set(codes(found))
    assert all(finding.what.endswith(".") and finding.do.endswith(".") for finding in found)


def test_a_good_certificate_is_passed_over_and_an_old_one_stops(certificate):
    assert codes(findings.of_certificate(*certificate(90))) == {}
    assert codes(findings.of_certificate(*certificate(10))) == {"certificate_ends": False}
    assert codes(findings.of_certificate(*certificate(-1))) == {"certificate_ends": True}


def test_the_key_of_another_certificate_stops(certificate):
    cert, _ = certificate(90, "a")
    _, key = certificate(90, "b")

    assert codes(findings.of_certificate(cert, key)) == {"certificate": True}


@pytest.mark.parametrize(("host", "public_url", "secure", "expected"), [
    ("127.0.0.1", "", False, set()),
    ("localhost", "", False, set()),
    ("0.0.0.0", "", False, {"plain_http", "no_public_url"}),  # noqa: S104
    ("192.168.1.5", "http://192.168.1.5", False, {"plain_http"}),
    ("192.168.1.5", "https://hulian.test", False, set()),
    ("192.168.1.5", "https://hulian.test", True, set()),
])
def test_plain_http_on_a_network_is_warned_of_and_stops_nothing(host, public_url, secure, expected):
    assert codes(findings.of_door(host, public_url, secure=secure)) == dict.fromkeys(expected, False)


def test_keys_among_the_data_are_warned_of(db, settings, tmp_path):
    settings.DATA = tmp_path
    settings.KEYS_PATH = tmp_path / "keys.json"
    assert "keys" not in codes(findings.of_installation())

    settings.KEYS_PATH.write_text("{}")
    assert codes(findings.of_installation())["keys"] is False


def test_a_folder_that_is_none_stops(db, settings, tmp_path):
    settings.DATA = tmp_path / "file"
    settings.DATA.write_text("")

    assert codes(findings.of_installation())["data"] is True


def test_which_addresses_others_reach():
    assert not any(on_network(host) for host in ("127.0.0.1", "::1", "localhost"))
    assert all(on_network(host) for host in ("0.0.0.0", "::", "10.1.2.3", "hulian.test"))  # noqa: S104
