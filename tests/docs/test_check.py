"""`make check` finds what it is there to find."""

import pytest

from tools import check


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, path, text):
        target = tmp_path / "hulian" / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    return write


def po(english, chinese):
    return f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{english}"\nmsgstr "{chinese}"\n'


def test_office_words_on_a_button_are_found(room):
    room("cases", check.messages.CATALOGUE, po("Send it", "提交"))
    assert [*check.words()] == ["cases: '提交' in '提交' ('Send it')"]


def test_one_message_said_in_two_ways_is_found(room):
    room("cases", check.messages.CATALOGUE, po("Send it", "送出"))
    room("people", check.messages.CATALOGUE, po("Send it", "发给我们"))
    assert len([*check.words()]) == 1


def test_plain_words_pass(room):
    room("cases", check.messages.CATALOGUE, po("Send it", "送出"))
    room("people", check.messages.CATALOGUE, po("Send it", "送出"))
    assert [*check.words()] == []


def test_what_is_inline_or_from_outside_is_found(room):
    room("cases", "templates/cases/a.html", '<p style="color:red">x</p>')
    room("cases", "templates/cases/b.html", '<img src="https://example.org/x.png">')
    room("cases", "static/cases/a.css", "p { color: #fff; }")
    assert len([*check.templates()]) == 3


def test_long_templates_are_found(room):
    for number in range(20):
        room("cases", f"templates/cases/{number}.html", "<p>x</p>\n" * (10 if number else 5))
    assert [*check.sizes()] == []
    for number in range(20):
        room("cases", f"templates/cases/{number}.html", "<p>x</p>\n" * 90)
    assert len([*check.sizes()]) == 1
