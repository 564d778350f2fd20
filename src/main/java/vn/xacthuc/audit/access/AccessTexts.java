package vn.xacthuc.audit.access;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.Text;

/// What citizens read in place of codes.
final class AccessTexts {

    /// Reasons of a decision. They come from rooms that this one does not know, so they are listed
    /// by name; a test holds the list against those rooms.
    private static final Map<String, Text> REASONS =
            Map.ofEntries(
                    entry(
                            "NOT_FOUND",
                            text("No one has this number.", "Không có người nào mang số này.")),
                    entry(
                            "AMBIGUOUS",
                            text(
                                    "Several people had this old number.",
                                    "Có nhiều người cùng mang số cũ này.")),
                    entry(
                            "REGISTER_UNAVAILABLE",
                            text(
                                    "The population register did not answer in time.",
                                    "Cơ sở dữ liệu dân cư không trả lời kịp.")),
                    entry(
                            "DECEASED",
                            text(
                                    "The register says that the person has died.",
                                    "Cơ sở dữ liệu ghi nhận người này đã mất.")),
                    entry(
                            "ID_SUPERSEDED",
                            text(
                                    "The number was replaced by another one.",
                                    "Số định danh này đã được thay bằng số khác.")),
                    entry(
                            "ID_CANCELLED",
                            text("The number was cancelled.", "Số định danh này đã bị hủy.")),
                    entry(
                            "NAME_DIFFERENT",
                            text(
                                    "The name given differs from the register.",
                                    "Họ tên đã khai khác với cơ sở dữ liệu.")),
                    entry(
                            "BIRTH_DATE_DIFFERENT",
                            text(
                                    "The date of birth given differs from the register.",
                                    "Ngày sinh đã khai khác với cơ sở dữ liệu.")),
                    entry(
                            "SEX_DIFFERENT",
                            text(
                                    "The sex given differs from the register.",
                                    "Giới tính đã khai khác với cơ sở dữ liệu.")),
                    entry(
                            "OLD_ID_DIFFERENT",
                            text(
                                    "The old nine-digit number given differs from the register.",
                                    "Số CMND 9 số đã khai khác với cơ sở dữ liệu.")),
                    entry(
                            "ADDRESS_DIFFERENT",
                            text(
                                    "The address given differs from the register.",
                                    "Địa chỉ đã khai khác với cơ sở dữ liệu.")),
                    entry(
                            "CARD_DIFFERENT",
                            text(
                                    "The card given is not the one on record.",
                                    "Thẻ đã khai không phải thẻ có trong cơ sở dữ liệu.")),
                    entry(
                            "WEAK_MATCH",
                            text(
                                    "A field matched only in part.",
                                    "Có thông tin chỉ khớp một phần.")),
                    entry(
                            "FIELD_NOT_ON_RECORD",
                            text(
                                    "The register has no such information.",
                                    "Cơ sở dữ liệu không có thông tin này.")),
                    entry("CARD_EXPIRED", text("The card has expired.", "Thẻ đã hết hạn.")),
                    entry("CARD_REVOKED", text("The card was revoked.", "Thẻ đã bị thu hồi.")),
                    entry("CARD_LOST", text("The card was reported lost.", "Thẻ đã được báo mất.")),
                    entry(
                            "CARD_REPLACED",
                            text(
                                    "The card was replaced by a newer one.",
                                    "Thẻ đã được thay bằng thẻ mới.")),
                    entry(
                            "CARD_NOT_ON_RECORD",
                            text(
                                    "The register has no such card.",
                                    "Cơ sở dữ liệu không có thẻ này.")),
                    entry(
                            "CHIP_FORGED",
                            text(
                                    "The chip presented is not genuine.",
                                    "Chip của thẻ xuất trình là giả.")),
                    entry(
                            "CHIP_PRESENCE_FAILED",
                            text(
                                    "The chip presented is a copy.",
                                    "Chip của thẻ xuất trình là bản sao.")),
                    entry(
                            "CHIP_REGISTER_MISMATCH",
                            text(
                                    "The chip is genuine but the register says otherwise today.",
                                    "Chip là thật nhưng khác với cơ sở dữ liệu hiện nay.")),
                    entry(
                            "CHIP_UNDECIDED",
                            text(
                                    "Whether the chip is genuine could not be told.",
                                    "Không xác định được chip là thật hay giả.")),
                    entry(
                            "CHIP_PRESENCE_NOT_PROVEN",
                            text(
                                    "It was not proven that the card was there.",
                                    "Chưa chứng minh được thẻ có mặt tại chỗ.")),
                    entry(
                            "CHIP_MISSING",
                            text(
                                    "The purpose needs a chip, and none was presented.",
                                    "Mục đích này cần chip của thẻ nhưng không có.")),
                    entry(
                            "EVIDENCE_CONFLICT",
                            text(
                                    "What was declared and what the chip says differ.",
                                    "Thông tin đã khai và thông tin trong chip mâu thuẫn nhau.")),
                    entry(
                            "NO_MATCH",
                            text(
                                    "The register does not confirm what was presented.",
                                    "Cơ sở dữ liệu không xác nhận thông tin xuất trình.")));

