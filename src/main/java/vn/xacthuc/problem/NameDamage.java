package vn.xacthuc.problem;

/// What happened to a name before it reached us, so that the caller can repair its own data.
///
/// Old registries and branch systems still hold names in pre-Unicode encodings; read as Unicode
/// they look like a different name, and comparing them would be a guess.
// Error Prone cannot see that a record of two strings is immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum NameDamage {
    TCVN3(
            "The name is in the old TCVN3 (ABC) encoding; convert it to Unicode.",
            "Họ tên đang ở bảng mã TCVN3 (ABC); hãy chuyển sang Unicode."),
    VNI(
            "The name is in the old VNI encoding; convert it to Unicode.",
            "Họ tên đang ở bảng mã VNI; hãy chuyển sang Unicode."),
    TELEX(
            "The name holds Telex keystrokes; it was typed with the input method switched off.",
            "Họ tên còn phím gõ Telex; bộ gõ tiếng Việt đã bị tắt khi nhập."),
    VNI_KEYS(
            "The name holds VNI keystrokes; it was typed with the input method switched off.",
            "Họ tên còn phím gõ VNI; bộ gõ tiếng Việt đã bị tắt khi nhập."),
    UTF8_READ_AS_LATIN1(
            "The name is UTF-8 that was read as Latin-1; fix the encoding of the source.",
            "Họ tên là UTF-8 bị đọc nhầm thành Latin-1; hãy sửa bảng mã ở nguồn."),
    FOREIGN_SCRIPT(
            "The name holds letters of a script that no Vietnamese name uses.",
            "Họ tên chứa chữ không thuộc bảng chữ dùng cho tên người Việt Nam."),
    EMPTY("The name holds no letter.", "Họ tên không có chữ cái nào."),
    DIGIT("The name holds a digit.", "Họ tên chứa chữ số."),
    QUESTION_MARK(
            "The name holds a question mark or a replacement character where a letter was lost.",
            "Họ tên chứa dấu hỏi hoặc ký tự thay thế ở chỗ một chữ cái đã mất.");

    private final Text text;

    NameDamage(String english, String vietnamese) {
        text = new Text(english, vietnamese);
    }

    /// The damage in words, for the field error.
    public Text text() {
        return text;
    }
}
