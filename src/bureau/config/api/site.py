"""The API put together: each room brings its operations."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from bureau.accounts.scopes import SCOPES
from bureau.config.api.doors import BrowserAuth, KeyAuth
from bureau.config.api.refusals import ANSWERS, Refused, answer_refusals
from bureau.ledger.api import router as ledger
from bureau.runs.api import router as runs

_JSON = "application/json"
_REFERENCE = {"$ref": "#/components/schemas/Refused"}
_SCOPES = "\n".join(f"- `{name}` {scope.label}：{scope.means}" for name, scope in SCOPES.items())
DESCRIPTION = f"""同页面一样的权限、区间和遮盖；查阅商业信息和个人信息留痕。

用令牌：在右上角姓名下的“接口令牌”生成，写在请求头 `Authorization: Bearer gj_…`。令牌的授权：
{_SCOPES}

用浏览器的会话：写入时须带 `X-CSRFToken`。金额以分计的整数在 `number`，给人看的在 `text`。
"""


class Api(NinjaAPI):
    """Says of every operation how it may refuse."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        """The description, with the refusals written into every operation."""
        schema = super().get_openapi_schema(*args, **kwargs)
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        schemas["Refused"] = Refused.model_json_schema()
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, said in ANSWERS.items():
                    content = {_JSON: {"schema": _REFERENCE}}
                    operation["responses"].setdefault(
                        status, {"description": said, "content": content}
                    )
        return schema


api = Api(
    title="规矩 · 县级科技局台账接口",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="/openapi.json",
    auth=[KeyAuth(), BrowserAuth()],
    urls_namespace="api",
)
api.add_router("", ledger)
api.add_router("", runs)
answer_refusals(api)
