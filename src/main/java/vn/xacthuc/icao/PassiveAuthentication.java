package vn.xacthuc.icao;

import java.time.Instant;

/// Passive authentication (Doc 9303-11 section 5.1): are the data of a chip the ones that a
/// document signer signed, and who is that? It proves nothing about the chip: whoever read one can
/// present its data for ever.
///
/// Whatever the bytes, the result is a finding.
public final class PassiveAuthentication {

    private final Signatures signatures;
    private final InspectionPolicy policy;

    public PassiveAuthentication(Signatures signatures, InspectionPolicy policy) {
        this.signatures = signatures;
        this.policy = policy;
    }

    /// Inspects the files of a chip.
    public PassiveFindings inspect(ChipFiles files, TrustList trust, Instant now) {
        return new Inspection(signatures, policy, files, trust, now).findings();
    }
}
