"""Prices as shops write them become numbers, and the currency that they are in.

In: a column of prices; out: amounts, and currencies as ISO 4217 writes them where a sign or a code is there. The rules:
of two separators the last one is the decimal one; one that comes twice, or a comma before three digits, parts
thousands; a point before three digits does, too, where another price of the column has a decimal comma. Of a range the
lowest price counts ("from 14.99"). A dollar without a country is USD.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from mmsid.catalogue.columns import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "MX$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "₴": "UAH", "₫": "VND", "฿": "THB", "₪": "ILS", "₦": "NGN", "₱": "PHP", "zł": "PLN",
    "Kč": "CZK", "Ft": "HUF", "лв": "BGN", "руб": "RUB", "元": "CNY", "円": "JPY",
}  # fmt: skip
_CODES = frozenset(
    [
        "AED",
        "ARS",
        "AUD",
        "BGN",
        "BHD",
        "BRL",
        "CAD",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CZK",
        "DKK",
        "EGP",
        "EUR",
        "GBP",
        "HKD",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "ISK",
        "JOD",
        "JPY",
        "KES",
        "KRW",
        "KWD",
        "KZT",
        "LKR",
        "MAD",
        "MXN",
        "MYR",
        "NGN",
        "NOK",
        "NZD",
        "OMR",
        "PEN",
        "PHP",
        "PKR",
        "PLN",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TND",
        "TRY",
        "TWD",
        "UAH",
        "USD",
        "UYU",
        "VND",
        "ZAR",
    ]
)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)))
_AMOUNT = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*\d|\d|(?<!\w)[.,]\d+")
_BLANKS = re.compile(r"[\s\u00a0\u202f'’]+")
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}(?!\d)(?![.,]\d)")
_NOTHING = frozenset({"", "-", "–", "—", "none", "null", "n/a", "na", "n.a."})
_FREE_TEXT = 40
"""Letters of a price, at most: what is longer is text with a number in it."""


class Price(NamedTuple):
    """A price.

    Attributes:
        amount: from 0; None where it is unknown.
        currency: its code; empty where nothing says it.
        is_readable: whether the text is a price, or says that there is none.
    """

    amount: float | None
    currency: str
    is_readable: bool = True


def read_prices(values: Iterable[Any]) -> list[Price]:
    """Reads a column of prices: numbers, or text of any form."""
    given = list(values)
    has_comma = any(isinstance(value, str) and "," in value and _has_decimal_comma(value) for value in given)
    return [_read(value, has_comma) for value in given]


def currency_code(text: str) -> str:
    """The code of a currency that is written as a code or a sign; what is neither stays as it is."""
    told = text.strip()
    return _SIGNS.get(told, told.upper() if re.fullmatch("[A-Za-z]{3}", told) else told)


def _read(value: Any, has_comma: bool) -> Price:
    text = as_text(value)
    if text is None:
        return Price(None, "", is_readable=False)
    is_number = not isinstance(value, str) and text
    return (_number(text) or Price(None, "", is_readable=False)) if is_number else _price(text, has_comma)


@lru_cache(100_000)  # a catalogue has fewer prices than products, and they are asked for more than once
def _price(text: str, has_comma: bool) -> Price:
    if text.casefold() in _NOTHING:
        return Price(None, "")
    unread = Price(None, "", is_readable=False)
    found = _AMOUNT.search(text)
    if found is None or len(text) > _FREE_TEXT or "-" in _BLANKS.sub("", text[: found.start()]):
        return _number(text) or unread
    if re.match(r"[eE][+-]?\d", text[found.end() :]):
        return _number(text) or unread
    return Price(_amount(found[0], has_comma), _currency(text))


def _number(text: str) -> Price | None:
    """A number as programs write it."""
    try:
        amount = float(text)
    except ValueError:
        return None
    return Price(amount, "") if math.isfinite(amount) and amount >= 0 else None


def _currency(text: str) -> str:
    sign = _SIGN.search(text)
    codes = [code for code in _CODE.findall(text) if code in _CODES]
    return codes[0] if codes else _SIGNS[sign[0]] if sign else ""


def _amount(written: str, has_comma: bool) -> float:
    digits = _BLANKS.sub("", written).rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (",", ".") if point > comma else (".", ",")
    else:
        mark = "," if comma >= 0 else "."
        is_thousands = digits.count(mark) > 1 or (
            digits[digits.rfind(mark) + 1 :].isdigit()
            and len(digits) - digits.rfind(mark) == 4
            and digits.rfind(mark) > 0
            and not digits.startswith("0")
            and has_comma == (mark == ".")
        )
        thousands, decimal = (mark, "") if is_thousands else ("", mark)
    if thousands:
        digits = digits.replace(thousands, "")
    return float(digits.replace(decimal, ".") if decimal else digits)


def _has_decimal_comma(text: str) -> bool:
    """Whether a price cannot but have a decimal comma: 12,99 and 1.299,00."""
    found = _AMOUNT.search(text)
    return found is not None and _DECIMAL_COMMA.search(found[0]) is not None
