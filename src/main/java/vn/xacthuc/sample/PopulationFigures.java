package vn.xacthuc.sample;

/// How many of the synthetic people carry which fault or paper, and why that many.
///
/// Shares are of those whom the sentence names. Figures called "pilot" are those that provinces
/// reported when they cleaned their part of the register in 2022.
final class PopulationFigures {
    /// Numbers whose year digits are not the birth year's: numbers were issued from wrong years.
    static final double NUMBER_FROM_WRONG_YEAR = 0.003;

    /// Numbers whose sex digit is wrong, most often of minority people whose names misled a clerk.
    static final double NUMBER_OF_WRONG_SEX = 0.001;

    /// People born before 1960 of whom only the year is known: births were not registered in war.
    static final double YEAR_ONLY_BEFORE_1960 = 0.12;

    /// People born from 1960 to 1979 of whom only the year is known.
    static final double YEAR_ONLY_BEFORE_1980 = 0.03;

    /// People born before 1980 of whom year and month are known.
    static final double YEAR_MONTH_BEFORE_1980 = 0.005;

    /// Holders of an old number whose number was never loaded; pilot: 97 % loaded.
    static final double OLD_NUMBER_MISSING = 0.03;

    /// Holders whose old number is also somebody else's: provinces issued some numbers twice.
    static final double OLD_NUMBER_SHARED = 0.003;

    /// People with a second living number in the same province; pilot: 91.4 % of these are
    /// resolved.
    static final double DUPLICATE_IN_PROVINCE = 0.002;

    /// People with a second living number in another province; pilot: 95.6 % are resolved, so half
    /// as many are left.
    static final double DUPLICATE_ELSEWHERE = 0.001;

    /// People whose earlier number was replaced (NĐ 70/2024 art. 11).
    static final double SUPERSEDED = 0.003;

    /// People for whom a second number was cancelled (NĐ 70/2024 art. 11).
    static final double CANCELLED = 0.001;

    /// Households without a head on record; pilot: 97 % repaired.
    static final double NO_HEAD = 0.03;

    /// Names that came without marks from older systems.
    static final double BARE_NAME = 0.01;

    /// Permanent addresses that still speak of the 63 provinces and their districts.
    static final double OLD_ADDRESS = 0.2;

    /// Living people with a temporary residence (tạm trú): about one in thirteen is a migrant.
    static final double TEMPORARY_ADDRESS = 0.08;

    /// Living people with a declared absence (tạm vắng): few declare it.
    static final double ABSENT = 0.005;

    /// People over 14 without a card; pilot: cards for 95 % and more of those entitled.
    static final double NO_CARD = 0.03;

    /// Newest cards reported lost.
    static final double CARD_LOST = 0.005;

    /// Newest cards revoked.
    static final double CARD_REVOKED = 0.005;

    /// Newest cards marked replaced although the register has no newer one.
    static final double CARD_REPLACED = 0.001;

    /// Holders who had a card before the chip card.
    static final double EARLIER_CARD = 0.25;

    /// Holders who fetch a new card when theirs expires; the others go on with an expired one.
    static final double RENEWED = 0.9;

    /// Living people with health insurance in force; 93 % by the social-insurance office's reports.
    static final double INSURED = 0.9;

    /// Living people whose last insurance has run out.
    static final double INSURANCE_LAPSED = 0.03;

    /// Holders of a card with an e-ID account.
    static final double EID_ACCOUNT = 0.88;

    /// Accounts that were activated: about 70 of 100.
    static final double EID_ACTIVATED = 0.7;

    /// Accounts of level 2.
    static final double EID_LEVEL_TWO = 0.85;

    private PopulationFigures() {}
}
