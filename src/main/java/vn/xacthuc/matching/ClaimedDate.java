package vn.xacthuc.matching;

/// A date as someone claims it, with the text it was claimed in.
///
/// @param date what the text means
/// @param text the claim as given; a grade of `EXACT` is about the text
public record ClaimedDate(PartialDate date, String text) {

    /// Shows nothing: a birth date is personal data.
    @Override
    public String toString() {
        return "ClaimedDate[***]";
    }
}
