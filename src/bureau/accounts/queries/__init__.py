"""What may be asked of the room; whoever asks is named, and gets what he may see."""

from bureau.accounts.queries.glass import glass_list
from bureau.accounts.queries.people import (
    deputies,
    invitations,
    people_with,
    running,
    users,
    who_may,
)
from bureau.accounts.queries.places import Body, Places, keep_places, places
from bureau.accounts.queries.sessions import SignedIn, sessions_of
from bureau.accounts.queries.tokens import tokens_of, viewer_of_key
from bureau.accounts.queries.trail import (
    events,
    lists_with_own,
    readers_of_own,
    readings,
    sees_content,
)
from bureau.accounts.queries.viewers import viewer_of

__all__ = [
    "Body",
    "Places",
    "SignedIn",
    "deputies",
    "events",
    "glass_list",
    "invitations",
    "keep_places",
    "lists_with_own",
    "people_with",
    "places",
    "readers_of_own",
    "readings",
    "running",
    "sees_content",
    "sessions_of",
    "tokens_of",
    "users",
    "viewer_of",
    "viewer_of_key",
    "who_may",
]
