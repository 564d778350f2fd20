package vn.xacthuc.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A grade that a contract may let count, from the strongest to the weakest. No contract can make
/// PARTIAL or DIFFERENT count.
@Schema(
        description =
                "A grade that may count. EXACT: the same characters. NORMALIZED: the same value in"
                        + " another spelling. DIACRITICLESS: the same letters, one side without any"
                        + " mark, beside the 12-digit number and a full date of birth that match.")
public enum CountingGrade {
    EXACT,
    NORMALIZED,
    DIACRITICLESS
}
