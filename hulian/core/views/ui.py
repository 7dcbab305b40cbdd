"""The living page of components: what pages are built from, in every look."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.core import clock
from hulian.core.views import ui_samples

LOOKS = [("auto", "跟着手机"), ("light", "亮"), ("dark", "暗"), ("large", "大字"), ("dark large", "暗，大字")]


class SampleForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label="怎么称呼您", max_length=20)
    phone = forms.CharField(label="电话", help_text="办好了，我们打给您。", required=False)
    words = forms.CharField(label="哪里不对？", widget=forms.Textarea,
                            help_text="照您平时说话那样写就好。")
    how = forms.ChoiceField(label="在哪里见到的", widget=forms.RadioSelect,
                            choices=[("home", "家里"), ("phone", "电话里"), ("fair", "便民服务上")])
    needs = forms.MultipleChoiceField(
        label="家里有谁", widget=forms.CheckboxSelectMultiple, required=False,
        choices=[("elder", "长者"), ("alone", "独居"), ("child", "孩子"), ("ill", "慢性病")])
    grid = forms.ChoiceField(label="哪个网格", choices=[("1", "第一网格"), ("2", "第二网格")])
    people = forms.IntegerField(label="几个人住", required=False)
    day = forms.DateField(label="哪一天上门", required=False)
    photo = forms.ImageField(label="拍一张", required=False)
    agreed = forms.BooleanField(label="她同意我们把这件事告诉楼上邻居", required=False)


def ui(request: HttpRequest) -> HttpResponse:
    """Show every component with words of the neighbourhood; ?look= changes the look."""
    chosen = request.GET.get("look", "auto")
    look = chosen if chosen in dict(LOOKS) else "auto"
    wrong = SampleForm({"phone": "1380000", "words": "楼梯灯不亮"})
    wrong.add_error("phone", "这个电话少了几位，请再看一下。")
    now = clock.now()
    return render(request, "core/ui.html", {
        **ui_samples.samples(), "look": look,
        "looks": [{"label": label, "url": f"?look={name}", "current": name == look}
                  for name, label in LOOKS],
        "form": SampleForm(initial={"day": clock.today()}), "wrong": wrong,
        "times": [now, now - timedelta(days=1), now - timedelta(days=4),
                  now - timedelta(days=20), now - timedelta(days=400), now + timedelta(days=3)],
        "dues": [now + timedelta(hours=3, minutes=5), now - timedelta(days=2, hours=1),
                 now + timedelta(minutes=20)],
    })


ui.policy = "public: invented words only; shows what pages are built from"
