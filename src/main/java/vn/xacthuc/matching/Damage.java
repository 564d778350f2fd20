package vn.xacthuc.matching;

/// Why a text cannot be read as a name. It is refused, not repaired: a guess could name another.
public enum Damage {
    /// There is no letter in it.
    EMPTY,
    /// A digit stands in it.
    DIGIT,
    /// Digits follow letters as the keys of the VNI input method: `Nguye64n`.
    VNI_KEYS,
    /// Letters stand for marks as the keys of the Telex input method: `Nguyeenx`.
    TELEX,
    /// A question mark or U+FFFD stands where a conversion lost a letter.
    QUESTION_MARK,
    /// A letter of another script than Latin, which may look like a Latin one.
    FOREIGN_SCRIPT,
    /// UTF-8 that was read as Latin-1 or Windows-1252: `Nguyá»…n`.
    MOJIBAKE,
    /// Text in the 8-bit code TCVN 5712 (TCVN3, ABC fonts) that was read as Latin-1: `V¨n`.
    TCVN3,
    /// Text in the 8-bit code VNI-Windows that was read as Latin-1: `Nguyeãn`.
    VNI
}
