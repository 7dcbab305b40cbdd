"""Auntie Chen's matter, done, with its link: for the tests of the tracker."""

import pytest

from tests.cases.tracker_world import picture


@pytest.fixture
def wires(actor, home, community):
    """Return Auntie Chen's matter, looked at and done by the leader."""
    from hulian.cases.verbs.accept import accept
    from hulian.cases.verbs.inspect import inspect
    from hulian.cases.verbs.note import note
    from hulian.cases.verbs.report import Report, report
    from hulian.cases.verbs.resolve import resolve

    case = report(community(), Report("陈姨家榕塘花园3栋102跳闸，电线老了", household=home("陈姨"), photos=[picture()]),
                  by=actor("xiaoyu"))
    accept(case, by=actor("li"))
    inspect(case, by=actor("li"), finding="陈月明家胶皮开裂", photos=[picture()])
    note(case, by=actor("li"), text="她耳朵不好，钥匙在何婶那里")
    resolve(case, by=actor("li"), what="陈姨家榕塘花园 3 栋 102 换了电线", no_photo="不便拍")
    return case


@pytest.fixture
def url(wires):
    """Return the address of its tracker page."""
    from hulian.cases.tracker import token_for

    return f"/t/{token_for(wires)}/"
