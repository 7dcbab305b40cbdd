"""One of each, as the cast would print them."""

from hulian.printing.badges import Badge
from hulian.printing.cards import HomeCard
from hulian.printing.sheets import StairwellSheet

LETTERS = "MZUXEZLXN5ZGWZLSOMQGC3TEEA"
GROUPS = "MZUX-EZLX-N5ZG-WZLS-OMQG-C3TE-EA"
LINK = f"https://hulian.example/h/{LETTERS}/"
CARD = HomeCard(
    called="陈姨", address="榕塘花园 3 栋 102", community="榕塘社区", contact="罗姐", name="罗慧贞", standing="党员",
    phone="13800000009", code="40718265", link=LINK, station_day="每周二下午", station_place="榕塘社区党群服务中心一楼",
    station_phone="0757-00000011")
BADGE = Badge(name="罗慧贞", standing="党员 · 户联系", community="榕塘社区", link=f"https://hulian.example/m/{LETTERS}/")
STAIR = StairwellSheet(community="榕塘社区", place="榕塘花园 3 栋", phone="0757-00000011",
                       link=f"https://hulian.example/r/{LETTERS}/")
# What tries to be markup, code or a way out of a string.
HOSTILE = '#panic("x") *b* _i_ $x^2$ \\ "q" \'s\' = [a] {b} // c @d <e> `f` #import "tokens.typ"'
