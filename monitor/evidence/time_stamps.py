"""Time stamps (RFC 3161): the query, the reply, and what a reply proves. No network.

A reply whose certificates do not stand in DER order (OpenSSL's own server writes such) is refused by rfc3161-client; it
is read from a copy put in order, which changes nothing that is signed. The reply itself is kept as it came.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC

from asn1crypto import tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from rfc3161_client import (
    HashAlgorithm,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from storage.records import Record, UtcTime

GRANTED = (0, 1)  # granted, granted with modifications
HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
}  # fmt: skip


class TimeStampError(Exception):
    """A reply is no time stamp of these bytes; the text says why."""


class TimeStamp(Record):
    """What a reply says."""

    stamped_at: UtcTime
    authority: str  # the signer's name, as its certificate has it
    serial_number: str


def query(data: bytes) -> TimeStampRequest:
    """A query for a time stamp of `data` (SHA-256, with a nonce, asking for the signer's certificate)."""
    return TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()


def read_reply(reply: bytes, data: bytes, nonce: int | None = None) -> TimeStamp:
    """What a reply says of `data`. Raises TimeStampError unless it is a granted time stamp of these very bytes, with
    that nonce if one is given, and its signature is that of the certificate it carries.

    Whether that certificate is to be trusted, only `check_authority` says.
    """
    response = _decoded(reply)
    if response.status not in GRANTED:
        raise TimeStampError(f"the authority refused: status {response.status} {' '.join(response.status_string)}")
    info = response.tst_info
    if info.message_imprint.message != hashlib.sha256(data).digest():
        raise TimeStampError("it stamps other bytes")
    if nonce is not None and info.nonce != nonce:
        raise TimeStampError("it answers another query")
    signer = _check_signature(reply)
    moment = info.gen_time if info.gen_time.tzinfo else info.gen_time.replace(tzinfo=UTC)
    return TimeStamp(
        stamped_at=moment, authority=signer.subject.rfc4514_string(), serial_number=str(info.serial_number)
    )  # fmt: skip


def check_authority(reply: bytes, data: bytes, roots: Sequence[x509.Certificate]) -> None:
    """Raise TimeStampError unless a certificate that leads to one of `roots` signed the time stamp of `data`."""
    response = _decoded(reply)
    builder = VerifierBuilder(roots=list(roots), intermediates=_certificates(response, roots))
    try:
        builder.build().verify_message(response, data)
    except (VerificationError, ValueError) as error:
        raise TimeStampError(f"no certificate that you trust signed it: {error}") from error


def read_roots(pem: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file. Raises TimeStampError when there is none."""
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise TimeStampError(f"no certificate in PEM form: {error}") from error


def _certificates(response: TimeStampResponse, roots: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """The certificates that the reply brings along, self-signed ones left out: those would vouch for themselves."""
    found = [x509.load_der_x509_certificate(body) for body in response.signed_data.certificates]
    return [one for one in found if one.issuer != one.subject and one not in roots]


def _decoded(reply: bytes) -> TimeStampResponse:
    try:
        return decode_timestamp_response(reply)
    except ValueError:
        pass
    try:
        certificates = tsp.TimeStampResp.load(reply, strict=True)["time_stamp_token"]["content"]["certificates"]
        found = [each.chosen.dump() for each in certificates]
        return decode_timestamp_response(reply.replace(b"".join(found), b"".join(sorted(found)), 1))
    except (ValueError, TypeError, KeyError) as error:
        raise TimeStampError(f"no time-stamp reply: {error}") from error


def _check_signature(reply: bytes) -> x509.Certificate:
    """The signer's certificate, once its key is found to have signed the token (RFC 5652 section 5.4)."""
    try:
        signed = tsp.TimeStampResp.load(reply, strict=True)["time_stamp_token"]["content"]
        (signer,) = signed["signer_infos"]
        algorithm = HASHES[signer["digest_algorithm"]["algorithm"].native]
        digest = hashes.Hash(algorithm)
        digest.update(signed["encap_content_info"]["content"].contents)
        digests = [attribute["values"][0].native for attribute in signer["signed_attrs"]
                   if attribute["type"].native == "message_digest"]  # fmt: skip
        serial = signer["sid"].chosen["serial_number"].native
        attributes, signature = signer["signed_attrs"].untag().dump(), signer["signature"].native
        certificates = [x509.load_der_x509_certificate(each.chosen.dump()) for each in signed["certificates"]]
        certificate = next(each for each in certificates if each.serial_number == serial)
    except (ValueError, TypeError, KeyError, AttributeError, StopIteration) as error:
        raise TimeStampError(
            "its signature can not be read; ask the authority for SHA-256 and its certificate"
        ) from error
    if digests != [digest.finalize()]:
        raise TimeStampError("its signature is about other content")
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, attributes, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, attributes, ec.ECDSA(algorithm))
        else:
            raise TimeStampError("its signature is of a kind that we can not check")
    except InvalidSignature as error:
        raise TimeStampError("its signature is false") from error
    return certificate
