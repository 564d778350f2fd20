package vn.xacthuc.audit;

/// A budget of guesses that can be spent; written as the contract writes it.
enum BudgetKind {
    /// Of a party for one person.
    FAILED_CLAIMS("failedClaims"),
    /// Of a party for all numbers that nobody has.
    UNKNOWN_NUMBERS("unknownNumbers");

    private final String member;

    BudgetKind(String member) {
        this.member = member;
    }

    String member() {
        return member;
    }
}
