"""Commands about the office and its people: init, user add, user token."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from monitor.api.tokens import new_secret, stored_form
from monitor.json_lines import InputError
from monitor.letters.shipped import load_recipients
from monitor.watch.names import load_shipped
from monitor.web.passwords import SHORTEST, hash_password
from monitor.workplace import open_workplace
from storage.ledger import access, people
from storage.ledger.errors import UnknownRowError
from storage.queries.people import user_by_name
from storage.records import Role

PasswordStdin = Annotated[bool, typer.Option("--password-stdin", help="read the password from the first line of stdin")]


def init(
    context: typer.Context,
    name: Annotated[str, typer.Option(prompt="Name of the office (tên cơ quan)")],
    province: Annotated[str, typer.Option(prompt="Province (tỉnh, thành phố)")],
    admin: Annotated[str, typer.Option(prompt="Name of the first admin (quản trị)")],
    second_factor: Annotated[
        bool, typer.Option("--second-factor", help="approvers and admins must sign in with a one-time code too")
    ] = False,
    password_stdin: PasswordStdin = False,
) -> None:
    """Make this data folder a new office's: its name, its province, its first admin."""
    password = read_password(from_stdin=password_stdin)
    with open_workplace(context.obj) as workplace:
        now = workplace.clock()
        people.open_office(
            workplace.db, name, province, is_demo=False, now=now, needs_second_factor=second_factor
        )  # fmt: skip
        load_shipped(workplace)
        load_recipients(workplace)
        people.add_user(workplace.db, admin, Role.ADMIN, hash_password(password), actor="system:init", now=now)


def add_user(
    context: typer.Context,
    name: str,
    role: Annotated[Role, typer.Option(help="what the person may do")],
    password_stdin: PasswordStdin = False,
) -> None:
    """Add a person; asks for a password, or reads it from stdin."""
    password = read_password(from_stdin=password_stdin)
    with open_workplace(context.obj) as workplace:
        people.add_user(workplace.db, name, role, hash_password(password), actor="system:cli", now=workplace.clock())


def add_token(
    context: typer.Context,
    name: str,
    revoke: Annotated[bool, typer.Option("--revoke", help="end all tokens of this person instead")] = False,
) -> None:
    """Print a new token for the HTTP API, the only line on stdout; it can not be shown again."""
    with open_workplace(context.obj) as workplace:
        user = user_by_name(workplace.db, name)
        if user is None:
            raise UnknownRowError(f"there is no user named {name}; `rasoat user add` makes one")
        if revoke:
            number = access.revoke_tokens(workplace.db, user.id, actor="system:cli", now=workplace.clock())
            sys.stderr.write(f"{number} tokens of {name} ended\n")
            return
        secret = new_secret()
        access.add_token(workplace.db, user.id, stored_form(secret), actor="system:cli", now=workplace.clock())
    sys.stdout.write(f"{secret}\n")


def read_password(*, from_stdin: bool) -> str:
    """A password from stdin or the keyboard (twice, unseen). Raises InputError when it is too short."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = typer.prompt("Password (mật khẩu)", hide_input=True, confirmation_prompt=True)
    if len(password) < SHORTEST:
        raise InputError(f"the password is too short; take at least {SHORTEST} characters")
    return password
