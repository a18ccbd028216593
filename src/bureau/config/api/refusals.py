"""Every refusal as one shape, in Chinese, with what to do."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

import guiju
from bureau.ledger.actions import MovedOn

# What the reader of requests says of a value, in words for people.
_WORDS = {
    "missing": "没有写",
    "string_type": "应是文字",
    "string_too_long": "太长",
    "string_too_short": "太短",
    "string_pattern_mismatch": "有不能用的字符",
    "string_unicode": "有不能用的字符",
    "int_parsing": "应是整数",
    "int_type": "应是整数",
    "int_from_float": "应是整数",
    "bool_parsing": "应是 true 或 false",
    "date_from_datetime_parsing": "应是日期，如 2024-12-31",
    "date_parsing": "应是日期，如 2024-12-31",
    "datetime_parsing": "应是时间，如 2024-12-31T08:00:00+08:00",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "literal_error": "不在可选的值里",
    "enum": "不在可选的值里",
    "list_type": "应是一列值",
    "too_long": "太多",
    "extra_forbidden": "没有这一项",
    "json_invalid": "不是 JSON",
    "model_attributes_type": "应是一组键值",
    "dict_type": "应是一组键值",
}


class Refused(Schema):
    """为什么没有办成，以及怎么改。"""

    message: str = Field(title="一句话", description="给人看的说明")
    problems: list[str] = Field([], title="逐条", description="每一处不对的地方和改法")


# The refusals any operation may answer with, for the description of the API.
ANSWERS = {
    400: "请求读不懂",
    401: "没有登录，或令牌无效",
    403: "不在权限内",
    404: "没有这一条",
    405: "不支持这种方法",
    409: "您打开之后已有人改过",
    422: "参数不对",
}


def answer_refusals(api: NinjaAPI) -> None:
    """Let every refusal be answered in the one shape."""

    def said(
        request: HttpRequest, status: int, message: str, problems: list[str] | None = None
    ) -> HttpResponse:
        body = {"message": message, "problems": problems or []}
        return api.create_response(request, body, status=status)

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: Any) -> HttpResponse:
        return said(request, 401, "请先登录，或在请求头里写有效的令牌：Authorization: Bearer gj_…")

    @api.exception_handler(PermissionDenied)
    def forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return said(request, 403, str(error) or "不在您的权限内，或令牌没有这项授权。")

    @api.exception_handler(Http404)
    def absent(request: HttpRequest, error: Http404) -> HttpResponse:
        return said(request, 404, str(error) or "没有这一条。")

    @api.exception_handler(MovedOn)
    def moved(request: HttpRequest, error: MovedOn) -> HttpResponse:
        return said(request, 409, str(error), [problem.text() for problem in error.problems])

    @api.exception_handler(guiju.BadInput)
    def bad(request: HttpRequest, error: guiju.BadInput) -> HttpResponse:
        problems = [problem.text() for problem in error.problems]
        return said(request, 422, problems[0], problems)

    @api.exception_handler(ValidationError)
    def wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return said(request, 422, "参数不对", [_problem(each) for each in error.errors])

    @api.exception_handler(HttpError)
    def other(request: HttpRequest, error: HttpError) -> HttpResponse:
        return said(request, error.status_code, "请求读不懂，请核对 JSON 和请求头。")


def _problem(error: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in error.get("loc", ())[1:])
    return f"{where or '请求'}：{_WORDS.get(str(error.get('type')), '不合要求')}"
