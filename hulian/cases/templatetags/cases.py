"""What the page of a case draws by hand, because there is much of it."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from hulian.cases.codes import Category

register = template.Library()


@register.simple_tag
def category_taps(items: Iterable[Category]) -> SafeString:
    """Draw a button for each category that a tap may choose instead."""
    return SafeString("".join(
        f'<button name="category" value="{escape(item.code)}" title="{escape(str(item.covers))}">'
        f"{escape(str(item))}</button>" for item in items))
