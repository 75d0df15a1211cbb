"""Real servers on loopback for what the watch talks to: DNS, RDAP, mail."""

from __future__ import annotations

import json
import socket
import threading
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class DnsServer:
    """Answers over UDP from a table of (name, kind) -> values; what is not in `zones` does not exist."""

    def __init__(self, records: dict[tuple[str, str], list[str]]) -> None:
        self.records = records
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> DnsServer:
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.sendto(b"stop", ("127.0.0.1", self._socket.getsockname()[1]))
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while (packet := self._socket.recvfrom(4096))[0] != b"stop":
            question = dns.message.from_wire(packet[0])
            asked = question.question[0]
            name, kind = str(asked.name).rstrip("."), dns.rdatatype.to_text(asked.rdtype)
            answer = dns.message.make_response(question)
            answer.flags |= dns.flags.RA
            if values := self.records.get((name, kind)):
                answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", kind, *values))
            elif not any(known == name for known, _ in self.records):
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self._socket.sendto(answer.to_wire(), packet[1])


def rdap_answer(registrar: str, day: str, abuse: str) -> bytes:
    """A domain object of RFC 9083 as registries write it."""

    def card(*rows: list[Any]) -> list[Any]:
        return ["vcard", [["version", {}, "text", "4.0"], *rows]]

    return json.dumps({
        "objectClassName": "domain", "status": ["client transfer prohibited"],
        "events": [{"eventAction": "registration", "eventDate": f"{day}T00:00:00Z"}],
        "entities": [
            {"roles": ["registrant"], "vcardArray": card(["fn", {}, "text", "Nguyễn Văn Riêng Tư"])},
            {"roles": ["registrar"], "vcardArray": card(["fn", {}, "text", registrar]), "entities": [
                {"roles": ["abuse"], "vcardArray": card(["email", {}, "text", abuse])},
            ]},
        ],
    }).encode()  # fmt: skip


class MailSink:
    """A real mail server on loopback that keeps what it takes, and can be down."""

    def __init__(self) -> None:
        self.mails: list[str] = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._controller: Controller | None = None

    async def handle_DATA(self, server: SMTP, session: object, envelope: Any) -> str:  # noqa: N802
        self.mails.append(envelope.content.decode())
        return "250 taken"

    @property
    def address(self) -> str:
        return f"mailto://127.0.0.1:{self.port}?from=rasoat@office.example&to=an@office.example"

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None
