"""What the template engine says of a slip, in Chinese."""

from __future__ import annotations

import re

_ENGLISH = (
    (r"Encountered unknown tag '(.+?)'.*to be closed is '(.+?)'.*", r"多出“\1”，还缺 {% end\2 %}"),
    (r"Encountered unknown tag '(.+?)'.*", r"没有“\1”这个标签"),
    (r"Unexpected end of template.*needs to be closed is '(.+?)'.*", r"到末尾也没有写 {% end\1 %}"),
    (r"Unexpected end of template.*", "到末尾还没有写完"),
    (r"unexpected end of template, expected '(.+?)'.*", r"没有写完，缺 \1"),
    (r"No filter named '(.+?)'.*", r"没有“\1”这个过滤词"),
    (r"No test named '(.+?)'.*", r"没有“\1”这个判断词"),
    (r"unexpected '(.+?)'.*", r"“\1”写错了地方"),
    (r"unexpected char (.+?) at.*", r"不认识字符 \1"),
    (r"expected token '(.+?)', got '(.+?)'.*", r"“\2”写错了地方，这里应是 \1"),
    (r"Missing end of .*", "没有写完"),
)
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": "末尾",
}


def in_chinese(message: str) -> str:
    """The engine's message told in Chinese; one it is not known by is told as unreadable."""
    for english, told in _ENGLISH:
        found = re.fullmatch(english, message, re.S)
        if found:
            said = found.expand(told)
            for token, meant in _TOKENS.items():
                said = said.replace(token, meant)
            return said
    return message if not message.isascii() else "这一处读不懂"
