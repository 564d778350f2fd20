package vn.xacthuc.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.Card;

/// What a person holds.
///
/// @param oldNumber the nine-digit number, or 0
/// @param cards all cards on record, the oldest first
/// @param insurance health insurance, if any
/// @param account the e-ID account, if any
record SyntheticPapers(
        int oldNumber,
        List<Card> cards,
        @Nullable SyntheticInsurance insurance,
        @Nullable SyntheticAccount account) {
    SyntheticPapers {
        cards = List.copyOf(cards);
    }

    SyntheticPapers withOldNumber(int number) {
        return new SyntheticPapers(number, cards, insurance, account);
    }

    SyntheticPapers withCards(List<Card> others) {
        return new SyntheticPapers(oldNumber, others, insurance, account);
    }

    SyntheticPapers withInsurance(@Nullable SyntheticInsurance other) {
        return new SyntheticPapers(oldNumber, cards, other, account);
    }

    SyntheticPapers withAccount(@Nullable SyntheticAccount other) {
        return new SyntheticPapers(oldNumber, cards, insurance, other);
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "SyntheticPapers[***]";
    }
}
