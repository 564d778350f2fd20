package vn.xacthuc.sample;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.Text;

/// The body of both calls for cards, as it came.
///
/// @param cardIssuedOn which of the person's cards; the newest when missing
/// @param defect the name of a defect
/// @param as `verification` or `chip-verification`: answer with the body of such a request
/// @param challenge eight bytes in base64 for the chip to answer, or the whole answer of `POST
///   /v1/chip-challenges`
record CardRequest(
        @Nullable String personalId,
        @Nullable String cardIssuedOn,
        @Nullable String defect,
        @Nullable String as,
        @Nullable Object challenge) {

    private static final int CHALLENGE_LENGTH = 8;

    /// What a card can be asked as.
    enum Form {
        CARD,
        VERIFICATION,
        CHIP_VERIFICATION
    }

    String number() {
        String number = personalId;
        if (number == null) {
            throw new ProblemException(
                    ProblemType.MISSING_FIELD, FieldProblem.missing("/personalId"));
        }
        if (!number.matches("[0-9]{12}")) {
            throw invalid("/personalId");
        }
        return number;
    }

    @Nullable LocalDate issueDate() {
        try {
            return cardIssuedOn == null ? null : LocalDate.parse(cardIssuedOn);
        } catch (DateTimeException e) {
            throw invalid("/cardIssuedOn");
        }
    }

    Optional<CardDefect> bend() {
        String name = defect;
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(CardDefect.named(name).orElseThrow(CardRequest::unknownDefect));
    }

    private static ProblemException unknownDefect() {
        List<CardDefect> all = CardDefect.all();
        String names = all.stream().map(CardDefect::name).collect(Collectors.joining(", "));
        return new ProblemException(
                ProblemType.INVALID_VALUE,
                new FieldProblem(
                        "/defect",
                        new Text(
                                "No such defect. There are: " + names + ".",
                                "Không có lỗi này. Các lỗi: " + names + ".")));
    }

    Form form() {
        return switch (as) {
            case null -> Form.CARD;
            case "verification" -> Form.VERIFICATION;
            case "chip-verification" -> Form.CHIP_VERIFICATION;
            default -> throw invalid("/as");
        };
    }

    /// The bytes to be signed, if any are sent.
    Optional<byte[]> challengeBytes() {
        return switch (challenge) {
            case null -> Optional.empty();
            case String base64 -> Optional.of(decoded(base64));
            case Map<?, ?> issued when issued.get("challenge") instanceof String base64 ->
                    Optional.of(decoded(base64));
            default -> throw invalid("/challenge");
        };
    }

    /// The id under which the service issued the challenge.
    Optional<String> challengeId() {
        return challenge instanceof Map<?, ?> issued
                        && issued.get("challengeId") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == CHALLENGE_LENGTH) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            // Refused like a challenge of another length.
        }
        throw invalid("/challenge");
    }

    private static ProblemException invalid(String pointer) {
        return new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(pointer));
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "CardRequest[***]";
    }
}
