"""Bring the English catalogue of the screens up to date: new messages get an empty entry, those gone leave.

usage: .venv/bin/python docs/collect_words.py
"""

from monitor.web.collecting import collect


def main() -> None:
    """Write the catalogue and say what still lacks English."""
    missing = collect()
    print(f"{len(missing)} messages lack English" + (":" if missing else "."))
    for message in missing:
        print(f"  {message}")


if __name__ == "__main__":
    main()
