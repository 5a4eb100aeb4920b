"""Log lines hold constant text and ids, never names, texts, numbers or tokens."""

import json
import logging
import re
from contextvars import ContextVar
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="-")
_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD}


# PostgreSQL quotes the row that it refuses ("Failing row contains ..."), and with it what people wrote.
_ROWS = re.compile(
    r"^(DETAIL|CONTEXT):.*?(?=\n\n(?:The above exception|During handling)|\Z)",
    re.MULTILINE | re.DOTALL,
)


class _Discreet(logging.Formatter):
    """Tells where a fault happened, not with whose words."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- logging's name
        """The traceback without the values of rows."""
        return _ROWS.sub(r"\1: …", super().formatException(ei))


class JsonFormatter(_Discreet):
    """One JSON object a line, for machines. Control characters are escaped, so one event is one line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            "request_id": request_id.get(),
            **_fields(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


class PlainFormatter(_Discreet):
    """A line for people at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        fields = " ".join(
            f"{key}={value}"
            for key, value in _fields(record).items()
            if key not in {"request", "status_code"}
        )
        text = f"{self.formatTime(record, '%H:%M:%S')} {record.levelname.lower()} {record.name}: {record.getMessage()} {fields}"
        text = text.rstrip().replace("\r", "\\r").replace("\x1b", "\\x1b")
        return f"{text}\n{self.formatException(record.exc_info)}" if record.exc_info else text
