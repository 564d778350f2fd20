package vn.xacthuc.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.chip.HolderFields;
import vn.xacthuc.chip.PresentedChip;
import vn.xacthuc.population.AddressRecord;
import vn.xacthuc.receipt.Disclosable;

/// The values of a request as its receipt may disclose them: what is claimed, as it was sent, and
/// what a chip says besides.
final class RequestValues {

    private static final List<String> OF_CHIP =
            List.of("personalId", "fullName", "dateOfBirth", "sex");

    private RequestValues() {}

    /// @param chip empty where what it says is not to be disclosed
    static Disclosable of(@Nullable ClaimRecord claim, Optional<PresentedChip> chip) {
        Disclosable values = new Disclosable();
        if (claim != null) {
            values.with("personalId", claim.personalId())
                    .with("fullName", claim.fullName())
                    .with("dateOfBirth", claim.dateOfBirth())
                    .with("sex", claim.sex())
                    .with("oldIdNumber", claim.oldIdNumber())
                    .with("cardIssuedOn", claim.cardIssuedOn())
                    .with("permanentAddress", address(claim.permanentAddress()));
        }
        Map<String, String> ofChip = chip.map(HolderFields::of).orElse(Map.of());
        OF_CHIP.forEach(name -> values.with(name, ofChip.get(name)));
        return values;
    }

    private static @Nullable Map<String, String> address(@Nullable AddressRecord address) {
        if (address == null) {
            return null;
        }
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "provinceCode", address.provinceCode());
        put(parts, "districtCode", address.districtCode());
        put(parts, "communeCode", address.communeCode());
        put(parts, "detail", address.detail());
        put(parts, "codesAsOf", address.codesAsOf());
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }
}
