package vn.xacthuc.matching;

/// What an administrative unit is called, as it stands before its name.
public enum AdministrativeKind {
    /// A province.
    PROVINCE('T', "Tỉnh"),
    /// A city directly under the central government.
    MUNICIPALITY('C', "Thành phố"),
    /// A district inside a municipality's core; three levels only.
    URBAN_DISTRICT('Q', "Quận"),
    /// A rural district; three levels only.
    RURAL_DISTRICT('H', "Huyện"),
    /// A town of district rank; three levels only.
    TOWN('S', "Thị xã"),
    /// A city of district rank; three levels only.
    CITY('U', "Thành phố"),
    /// An urban unit of the lowest level.
    WARD('P', "Phường"),
    /// A rural unit of the lowest level.
    COMMUNE('X', "Xã"),
    /// A township of commune rank; three levels only.
    TOWNSHIP('N', "Thị trấn"),
    /// An island that is a unit of the lowest level; two levels only.
    SPECIAL_ZONE('D', "Đặc khu");

    private final char letter;
    private final String title;

    AdministrativeKind(char letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    /// The Vietnamese word or words before the name.
    public String title() {
        return title;
    }

    static AdministrativeKind ofLetter(char letter) {
        for (AdministrativeKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No kind of unit has the letter " + letter);
    }
}
