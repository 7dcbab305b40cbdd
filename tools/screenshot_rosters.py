"""A roster that was laid down, and one that was taken: what the pictures of importing show."""

from django.core.files.uploadedfile import SimpleUploadedFile

from hulian.core.actor import Actor
from hulian.people.models import RosterImport, Stage
from hulian.people.roster.desk import begin, lay_down, take_waiting
from hulian.places.models import Area

NAMES = {Stage.COLUMNS: "榕塘新楼花名册.csv", Stage.TAKEN: "榕塘旧楼花名册.csv"}
SHEET = """户号,姓名,与户主关系,手机,住址,备注
Z901,骆凤仪,户主,13800009901,榕塘花园9栋901,独居
Z902,骆景棠,户主,1380000990,榕塘花园9栋902,
Z902,谭秋月,配偶,13800009903,榕塘花园9栋902,
"""


def rosters(community: Area, by: Actor) -> dict[str, RosterImport]:
    """Return an import of each stage that has a page of its own, making them the first time."""
    for stage, name in NAMES.items():
        if RosterImport.objects.filter(file_name=name).exists():
            continue
        row = lay_down(community, SimpleUploadedFile(name, SHEET.encode()), by=by)
        if stage == Stage.TAKEN:
            begin(row, {}, by=by)
            take_waiting()
    return {stage: RosterImport.objects.get(file_name=name) for stage, name in NAMES.items()}
