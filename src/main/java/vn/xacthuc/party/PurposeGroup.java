package vn.xacthuc.party;

import vn.xacthuc.problem.Text;

/// One of the groups of utilities of Đề án 06: the top level of the purposes.
public record PurposeGroup(String code, Text name) {}
