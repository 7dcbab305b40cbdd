"""What every template may say: icons, spoken times, form fields that fit the hand."""

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any

from django import forms, template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hulian.core import spoken as words

register = template.Library()
register.filter("spoken", words.spoken)
register.filter("left", words.left)
register.filter("lasting", words.lasting)

KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.HiddenInput, "hidden"), (forms.MultipleHiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "choices"), (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "check"),
]
# The browser's own pickers want ISO, whatever the language of the page writes.
PICKERS: list[tuple[type[forms.Widget], str, str]] = [
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.DateInput, "date", "%Y-%m-%d"), (forms.TimeInput, "time", "%H:%M"),
]


HEADLINE, COUNTED = re.compile(r"<h1\b.*?</h1>", re.DOTALL), re.compile(r"(?<=\d) (?=[\u4e00-\u9fff])")


@register.filter(is_safe=True)
def glued(heading: str) -> str:
    """Keep a number and its measure word (14 件) on one line of a headline, where Chinese breaks at spaces alone."""
    return HEADLINE.sub(lambda found: COUNTED.sub("\u00a0", found[0]), heading)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one icon of the sprite; a word always stands beside it."""
    return _icon(name)


@cache
def _icon(name: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true" focusable="false">'
                       '<use href="{}#{}"/></svg>', static("core/icons.svg"), name)


@register.simple_tag
def shape(light: str) -> SafeString:
    """Draw the shape of a light, so that colour is never alone: square red, triangle yellow."""
    drawn = {"red": '<path d="M1 1h10v10H1z"/>', "yellow": '<path d="M6 .5 12 11.5H0z"/>'}
    if light not in drawn:
        return SafeString("")
    return SafeString(f'<svg class="shape" viewBox="0 0 12 12" aria-hidden="true">'
                      f"{drawn[light]}</svg>")


@register.simple_tag
def row_items(rows: Iterable[dict[str, Any]]) -> SafeString:
    """Draw the lines of components/rows.html: by hand, for forty of them took half the time of a page of cases."""
    return SafeString("\n".join(map(_row_item, rows)))


@register.simple_tag
def select_options(options: Iterable[dict[str, Any]]) -> SafeString:
    """Draw the options of a select, {value, label, chosen}: by hand, as the rows are."""
    return SafeString("".join(
        f'<option value="{escape(str(option["value"]))}"{" selected" if option["chosen"] else ""}>'
        f"{escape(str(option['label']))}</option>" for option in options))


def _row_item(row: dict[str, Any]) -> str:
    """Return one line; all that comes from people is escaped here."""
    own = f' id="{escape(row["id"])}"' if row.get("id") else ""
    current = ' aria-current="true"' if row.get("current") else ""
    light = row.get("light") or "none"
    words = f'<span class="light light-{escape(light)}">{shape(light)}{escape(str(row["words"]))}</span>' if row.get(
        "words") else ""
    line = f'<span class="row-line">{escape(str(row["line"]))}</span>' if row.get("line") else ""
    return (f'<li><a class="row"{own} href="{escape(row["url"])}" data-row{current}><span class="row-top">'
            f'<span class="row-name">{escape(str(row["title"]))}</span>{words}</span>{line}</a></li>')


@register.inclusion_tag("components/field.html")
def field(bound: forms.BoundField) -> dict[str, Any]:
    """Render one form field with its label, help and error."""
    return {"field": bound}


@register.filter
def kind(bound: forms.BoundField) -> str:
    """Tell how a field is laid out: hidden, choices, check, faces or input."""
    if "data-faces" in bound.field.widget.attrs:
        return "faces"
    for widget, name in KINDS:
        if isinstance(bound.field.widget, widget):
            return name
    return "input"


@register.filter
def skippable(bound: forms.BoundField) -> str:
    """Say that a field may be left out, as its answer is given: written, taken, chosen; '' where it is asked."""
    if bound.field.required or getattr(bound.field, "asked", False):
        return ""
    if isinstance(bound.field.widget, forms.FileInput):
        return _("may be left out, no picture needed")
    if isinstance(bound.field.widget, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return _("may be left out, nothing need be chosen")
    return _("may be left out")


@register.filter
def widget(bound: forms.BoundField) -> SafeString:
    """Render a field's own control with the keyboard, picker or camera that fits."""
    control = bound.field.widget
    attrs = {"class": "input", **_keyboard(bound), **_camera(bound)}
    for cls, picker, pattern in PICKERS:
        if isinstance(control, cls):
            control.input_type, control.format = picker, pattern  # type: ignore[attr-defined]
    given = dict(control.attrs)
    if isinstance(control, forms.Textarea) and str(given.get("rows")) == "10":
        given["rows"] = 3  # ten is only Django's habit
    return bound.as_widget(attrs={**attrs, **given})


def _keyboard(bound: forms.BoundField) -> dict[str, str]:
    if isinstance(bound.field, forms.DecimalField | forms.FloatField):
        return {"inputmode": "decimal"}
    if isinstance(bound.field, forms.IntegerField):
        return {"inputmode": "numeric"}
    if bound.name.split("_")[-1] in {"phone", "mobile", "tel"}:
        return {"type": "tel", "inputmode": "tel", "autocomplete": "off"}
    return {}


def _camera(bound: forms.BoundField) -> dict[str, str]:
    control = bound.field.widget
    if not isinstance(control, forms.FileInput):
        return {}
    pictures = isinstance(bound.field, forms.ImageField) or "data-photo" in control.attrs
    if not pictures:
        return {}
    # With several pictures the phone must offer its album too, so the camera isn't forced.
    several = getattr(control, "allow_multiple_selected", False)
    found = {"accept": "image/*", "data-photo": "1"}
    return found if several else {**found, "capture": "environment"}
