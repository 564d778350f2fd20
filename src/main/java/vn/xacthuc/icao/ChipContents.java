package vn.xacthuc.icao;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the data groups say that are as they were signed. A data group that cannot be read is worth
/// a warning and no more: the state signed it so.
///
/// @param zone empty without DG1
/// @param details of a CCCD; empty without DG13, or where it cannot be read
record ChipContents(
        Optional<MrzReading> zone, Optional<CccdDetails> details, Set<Warning> warnings) {

    static final int MRZ = 1;
    static final int FACE = 2;
    static final int DETAILS = 13;
    static final int PROTOCOLS = 14;
    static final int KEY = 15;

    /// No data group at all.
    static final ChipContents NONE = of(Map.of());

    /// Reads the data groups.
    static ChipContents of(Map<Integer, byte[]> verified) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        Optional<MrzReading> zone = file(verified, MRZ).map(Dg1::read);
        if (zone.filter(reading -> reading instanceof MrzReading.Malformed).isPresent()) {
            warnings.add(Warning.DG1_UNREADABLE);
        }
        Optional<byte[]> dg13 = file(verified, DETAILS);
        Optional<CccdDetails> details = dg13.flatMap(Dg13::read);
        if (dg13.isPresent() && details.isEmpty()) {
            warnings.add(Warning.DG13_UNREADABLE);
        }
        if (file(verified, FACE).filter(file -> Dg2.read(file).isEmpty()).isPresent()) {
            warnings.add(Warning.DG2_UNREADABLE);
        }
        if (file(verified, PROTOCOLS).filter(file -> Dg14.read(file).isEmpty()).isPresent()) {
            warnings.add(Warning.DG14_UNREADABLE);
        }
        ChipContents contents = new ChipContents(zone, details, warnings);
        if (contents.contradict()) {
            warnings.add(Warning.DG13_CONTRADICTS_DG1);
        }
        return contents;
    }

    static Optional<byte[]> file(Map<Integer, byte[]> verified, int number) {
        return Optional.ofNullable(verified.get(number));
    }

    /// The machine-readable zone, where it can be read.
    Optional<Mrz> mrz() {
        return zone.flatMap(reading ->
                switch (reading) {
                    case MrzReading.Read read -> Optional.of(read.mrz());
                    case MrzReading.Malformed malformed -> Optional.empty();
                });
    }

    private boolean contradict() {
        Optional<Mrz> mrz = mrz();
        return mrz.isPresent()
                && details.isPresent()
                && DetailsAgreement.contradict(details.get(), mrz.get());
    }

    @Override
    public String toString() {
        return "ChipContents[masked]";
    }
}
