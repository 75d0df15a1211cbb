"""Asks a time-stamp authority (RFC 3161 section 3.4, over HTTP). Its address is configured, so the guard has no say."""

from __future__ import annotations

import httpx

TIMEOUT_SECONDS = 10.0
MOST_BYTES = 256 * 1024  # a reply has some 1.5 to 8 kB


class TimestampServerError(Exception):
    """The authority could not be asked, or answered something else; the text says what."""


def ask(url: str, query: bytes) -> bytes:
    """The authority's reply to a query, both in DER; not looked into yet. Raises TimestampServerError."""
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        with httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=True, trust_env=False) as client:
            answer = client.post(url, content=query, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise TimestampServerError(f"the time-stamp server {url} can not be asked: {error}") from error
    if answer.status_code != 200:
        raise TimestampServerError(f"the time-stamp server {url} answered HTTP {answer.status_code}")
    if len(answer.content) > MOST_BYTES:
        raise TimestampServerError(f"the time-stamp server {url} answered {len(answer.content)} bytes, no time stamp")
    return answer.content
