package vn.xacthuc.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.problem.Language;

/// The part of public life a relying party belongs to.
@Schema(
        description =
                "The part of public life that a party belongs to: BANK, HEALTH, TAX,"
                        + " SOCIAL_INSURANCE, JUSTICE, EDUCATION, TRANSPORT, ENERGY, ONE_STOP (one-stop"
                        + " public service), POLICE, OTHER.")
public enum Sector {
    BANK("Ngân hàng", "Banking"),
    HEALTH("Y tế", "Health care"),
    TAX("Thuế", "Taxation"),
    SOCIAL_INSURANCE("Bảo hiểm xã hội", "Social insurance"),
    JUSTICE("Tư pháp", "Justice"),
    EDUCATION("Giáo dục", "Education"),
    TRANSPORT("Giao thông vận tải", "Transport"),
    ENERGY("Năng lượng", "Energy"),
    ONE_STOP("Trung tâm phục vụ hành chính công", "One-stop public service"),
    POLICE("Công an", "Police"),
    OTHER("Lĩnh vực khác", "Other");

    private final String vietnameseName;
    private final String englishName;

    Sector(String vietnameseName, String englishName) {
        this.vietnameseName = vietnameseName;
        this.englishName = englishName;
    }

    /// How citizens read it.
    public String name(Language language) {
        return switch (language) {
            case ENGLISH -> englishName;
            case VIETNAMESE -> vietnameseName;
        };
    }
}
