package vn.xacthuc.matching;

import org.jspecify.annotations.Nullable;

/// A province, district or commune of one list.
///
/// @param code two digits for a province, three for a district, five for a commune
/// @param name the name without its kind, NFC
/// @param kind what the unit is called
/// @param parentCode the unit directly above, absent for a province
public record AdministrativeUnit(
        String code, String name, AdministrativeKind kind, @Nullable String parentCode) {

    /// The name with its kind, as on papers: "Phường Hàng Bài".
    public String fullName() {
        return kind.title() + " " + name;
    }
}
