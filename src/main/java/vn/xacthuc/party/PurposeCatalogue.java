package vn.xacthuc.party;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.problem.Text;

/// The purposes as anybody may read them.
@Schema(description = "The purposes that a question about a person may have.")
public record PurposeCatalogue(
        @Schema(description = "The groups of utilities of Đề án 06, by code.") List<Group> groups,
        @Schema(description = "The purposes, by group and code.") List<Item> items) {

    static PurposeCatalogue of(List<PurposeGroup> groups, Collection<Purpose> purposes) {
        return new PurposeCatalogue(
                groups.stream()
                        .sorted(Comparator.comparing(PurposeGroup::code))
                        .map(group -> new Group(group.code(), Wording.of(group.name())))
                        .toList(),
                purposes.stream()
                        .sorted(
                                Comparator.comparing(Purpose::groupCode)
                                        .thenComparing(Purpose::code))
                        .map(Item::of)
                        .toList());
    }

    /// One purpose.
    @Schema(name = "Purpose", description = "Why somebody may ask about a person.")
    public record Item(
            @Schema(description = "The code that requests name.", examples = "BIRTH_REGISTRATION")
                    String code,
            @Schema(description = "What it is called.") Wording name,
            @Schema(description = "The code of its group.", examples = "PUBLIC_SERVICES")
                    String group,
            @Schema(description = "Whether it is one of the 25 essential public services.")
                    boolean essentialService,
            @Schema(
                            description =
                                    "Whether it concerns a person who died, so that a death speaks"
                                            + " not against it.")
                    boolean concernsDeceased,
            @Schema(
                            description = "The laws it rests on, in Vietnamese.",
                            examples = "Nghị định 104/2022/NĐ-CP")
                    String legalBasis,
            @Schema(
                            description =
                                    "How long entries are kept at least. USAGE_HISTORY: five years."
                                            + " Open for extension.",
                            examples = "USAGE_HISTORY")
                    String retentionClass,
            @Schema(description = "What citizens are told who ask why somebody asked.")
                    Wording citizenText) {

        private static Item of(Purpose purpose) {
            return new Item(
                    purpose.code(),
                    Wording.of(purpose.name()),
                    purpose.groupCode(),
                    purpose.essentialService(),
                    purpose.concernsDeceased(),
                    purpose.legalBasis(),
                    purpose.retentionClass(),
                    Wording.of(purpose.citizenText()));
        }
    }

    /// A group of purposes.
    @Schema(name = "PurposeGroup", description = "One of the five groups of Đề án 06.")
    public record Group(
            @Schema(description = "The code.", examples = "PUBLIC_SERVICES") String code,
            @Schema(description = "What it is called.") Wording name) {}

    /// A text in both languages.
    @Schema(name = "Wording", description = "A text in both languages.")
    public record Wording(
            @Schema(description = "Vietnamese.", examples = "Đăng ký khai sinh") String vi,
            @Schema(description = "English.", examples = "Registration of a birth") String en) {

        private static Wording of(Text text) {
            return new Wording(text.vietnamese(), text.english());
        }
    }
}
