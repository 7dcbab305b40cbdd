"""No phone: paper slip, desk and telephone only. Chen never touches a screen."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.stories.conftest import Phone

WORDS = "我是三栋的陈姨，家里一打雷就没电，我不会用手机，想请人来看看。"


def test_chen_is_helped_by_telephone_slip_and_desk(phone_of: Callable, picture: Callable) -> None:
    fen, xiaoyu = phone_of("fen"), phone_of("xiaoyu")
    case = take_down_the_call(fen)
    look_for_her(fen, case, picture("black-socket"))
    arrange_by_telephone(fen, case)
    print_the_slip(fen, case)
    write_down_for_the_electrician(fen, case)
    bring_back_the_slip(xiaoyu, case)


def take_down_the_call(fen: Phone) -> str:
    """She rings; the desk writes down what she says, in her words, and takes it on."""
    fen.open("/cases/new/?way=phone").write("姓名", "chenyi").tap("陈姨")
    fen.write("街坊怎么说", WORDS).tap("报给团队").sees("打电话报来", WORDS)
    fen.tap("我来跟进").sees("芬姐")
    return re.sub(r"^https?://[^/]+|\?.*", "", fen.page.url)


def look_for_her(fen: Phone, case: str, photo: Path) -> None:
    """Somebody goes and looks, and makes it safe for the night."""
    fen.open(case).tap("我去看过了").write("看到什么", "电表箱的闸老了，一碰就跳").photograph("photos", photo)
    fen.choose("今晚").tap("我去看过了")
    fen.tap("今晚安全了").write("怎么做", "换了临时闸，留了一盏灯").tap("今晚安全了")


def arrange_by_telephone(fen: Phone, case: str) -> None:
    """The electrician is rung up; Chen is told by telephone who comes and when."""
    fen.open(case).tap("派给").choose("周师傅").choose("罗姐").tap("派给师傅")
    at = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(hours=3)
    fen.tap("约时间")
    fen.page.locator("input[name=starts_at]").fill(at.strftime("%Y-%m-%dT%H:%M"))
    fen.write("谁上门", "周师傅和罗姐").choose("打电话").tap("约时间").sees("周师傅和罗姐")


def print_the_slip(fen: Phone, case: str) -> None:
    """The slip that goes into her letter box says all of it, and has five boxes to tick."""
    fen.open(f"{case}slip/").sees("陈姨", "周师傅和罗姐", "0757-", "非常满意", "非常不满意", "签名")
    fen.page.emulate_media(media="print")
    fen.keep("30-slip-on-paper")
    fen.page.emulate_media(media="screen")


def write_down_for_the_electrician(fen: Phone, case: str) -> None:
    """He has no phone with him either: the desk writes down what he says."""
    fen.open(case).tap("师傅答应了").sees("下一步：上门做好")
    fen.tap("修好了").write("做了什么", "换了电表箱的总闸，装了漏电开关")
    fen.page.locator("summary", has_text="还可以记").click()
    fen.write("没有照片", "师傅没带手机").tap("修好了")
    fen.tap("记下检测").write("绝缘", "120").choose("漏电").tap("记下检测")
    fen.tap("办好了，去问街坊").write("做了什么", "总闸换新，打雷也不怕了").tap("办好了，去问街坊")


def bring_back_the_slip(xiaoyu: Phone, case: str) -> None:
    """The social worker collects the slip that Chen has ticked and signed."""
    xiaoyu.open(case).tap("打个电话问问").choose("上门").choose("非常满意")
    xiaoyu.write("街坊的原话", "昨晚打雷没有黑，睡得好。").tap("记下街坊的话")
    xiaoyu.sees("非常满意", "昨晚打雷没有黑，睡得好。", "已办好")
    xiaoyu.keep("31-closed-without-a-phone")
