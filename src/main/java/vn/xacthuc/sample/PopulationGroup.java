package vn.xacthuc.sample;

import java.util.Locale;

/// The ethnic groups of the register's code list, with their share of the population.
///
/// Percent of the census of 1 April 2019. The groups beyond these sixteen, 1.7 %, are left out.
enum PopulationGroup {
    KINH("01", 85.32),
    TAY("02", 1.92),
    THAI("03", 1.89),
    MUONG("04", 1.51),
    KHMER("05", 1.37),
    HOA("06", 0.78),
    NUNG("07", 1.13),
    MONG("08", 1.45),
    DAO("09", 0.93),
    GIA_RAI("10", 0.53),
    EDE("11", 0.41),
    BA_NA("12", 0.30),
    SAN_CHAY("13", 0.21),
    CHAM("14", 0.19),
    CO_HO("15", 0.21),
    XO_DANG("16", 0.22);

    /// The code list of the General Statistics Office.
    static final String LIST = "GSO";

    private static final PopulationChoice<PopulationGroup> BY_SHARE = byShare();

    private final String code;
    private final double percent;

    PopulationGroup(String code, double percent) {
        this.code = code;
        this.percent = percent;
    }

    String code() {
        return code;
    }

    double percent() {
        return percent;
    }

    /// The group's name in resource files and sections.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PopulationGroup draw(PopulationDice dice) {
        return BY_SHARE.draw(dice);
    }

    private static PopulationChoice<PopulationGroup> byShare() {
        PopulationChoice.Builder<PopulationGroup> builder = new PopulationChoice.Builder<>();
        for (PopulationGroup group : values()) {
            builder.add(group.percent, group);
        }
        return builder.build();
    }
}
