package vn.xacthuc.sample;

import java.util.List;
import vn.xacthuc.matching.Sex;

/// Numbers that look real, are nobody's, and never repeat within one population.
///
/// Each kind of number is a permutation of the row's index: unique without remembering any.
final class SyntheticNumbers {
    /// Prefixes that no province of birth registration has (TT 07/2016/TT-BCA, appendix I).
    static final List<Integer> UNASSIGNED_PREFIXES =
            List.of(
                    3, 5, 7, 9, 13, 16, 18, 21, 23, 28, 29, 32, 39, 41, 43, 47, 50, 53, 55, 57, 59,
                    61, 63, 65, 69, 71, 73, 76, 78, 81, 85, 88, 90);

    /// Serials below this belong to the fixed identities.
    static final int FIRST_SERIAL = 1000;

    private static final int SERIALS = 1_000_000 - FIRST_SERIAL;

    /// The most numbers there can be, whatever sex and year they speak of.
    static final long CAPACITY = (long) UNASSIGNED_PREFIXES.size() * SERIALS;

    /// Old numbers began with 01 to 38, by province: none began with 9.
    private static final int OLD_NUMBERS = 900_000_000;

    /// Social-insurance numbers begin with the province's code, and no province has 03.
    private static final String INSURANCE_PREFIX = "03";

    private static final long EIGHT_DIGITS = 100_000_000L - FIRST_SERIAL;

    /// A prime that divides none of the ranges, so that steps of this width visit every number.
    private static final long STEP = 15_485_863;

    private final long offset;

    SyntheticNumbers(long seed) {
        offset = Math.floorMod(seed, CAPACITY);
    }

    /// The number of a row, saying this sex and year of birth.
    long personalId(long index, Sex sex, int birthYear) {
        long place = spread(index, CAPACITY);
        int prefix = UNASSIGNED_PREFIXES.get((int) (place / SERIALS));
        return personalId(prefix, sex, birthYear, (int) (place % SERIALS) + FIRST_SERIAL);
    }

    /// PPP G YY RRRRRR: G tells century and sex (NĐ 137/2015 art. 13, TT 07/2016 appendix II).
    static long personalId(int prefix, Sex sex, int birthYear, int serial) {
        int centurySex = (birthYear / 100 - 19) * 2 + (sex == Sex.MALE ? 0 : 1);
        long head = (prefix * 10L + centurySex) * 100 + birthYear % 100;
        return head * 1_000_000 + serial;
    }

    int oldNumber(long index) {
        return OLD_NUMBERS + FIRST_SERIAL + (int) spread(index, EIGHT_DIGITS);
    }

    /// The ten digits of the social-insurance number.
    String insuranceNumber(long index) {
        return insuranceSerial(FIRST_SERIAL + spread(index, EIGHT_DIGITS));
    }

    static int fixedOldNumber(int serial) {
        return OLD_NUMBERS + serial;
    }

    static String insuranceSerial(long serial) {
        String digits = Long.toString(100_000_000L + serial);
        return INSURANCE_PREFIX + digits.substring(1);
    }

    private long spread(long index, long range) {
        return (index % range * STEP + offset) % range;
    }
}
