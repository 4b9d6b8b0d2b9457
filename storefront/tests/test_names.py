"""Plain names of the storefront's types."""

from collections import defaultdict

from storefront.assortment import PRODUCT_TYPES
from storefront.names import NAMES


def test_every_type_has_a_plain_name_of_its_own_and_no_department_shares_a_general_one_with_another():
    assert NAMES.keys() == {kind.name for kind in PRODUCT_TYPES}
    assert len({names[0] for names in NAMES.values()}) == len(NAMES)
    departments = defaultdict(set)
    for kind in PRODUCT_TYPES:
        for name in NAMES[kind.name]:
            departments[name].add(kind.department)
    assert all(len(found) == 1 for found in departments.values())
