package vn.xacthuc.sample;

/// The page that documents the fixed identities.
final class CaseTable {
    private static final String HEAD =
            """
            # Sample identities

            The development register holds one fixed identity for each outcome of a verification. \
            Number, name, birth date and sex are the same at every seed and size. Nobody can have \
            such a number: the prefix 003 belongs to no province.

            An identity differs from an ordinary adult only in what its case names. The ordinary \
            adult is alive, has a full birth date, a name with its marks, an old number of their \
            own, an active chip card, health insurance in force and an activated e-ID account of \
            level 2, and heads a household. `GET /dev/citizens?case=ORDINARY` shows all of it.

            | Case | Number | Name on record | Birth date | Sex | Old number | What is particular |
            |---|---|---|---|---|---|---|
            """;

    private CaseTable() {}

    /// The page in Markdown.
    static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (CitizenCase citizenCase : CitizenCase.values()) {
            String oldNumber = citizenCase.oldIdNumber();
            page.append("| `")
                    .append(citizenCase.name())
                    .append("` | ")
                    .append(citizenCase.personalId())
                    .append(" | ")
                    .append(citizenCase.fullName())
                    .append(" | ")
                    .append(citizenCase.dateOfBirth())
                    .append(" | ")
                    .append(citizenCase.sex())
                    .append(" | ")
                    .append(oldNumber == null ? "none" : oldNumber)
                    .append(" | ")
                    .append(citizenCase.explanation())
                    .append(" |\n");
        }
        return page.toString();
    }
}
