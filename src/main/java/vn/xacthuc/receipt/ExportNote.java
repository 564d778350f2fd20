package vn.xacthuc.receipt;

import java.util.Arrays;
import java.util.List;
import vn.xacthuc.audit.access.CodedText;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.Text;

/// What whoever reads a statement must know to read it right. Every statement has all of them: one
/// that came and went would tell what it must not.
// Error Prone cannot see that a record of two strings is immutable.
@SuppressWarnings("ImmutableEnumChecker")
enum ExportNote {
    LEGAL_BASIS(
            "Given at the request of the data subject under Law 91/2025/QH15 on the protection of"
                    + " personal data and Decree 356/2025, which has requests answered within two"
                    + " working days.",
            "Được lập theo yêu cầu của chủ thể dữ liệu, căn cứ Luật Bảo vệ dữ liệu cá nhân số"
                    + " 91/2025/QH15 và Nghị định 356/2025 (trả lời yêu cầu trong hai ngày làm"
                    + " việc)."),
    MAY_BE_DELAYED(
            "What an authority asks for some purposes, an investigation for instance, may be kept from"
                    + " the person concerned for a while. This statement does not tell whether there"
                    + " is any of that; it is listed once that time is over.",
            "Việc tra cứu của cơ quan có thẩm quyền cho một số mục đích, chẳng hạn điều tra, có thể"
                    + " chưa được cho người liên quan biết trong một thời gian. Bản này không cho"
                    + " biết có hay không có việc tra cứu như vậy; nếu có, việc đó được nêu khi hết"
                    + " thời gian đó."),
    NO_VALUES(
            "The log keeps which fields were asked about and how it ended, and no value of them.",
            "Nhật ký ghi những thông tin nào đã được hỏi và kết quả, không lưu giá trị của chúng."),
    THIS_NUMBER(
            "Listed is what concerns this number. What was asked under an earlier number of the"
                    + " same person, a nine-digit one or one since replaced, is not.",
            "Bản này nêu những việc liên quan đến số định danh này. Việc tra cứu theo số cũ của cùng"
                    + " một người (số CMND 9 số hoặc số đã được thay) không được nêu."),
    ERASED(
            "An entry whose details were erased no longer says whom it was about, and is not"
                    + " listed; the log keeps who erased them and why.",
            "Mục đã bị xóa chi tiết không còn cho biết về ai nên không được nêu; nhật ký vẫn giữ"
                    + " bên đã xóa và lý do."),
    ARCHIVED(
            "Entries whose retention in the log is over are in an archive and are not listed.",
            "Mục đã hết thời hạn lưu trong nhật ký được chuyển vào kho lưu trữ và không được nêu.");

    private final Text text;

    ExportNote(String english, String vietnamese) {
        this.text = new Text(english, vietnamese);
    }

    static List<CodedText> in(Language language) {
        return Arrays.stream(values())
                .map(note -> new CodedText(note.name(), note.text.in(language)))
                .toList();
    }
}