    private AccessTexts() {}

    /// What an entry records; a kind that is not known stands for itself.
    static Text ofKind(EntryRow entry) {
        return entry.known().map(AccessTexts::of).orElseGet(() -> text(entry.kind(), entry.kind()));
    }

    static Text of(EntryKind kind) {
        return switch (kind) {
            case VERIFICATION -> text("Identity verification", "Xác thực danh tính");
            case CHIP_VERIFICATION -> text("Check of the card's chip", "Kiểm tra chip của thẻ");
            case CHECK_IN -> text("Hospital check-in", "Tiếp đón khám chữa bệnh");
            case BATCH_RECORD ->
                    text("Verification as one of a list", "Xác thực theo danh sách nhiều người");
            case REFUSAL ->
                    text("Request about you that was refused", "Yêu cầu về bạn đã bị từ chối");
            case AUDIT_READ ->
                    text("Search of the log for your number", "Tra cứu nhật ký theo số của bạn");
            case AUDIT_EXPORT ->
                    text(
                            "Export from the log for your number",
                            "Trích xuất nhật ký theo số của bạn");
            case ERASURE -> text("Erasure of details", "Xóa thông tin chi tiết");
            case REGISTER_CHANGE ->
                    text(
                            "Change of your record in the population register",
                            "Thay đổi thông tin của bạn trong cơ sở dữ liệu dân cư");
            case TRUST_CHANGE ->
                    text("Change of trusted certificates", "Thay đổi chứng thư được tin cậy");
            case CONTRACT_CHANGE -> text("Change of a contract", "Thay đổi thỏa thuận");
            case DAILY_COUNTS -> text("Daily counts", "Số liệu trong ngày");
            case LOG_OPENED -> text("Opening of the log", "Mở nhật ký");
        };
    }

    static Text of(AccessOutcome outcome) {
        return switch (outcome) {
            case VERIFIED ->
                    text("Verified: everything presented matched.", "Đã xác thực: thông tin khớp.");
            case NOT_VERIFIED ->
                    text(
                            "Not verified: what was presented was not confirmed.",
                            "Không xác thực được: thông tin đưa ra không được xác nhận.");
            case UNDECIDED ->
                    text(
                            "Undecided: something could not be known.",
                            "Chưa kết luận: có thông tin không xác định được.");
            case REFUSED ->
                    text(
                            "Refused: nothing about you was answered.",
                            "Bị từ chối: không có thông tin nào về bạn được trả lời.");
            case DONE -> text("Done.", "Đã thực hiện.");
        };
    }

    static Text of(ClaimField field) {
        return switch (field) {
            case PERSONAL_ID -> text("personal number", "số định danh cá nhân");
            case FULL_NAME -> text("full name", "họ và tên");
            case DATE_OF_BIRTH -> text("date of birth", "ngày sinh");
            case SEX -> text("sex", "giới tính");
            case OLD_ID_NUMBER -> text("old nine-digit number", "số CMND 9 số");
            case CARD_ISSUED_ON -> text("date of issue of the card", "ngày cấp thẻ");
            case PERMANENT_ADDRESS -> text("permanent address", "nơi thường trú");
        };
    }

    /// A claimed field by the name that an entry has for it; one that is not known stands for
    /// itself.
    static Text ofField(String member) {
        return Arrays.stream(ClaimField.values())
                .filter(field -> field.member().equals(member))
                .findFirst()
                .map(AccessTexts::of)
                .orElseGet(() -> text(member, member));
    }

    /// A reason of a decision or the code of a refusal; one that is not known stands for itself.
    static Text ofReason(String code) {
        return Optional.ofNullable(REASONS.get(code))
                .or(() -> ProblemType.of(code).map(ProblemType::title))
                .orElseGet(() -> text(code, code));
    }

    private static Text text(String english, String vietnamese) {
        return new Text(english, vietnamese);
    }
}
