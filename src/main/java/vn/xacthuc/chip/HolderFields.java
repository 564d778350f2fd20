package vn.xacthuc.chip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.icao.CccdDetails;
import vn.xacthuc.icao.ChipFiles;
import vn.xacthuc.icao.Dg1;
import vn.xacthuc.icao.Dg13;
import vn.xacthuc.icao.Mrz;
import vn.xacthuc.icao.MrzReading;

/// What the files of a presented chip say of their holder, of any ICAO document. The texts are as
/// the chip has them; nothing says that the chip is genuine.
public final class HolderFields {

    private static final int MRZ = 1;
    private static final int DETAILS = 13;

    private HolderFields() {}

    /// By the name that a claim has for each, in a fixed order; empty where DG1 cannot be read.
    public static Map<String, String> of(PresentedChip chip) {
        Map<String, String> fields = new LinkedHashMap<>();
        Optional<CccdDetails> details = file(chip.files(), DETAILS).flatMap(Dg13::read);
        if (file(chip.files(), MRZ).map(Dg1::read).orElse(null) instanceof MrzReading.Read read) {
            put(fields, read.mrz(), details);
        }
        return fields;
    }

    private static void put(Map<String, String> fields, Mrz zone, Optional<CccdDetails> details) {
        Optional<ChipIdentity> identity = ChipIdentity.of(Optional.of(zone), details);
        identity.map(ChipIdentity::personalId).ifPresent(id -> fields.put("personalId", id));
        fields.put("fullName", identity.map(ChipIdentity::fullName).orElse(zone.nameField()));
        fields.put(
                "dateOfBirth",
                identity.flatMap(ChipIdentity::dateOfBirth).orElse(zone.dateOfBirth()));
        ChipIdentity.sex(zone).ifPresent(sex -> fields.put("sex", sex));
        fields.put("documentNumber", zone.documentNumber());
        fields.put("nationality", zone.nationality());
    }

    private static Optional<byte[]> file(ChipFiles files, int number) {
        return Optional.ofNullable(files.dataGroups().get(number));
    }
}
