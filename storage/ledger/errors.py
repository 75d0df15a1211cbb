"""What a deed may raise. Every text is for the person who tried it and says what to do: in Vietnamese
where an analyst reads it on screen, in English where an administrator reads it in a terminal."""


class LedgerError(Exception):
    """Root: the deed was not done and nothing was changed."""


class ConflictError(LedgerError):
    """A colleague was first, or the lease ran out. The text names who; the caller keeps the person's draft."""


class NotAllowedError(LedgerError):
    """This person may not do this deed (role, or the author approving their own decision)."""


class UnknownRowError(LedgerError):
    """There is no such row."""
