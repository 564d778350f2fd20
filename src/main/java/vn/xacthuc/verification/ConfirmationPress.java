package vn.xacthuc.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.ContentHash;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.Officer;
import vn.xacthuc.audit.Recorded;
import vn.xacthuc.chip.Authenticity;
import vn.xacthuc.chip.HolderFields;
import vn.xacthuc.chip.PresentedChip;
import vn.xacthuc.matching.Grade;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.Parties;
import vn.xacthuc.population.AddressRecord;
import vn.xacthuc.receipt.ReceiptCode;
import vn.xacthuc.receipt.Receipts;
import vn.xacthuc.verification.ConfirmationPage.Line;

/// Sets the page of a confirmation.
@ApplicationScoped
class ConfirmationPress {

    private static final String STYLE = "confirmation.css";

    private final Parties parties;
    private final String style = style();

    ConfirmationPress(Parties parties) {
        this.parties = parties;
    }

    /// The template; what it is given is escaped by it.
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(ConfirmationPage page);
    }

    /// @param answer the answer with the disclosures of its receipt
    String page(
            Caller caller,
            Recorded recorded,
            VerificationRequest request,
            Optional<PresentedChip> chip,
            JsonNode answer) {
        Decision decision = Decision.valueOf(answer.path("decision").textValue());
        boolean claimed = request.claim() != null;
        Map<ClaimField, String> values =
                claimed ? claimed(Objects.requireNonNull(request.claim())) : ofChip(chip, answer);
        JsonNode grades = claimed ? answer.path("fields") : answer.at("/chip/fields");
        return Templates.page(
                        new ConfirmationPage(
                                style,
                                caller.party().name(),
                                caller.party().code(),
                                ConfirmationWords.of(recorded.recordedAt()),
                                ConfirmationWords.of(decision),
                                ConfirmationWords.tone(decision),
                                answer.path("reasons")
                                        .valueStream()
                                        .map(reason -> Reason.valueOf(reason.textValue()))
                                        .map(ConfirmationWords::of)
                                        .toList(),
                                ConfirmationWords.subject(decision, claimed),
                                claimed
                                        ? "theo thông tin do bên yêu cầu khai"
                                        : "theo chip của thẻ do bên yêu cầu xuất trình",
                                person(values, grades),
                                chip(answer),
                                withholds(answer, Disclosure.FIELDS),
                                request(recorded.details(), purpose(request)),
                                log(answer),
                                ReceiptCode.of(answer.path("receipt").textValue()).orElse(null)))
                .render();
    }

    /// Nothing but the page's own style may be applied, and nothing may be loaded.
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(ContentHash.of(style.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Line> person(Map<ClaimField, String> values, JsonNode grades) {
        Map<String, JsonNode> byMember =
                grades.valueStream()
                        .collect(
                                Collectors.toMap(
                                        grade -> grade.path("field").textValue(), grade -> grade));
        List<Line> lines = new ArrayList<>();
        values.forEach((field, value) ->
                lines.add(
                        new Line(
                                ConfirmationWords.of(field),
                                field == ClaimField.SEX ? ConfirmationWords.sex(value) : value,
                                note(byMember.get(field.member())))));
        return lines;
    }

    private static String note(@Nullable JsonNode grade) {
        if (grade == null) {
            return "";
        }
        String words = ConfirmationWords.of(Grade.valueOf(grade.path("grade").textValue()));
        return grade.path("matched").booleanValue() ? words : words + " (không được chấp nhận)";
    }

    private static Map<ClaimField, String> claimed(ClaimRecord claim) {
        Map<ClaimField, String> values = new LinkedHashMap<>();
        put(values, ClaimField.FULL_NAME, claim.fullName());
        put(values, ClaimField.PERSONAL_ID, claim.personalId());
        put(values, ClaimField.DATE_OF_BIRTH, claim.dateOfBirth());
        put(values, ClaimField.SEX, claim.sex());
        put(values, ClaimField.OLD_ID_NUMBER, claim.oldIdNumber());
        put(values, ClaimField.CARD_ISSUED_ON, claim.cardIssuedOn());
        put(values, ClaimField.PERMANENT_ADDRESS, address(claim.permanentAddress()));
        return values;
    }

    /// What the receipt lists of a chip: a name that is on a forged one is nobody's.
    private static Map<ClaimField, String> ofChip(Optional<PresentedChip> chip, JsonNode answer) {
        Map<String, String> fields = new HashMap<>(chip.map(HolderFields::of).orElse(Map.of()));
        fields.keySet().retainAll(Receipts.disclosedNames(answer.path("receipt").textValue()));
        Map<ClaimField, String> values = new LinkedHashMap<>();
        put(values, ClaimField.FULL_NAME, withoutFillers(fields.get("fullName")));
        put(values, ClaimField.PERSONAL_ID, fields.get("personalId"));
        put(values, ClaimField.DATE_OF_BIRTH, fields.get("dateOfBirth"));
        put(values, ClaimField.SEX, fields.get("sex"));
        return values;
    }

    private static void put(
            Map<ClaimField, String> values, ClaimField field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    /// A name from the machine-readable zone has `<` where a person reads a space.
    private static @Nullable String withoutFillers(@Nullable String name) {
        return name == null ? null : name.replaceAll("<+", " ").strip();
    }

    private static @Nullable String address(@Nullable AddressRecord address) {
        if (address == null) {
            return null;
        }
        return Stream.of(
                        Optional.ofNullable(address.detail()),
                        Optional.ofNullable(address.communeCode()).map("mã xã "::concat),
                        Optional.ofNullable(address.districtCode()).map("mã huyện "::concat),
                        Optional.ofNullable(address.provinceCode()).map("mã tỉnh "::concat))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String chip(JsonNode answer) {
        JsonNode authenticity = answer.at("/chip/authenticity");
        return authenticity.isTextual()
                ? ConfirmationWords.of(Authenticity.valueOf(authenticity.textValue()))
                : null;
    }

    private static boolean withholds(JsonNode answer, Disclosure part) {
        return answer.path("withheld")
                .valueStream()
                .anyMatch(withheld -> withheld.textValue().equals(part.member()));
    }

    private String purpose(VerificationRequest request) {
        String code = Objects.requireNonNull(Objects.requireNonNull(request.context()).purpose());
        return parties.purpose(code)
                .map(known -> known.name().vietnamese())
                .map(name -> name + " (" + code + ")")
                .orElse(code);
    }

    private static List<Line> request(EntryDetails details, String purpose) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Mục đích", purpose));
        add(lines, "Cán bộ", Optional.ofNullable(details.officer()).map(Officer::id));
        add(lines, "Đơn vị", Optional.ofNullable(details.unitCode()));
        add(lines, "Thủ tục", Optional.ofNullable(details.procedureCode()));
        add(lines, "Hồ sơ", Optional.ofNullable(details.dossierCode()));
        add(lines, "Thay mặt", Optional.ofNullable(details.onBehalfOf()));
        return lines;
    }

    private static void add(List<Line> lines, String label, Optional<String> value) {
        value.ifPresent(text -> lines.add(new Line(label, text)));
    }

    private static List<Line> log(JsonNode answer) {
        return List.of(
                new Line("Mã xác thực", answer.path("verificationId").textValue()),
                new Line("Sổ nhật ký", answer.at("/log/origin").textValue()),
                new Line("Số thứ tự", answer.at("/log/leafIndex").asText()),
                new Line("Mã băm", answer.at("/log/leafHash").textValue()));
    }

    private static String style() {
        try (InputStream file =
                Objects.requireNonNull(ConfirmationPress.class.getResourceAsStream(STYLE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's style is in the jar", e);
        }
    }
}
