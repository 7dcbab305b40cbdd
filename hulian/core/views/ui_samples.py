"""Invented words for the page of components."""

from datetime import timedelta
from typing import Any

from hulian.core import clock


def samples() -> dict[str, Any]:
    """Return the context of each component, by its name."""
    return {"rooms": _rooms(), "bar": _rooms()[:5], **_people(), **_case(), **_lists()}


def _rooms() -> list[dict[str, Any]]:
    named = [("今天", "house", "t"), ("街坊反映", "message-square", "c"), ("户联系", "users", "l"),
             ("排查", "list-checks", "s"), ("便民服务", "store", "f"), ("街坊通讯", "newspaper", "p")]
    return [{"label": label, "url": "#", "icon": icon, "key": key, "current": key == "c",
             "count": 2 if key == "c" else None} for label, icon, key in named]


def _people() -> dict[str, Any]:
    rows = [
        {"title": "关婆婆 · 好多天没见人", "line": "南村二队 17 号 — 邻居一个多星期没见她出门",
         "light": "red", "words": "晚了 2 天"},
        {"title": "陈姨 · 电线老化", "line": "榕塘花园 3 栋 102 — 刮风打雷就跳闸，怕",
         "light": "yellow", "words": "还剩 3 小时", "current": True},
        {"title": "黄姐 · 想找人接放学", "line": "文化路 9 巷 3 号 — 放学到七点，孩子没人带",
         "light": "green", "words": "还剩 3 天"},
        {"title": "没留名 · 路灯不亮", "line": "东村一队小桥头 — 扫码报来，附一张照片",
         "light": "none", "words": "还剩 4 天"},
    ]
    return {
        "rows": [{**row, "url": "#"} for row in rows],
        "call": [{"label": "打电话", "url": "tel:0757-00000017", "first": True, "icon": "phone"},
                 {"label": "问邻居", "url": "#"}, {"label": "出发", "url": "#"}],
        "call_quiet": [{"label": "打电话", "url": "tel:0757-00000017", "icon": "phone"},
                       {"label": "记一次走访", "url": "#"}],
    }


def _case() -> dict[str, Any]:
    now = clock.now()
    return {
        "quote": "电线用了几十年，刮风打雷就自己跳闸，屋里一黑，回回吓我一跳。",
        "others": [{"label": label, "url": "#"}
                   for label in ["换一位师傅", "等材料，先暂停计时", "请镇里帮手", "记一句"]],
        "steps": [
            {"at": now + timedelta(hours=2), "who": "周师傅和罗姐", "text": "上门", "later": True},
            {"at": now, "who": "李书记", "text": "实地视察",
             "detail": "厨房和睡房两处电线胶皮开裂，插座发黑，没有漏电开关"},
            {"at": now - timedelta(minutes=11), "who": "李书记", "text": "接下（报上来 11 分钟）"},
            {"at": now - timedelta(minutes=22), "who": "社工小余", "text": "在她家报的",
             "detail": "同一栋还有 6 户独居长者，要不要都看一看？"},
        ],
        "groups": [
            {"title": "谁在跟", "lines": [{"text": "发现 · 社工小余", "tick": True},
                                    {"text": "负责 · 李书记", "tick": True},
                                    {"text": "上门 · 还没派"}]},
            {"title": "为什么先想到周师傅",
             "lines": [{"text": "低压电工证到 2028 年，离这里 600 米，今天下午有空，修过她家的灯"}]},
            {"title": "这套房子", "lines": [{"text": "2019 年换过厨房灯"},
                                     {"text": "线路 38 年没有大修记录", "quiet": True}]},
            {"title": "联系人", "lines": [{"text": "党员 罗姐 · 上次见面 4 天前", "url": "#"}]},
        ],
        "stages": [{"label": "报来了", "state": "done"}, {"label": "有人接了", "state": "done"},
                   {"label": "约好上门", "state": "now"}, {"label": "修好了", "state": "later"},
                   {"label": "您说好不好", "state": "later"}],
    }


def _lists() -> dict[str, Any]:
    return {
        "tabs": [{"label": "等我办", "url": "#", "count": 6, "current": True},
                 {"label": "我们组", "url": "#", "count": 23}, {"label": "已办好", "url": "#"}],
        "filters": [{"label": "独居长者", "url": "#", "count": 42, "current": True},
                    {"label": "1995 年前建的楼", "url": "#", "count": 118},
                    {"label": "第一网格", "url": "#"}],
        "choices": [{"label": "家里的事", "line": "水电、门锁、漏水、上下楼", "icon": "house", "url": "#"},
                    {"label": "楼下和路上的事", "line": "路灯、垃圾、走火通道", "icon": "map-pin",
                     "url": "#"}],
        "figures": [{"value": 11, "label": "户这周走访了", "url": "#"},
                    {"value": 3, "label": "件办好了"}, {"value": "96%", "label": "街坊说满意"}],
        "bars": [{"label": "1995 年前", "value": "52 宗", "share": 100, "most": True},
                 {"label": "1995–2010", "value": "31 宗", "share": 60},
                 {"label": "2010 年后", "value": "9 宗", "share": 17}],
    }
