#!/usr/bin/env python3
"""Started in Chromium's place when we are root: gives its profile to `nobody`, becomes `nobody`, then is Chromium.

Chromium refuses its sandbox to root; as an ordinary user it keeps it. Standard library only: this runs outside of our
environment. The real browser's path comes as ``--real-browser=PATH``; nothing of our environment is handed on.
"""

import os
import pwd
import sys
from pathlib import Path

BROWSER, PROFILE = "--real-browser=", "--user-data-dir="

nobody = pwd.getpwnam("nobody")
browser = next(part.removeprefix(BROWSER) for part in sys.argv if part.startswith(BROWSER))
home = Path(next(part.removeprefix(PROFILE) for part in sys.argv if part.startswith(PROFILE)))
for path in (home, *home.rglob("*")):
    os.chown(path, nobody.pw_uid, nobody.pw_gid)
os.setgroups([])
os.setgid(nobody.pw_gid)
os.setuid(nobody.pw_uid)
arguments = [browser, *(part for part in sys.argv[1:] if not part.startswith(BROWSER))]
places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home))
os.execve(browser, arguments, {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **places})  # noqa: S606 - a fixed program
