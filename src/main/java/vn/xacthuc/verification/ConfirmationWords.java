package vn.xacthuc.verification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import vn.xacthuc.chip.Authenticity;
import vn.xacthuc.matching.Grade;
import vn.xacthuc.party.ClaimField;

/// The words of a printed confirmation. Each switch names every case, so that a new one cannot be
/// printed as a code.
final class ConfirmationWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/uuuu")
                    .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private ConfirmationWords() {}

    static String of(Instant instant) {
        return TIME.format(instant) + " (giờ Việt Nam)";
    }

    static String of(Decision decision) {
        return switch (decision) {
            case VERIFIED -> "ĐÃ XÁC THỰC";
            case NOT_VERIFIED -> "KHÔNG XÁC THỰC ĐƯỢC";
            case UNDECIDED -> "CHƯA KẾT LUẬN ĐƯỢC";
        };
    }

    /// Heads the values. Only who was verified is a person; anything else was merely said.
    static String subject(Decision decision, boolean claimed) {
        return switch (decision) {
            case VERIFIED -> "Người được xác thực";
            case NOT_VERIFIED, UNDECIDED -> claimed ? "Thông tin đã khai" : "Thông tin trong chip";
        };
    }

    static String tone(Decision decision) {
        return switch (decision) {
            case VERIFIED -> "yes";
            case NOT_VERIFIED -> "no";
            case UNDECIDED -> "open";
        };
    }

    static String of(Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> "Không có người nào mang số định danh này.";
            case AMBIGUOUS -> "Nhiều người cùng mang số CMND cũ này.";
            case REGISTER_UNAVAILABLE -> "Cơ sở dữ liệu dân cư không trả lời kịp thời.";
            case DECEASED -> "Người này đã chết theo cơ sở dữ liệu.";
            case ID_SUPERSEDED -> "Số định danh này đã được thay bằng số khác.";
            case ID_CANCELLED -> "Số định danh này đã bị hủy.";
            case NAME_DIFFERENT -> "Họ tên không trùng khớp.";
            case BIRTH_DATE_DIFFERENT -> "Ngày sinh không trùng khớp.";
            case SEX_DIFFERENT -> "Giới tính không trùng khớp.";
            case OLD_ID_DIFFERENT -> "Số CMND cũ không trùng khớp.";
            case ADDRESS_DIFFERENT -> "Nơi thường trú không trùng khớp.";
            case CARD_DIFFERENT -> "Thẻ xuất trình không phải thẻ của người này.";
            case WEAK_MATCH -> "Có thông tin chỉ trùng khớp một phần, chưa đủ để chấp nhận.";
            case FIELD_NOT_ON_RECORD -> "Cơ sở dữ liệu không có thông tin cần so sánh.";
            case CARD_EXPIRED -> "Thẻ đã hết hạn.";
            case CARD_REVOKED -> "Thẻ đã bị thu hồi.";
            case CARD_LOST -> "Thẻ đã được báo mất.";
            case CARD_REPLACED -> "Thẻ đã được thay bằng thẻ khác.";
            case CARD_NOT_ON_RECORD -> "Cơ sở dữ liệu không có thẻ này.";
            case CHIP_FORGED ->
                    "Dữ liệu trong chip không phải do Nhà nước ký, hoặc chip bị sao chép.";
            case CHIP_PRESENCE_FAILED -> "Chip trả lời sai phép thử có mặt.";
            case CHIP_REGISTER_MISMATCH ->
                    "Chip là thật nhưng dữ liệu khác với cơ sở dữ liệu hiện nay.";
            case CHIP_UNDECIDED -> "Chưa xác định được chip là thật hay giả.";
            case CHIP_PRESENCE_NOT_PROVEN -> "Chưa chứng minh được chip có mặt tại chỗ.";
            case CHIP_MISSING -> "Mục đích này cần chip của thẻ nhưng không có.";
            case EVIDENCE_CONFLICT -> "Thông tin khai và thông tin trong chip mâu thuẫn nhau.";
            case NO_MATCH -> "Cơ sở dữ liệu không xác nhận thông tin này.";
        };
    }

    static String of(Grade grade) {
        return switch (grade) {
            case EXACT -> "Trùng khớp hoàn toàn";
            case NORMALIZED -> "Trùng khớp, khác cách viết";
            case DIACRITICLESS -> "Trùng khớp khi bỏ dấu";
            case PARTIAL -> "Trùng khớp một phần";
            case DIFFERENT -> "Không trùng khớp";
            case NOT_ON_RECORD -> "Cơ sở dữ liệu không có";
        };
    }

    static String of(ClaimField field) {
        return switch (field) {
            case PERSONAL_ID -> "Số định danh cá nhân";
            case FULL_NAME -> "Họ, chữ đệm và tên";
            case DATE_OF_BIRTH -> "Ngày sinh";
            case SEX -> "Giới tính";
            case OLD_ID_NUMBER -> "Số CMND cũ";
            case CARD_ISSUED_ON -> "Ngày cấp thẻ";
            case PERMANENT_ADDRESS -> "Nơi thường trú";
        };
    }

    static String of(Authenticity authenticity) {
        return switch (authenticity) {
            case GENUINE -> "Chip là thật: dữ liệu do Nhà nước ký và còn nguyên vẹn.";
            case FORGED -> "Chip bị làm giả hoặc sao chép.";
            case UNDECIDED -> "Chưa xác định được chip là thật hay giả.";
        };
    }

    /// As the card writes it; what else was sent stays as it is.
    static String sex(String value) {
        return switch (value) {
            case "MALE" -> "Nam";
            case "FEMALE" -> "Nữ";
            default -> value;
        };
    }
}
