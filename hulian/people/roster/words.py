"""What is wrong, in words: of one cell, and of a whole file."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hulian.people.roster.broken import Broken

FAULTS: dict[str, Promise] = {
    "no_name": _("the name is missing"),
    "no_home": _("it isn't said where they live"),
    "id_length": _("the ID number doesn't have 18 characters"),
    "id_check": _("the last figure of the ID number doesn't fit the others"),
    "id_date": _("the birthday in the ID number doesn't exist"),
    "id_lost": _("the ID number was kept as a figure, and its last digits are lost; please type it as text"),
    "phone_length": _("a mobile number has 11 digits"),
    "phone_start": _("a mobile number begins with 1"),
    "phone_signs": _("there is something in the telephone number that isn't a digit"),
    "no_day": _("there is no such day, or it is still to come"),
    "no_address": _("the address is missing"),
    "no_building": _("this building isn't known yet; please add it, then take the list in once more"),
    "no_point": _("the point isn't one in China, or half of it is missing"),
    "phone_lost": _("the telephone number was kept as a figure, and its digits are lost; please type it as text"),
}
BROKEN: dict[str, Promise] = {
    "missing": _("There is no such file."),
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(most)s MB. Please send it in parts, for example a grid at a time."),
    "too_large_unpacked": _("Unpacked, the file would take more than %(most)s MB. Please copy the rows with people"
                            " into a new spreadsheet and send that."),
    "cut_off": _("The file breaks off in the middle. Please copy or download it once more."),
    "unreadable": _("The file can't be read. Please open it in your spreadsheet program, save it as .xlsx and send"
                    " that."),
    "locked": _("The file is locked with a password. Please save it without one and send it again."),
    "not_a_table": _("A file that ends in .%(ending)s isn't a table. Please send .xlsx, .xls, .ods or .csv."),
    "not_text": _("The file ends like a text table, but what is inside isn't text. Please save it again as .xlsx."),
    "wrong_ending": _("The file ends in .%(ending)s, but inside it is something else. Please open it in your"
                      " spreadsheet program, save it as .xlsx and send that."),
    "formulas": _("Row %(row)s, column “%(column)s” holds a formula whose value was not saved. Please open the file in"
                  " your spreadsheet program, save it once and send it again."),
    "no_head": _("No head row was found: one with names such as 姓名, 身份证号, 住址. Please add one and send it"
                 " again."),
    "no_home_column": _("No column says where people live (住址, 户号, 房号). Please add one and send it again."),
    "nobody": _("There is nobody in this table yet."),
    "no_columns": _("No column says %(wanted)s. Please add one and send it again."),
    "not_allowed": _("Your role there ended before the roster was taken. Nothing was changed."),
    "failed": _("Something broke on our side. What was taken so far stays; send the file again and it goes on."),
    "mapping": _("The mapping can't be read: it is JSON with a field for each label, for example"
                 ' {"住户": "name"}.'),
}


def of_fault(code: str) -> str:
    """Say what is wrong in a cell."""
    return str(FAULTS[code])


def of_broken(broken: Broken) -> str:
    """Say what is wrong with a file, and what helps."""
    return str(BROKEN[broken.code]) % broken.facts


FIELDS: dict[str, Promise] = {
    "name": _("name of the person"), "identity": _("ID number"), "phone": _("telephone"), "sex": _("woman or man"),
    "born": _("birthday"), "relation": _("relation to the head"), "number": _("number of the household"),
    "head": _("name of the head"),
    "head_identity": _("ID number of the head"), "head_phone": _("telephone of the head"),
    "address": _("where they live"), "registered": _("address in the household register"),
    "estate": _("estate, street or group"),
    "building": _("which building"), "entrance": _("entrance"), "room": _("which door"), "door": _("number plate"),
    "grid": _("which grid"), "kind": _("remarks and needs"), "status": _("moved or died"),
    "emergency_name": _("whom to ring in need"), "emergency_phone": _("telephone of whom to ring"),
    "key_holder": _("who has a key"), "document": _("kind of paper"),
    "need:lives_alone": _("lives alone: yes or no"), "need:no_kin": _("no kin: yes or no"),
    "need:empty_nest": _("empty nest: yes or no"), "need:elder": _("elder: yes or no"),
    "need:disabled": _("disabled: yes or no"), "need:chronic": _("chronic illness: yes or no"),
    "need:low_income": _("low income: yes or no"), "need:child_left": _("child left at home: yes or no"),
}
