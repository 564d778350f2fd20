package vn.xacthuc.population;

/// The papers that prove a person's number, by generation.
public enum CardType {
    /// Chứng minh nhân dân with twelve digits.
    CMND_12,

    /// Căn cước công dân with a bar code, without a chip.
    CCCD_BARCODE,

    /// Căn cước công dân with a chip.
    CCCD_CHIP,

    /// Thẻ căn cước under Luật Căn cước 26/2023/QH15.
    CAN_CUOC
}
