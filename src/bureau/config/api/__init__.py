"""/api: what programs may ask and enter, with the rights of whoever they ask for."""

from bureau.config.api.site import api

__all__ = ["api"]
