package vn.xacthuc.matching;

/// What an officer should look at: why a grade is what it is, or what contradicts what.
///
/// A closed list. A hint never changes a grade and never tells what is on record.
public enum Hint {
    /// Only the tone of a syllable differs: Dũng and Dung are two names. Compare the document.
    TONE,
    /// Only a letter's quality mark differs: Hùng and Hưng are two names. Compare the document.
    VOWEL,
    /// Only Đ and D differ: Đương and Dương are two names. Compare the document.
    D_STROKE,
    /// I stands for Y or Y for I at the end of a syllable: Lý and Lí. Ask how the birth record
    /// spells it.
    I_Y_VARIANT,
    /// Northern and southern forms of one root: Hoàng and Huỳnh. Legally two names; ask for papers.
    REGIONAL_VARIANT,
    /// The male and the female prefix of a Cơ Ho or Ê Đê name: K' and Ka, Y and H'. Check the
    /// papers.
    GENDER_PREFIX,
    /// A name between the first and the last is missing on one side. It is part of the legal name.
    MISSING_MIDDLE_NAME,
    /// One side lacks what the other begins with, often the family name.
    MISSING_BEGINNING,
    /// The same syllables in another order, as airlines and banks write them.
    TOKEN_ORDER,
    /// A title such as Ông or Mr stands before the name. Take it out and ask again.
    TITLE,
    /// The tone stands on another letter of the syllable: hòa and hoà. The same name.
    TONE_POSITION,
    /// Only upper and lower case differ. The same name.
    CASE,
    /// An apostrophe is written in another form, lost, or replaced by a space. Compare the
    /// document.
    APOSTROPHE,
    /// A syllable carries two tones, which is no Vietnamese spelling. Look for a typing error.
    DOUBLE_TONE,
    /// A space between syllables is lost or added: Thu Ý is not Thuý. Compare the document.
    SPACE_LOST,
    /// One side ends before the other: a field was too short, or a name is missing.
    TRUNCATED,
    /// Brackets or other signs stand in a name. An alias belongs in its own field.
    PUNCTUATION,
    /// The name comes from a machine-readable zone, which has no marks. Read the printed name.
    MRZ,
    /// It is the register that lacks the marks, so it cannot tell Dũng from Dung. Have it
    /// completed.
    REGISTER_BARE,
    /// 1 January stands against a known year: often written where the day is unknown.
    PLACEHOLDER,
    /// Day and month are exchanged. Check the order in which the form asks for them.
    DAY_MONTH_SWAPPED,
    /// The number's year digits contradict the birth date; numbers were issued from wrong years.
    ID_YEAR_CONFLICT,
    /// The number's sex digit contradicts the sex on record.
    ID_SEX_CONFLICT,
    /// A number of nine digits that the register cannot trace to a person. Ask for the new card.
    NO_OLD_ID_MAPPING,
    /// The codes stand on different lists of administrative units, or on one that no longer holds.
    UNIT_CODES_CHANGED,
    /// The old commune was split over several; the registered one is among them.
    SPLIT_COMMUNE,
    /// The list of changes names another successor, but cannot rule the registered unit out.
    SUCCESSOR_UNCERTAIN,
    /// One side leaves the district out, which the commune implies.
    DISTRICT_MISSING,
    /// A code that its list does not have. Check the code and the date of its list.
    UNIT_UNKNOWN,
    /// House number, street or hamlet are written otherwise. Nobody prescribes how; read both.
    DETAIL_DIFFERENT
}
