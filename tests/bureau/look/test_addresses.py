"""An entry of the head shows only while some room answers at its address."""

from bureau.look.navigation import exists


def test_address_of_no_room_does_not_exist() -> None:
    """What is not built is not offered; what is built is."""
    assert exists("/account/login/")
    assert not exists("/desk/nothing-of-the-kind")
