package vn.xacthuc.sample;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.bouncycastle.asn1.eac.EACObjectIdentifiers;

/// A chip as a CCCD has it: DG1, DG2, fingerprints that no reader gets, DG13, DG14, DG15 and
/// EF.SOD.
public final class CccdChip {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Cards are signed in office hours on the day that stands on them.
    private static final LocalTime SIGNED_AT = LocalTime.of(9, 30);

    private static final int RSA_BITS = 2048;

    // Doc 9303-11 section 4.5 and TR-03110-3 appendix A.1.1.2.
    private static final ASN1ObjectIdentifier ACTIVE_AUTHENTICATION =
            new ASN1ObjectIdentifier("2.23.136.1.1.5");
    private static final ASN1ObjectIdentifier CHIP_AUTHENTICATION_WITH_AES =
            EACObjectIdentifiers.id_CA_ECDH.branch("2");

    private CccdChip() {}

    /// A chip by the signer who signs this person's cards.
    public static ChipDraft of(CardHolder holder) {
        return of(holder, TestSigner.of(holder.personalId()).signer());
    }

    /// A chip by any signer. Half of the cards answer challenges by RSA.
    public static ChipDraft of(CardHolder holder, CertifiedKey signer) {
        String seed = holder.seed();
        TestKey key =
                TestSeed.below("AA " + holder.personalId(), 2) == 0
                        ? TestKey.named("P-256", "AA " + seed)
                        : TestKey.rsa(RSA_BITS, "AA " + seed);
        return of(holder, signer, key);
    }

    /// A chip with any key for Active Authentication.
    public static ChipDraft of(CardHolder holder, CertifiedKey signer, TestKey key) {
        String seed = holder.seed();
        return ChipDraft.of(
                        signer,
                        Map.of(
                                1, DataGroupFile.dg1(CardZone.of(holder)),
                                2, CardPortrait.dg2(seed),
                                3, DataGroupFile.of(3, TestSeed.bytes("fingers " + seed, 64)),
                                13, CardDetails.dg13(holder),
                                14, dg14(key, seed),
                                15, DataGroupFile.dg15(key)))
                // Readers without terminal authentication are refused DG3 (Doc 9303-11 section
                // 7.1).
                .withholdAfterwards(3)
                .key(key)
                .signedAt(signedAt(holder));
    }

    private static Instant signedAt(CardHolder holder) {
        return holder.issuedOn().atTime(SIGNED_AT).atZone(VIETNAM).toInstant();
    }

    /// The means of Chip Authentication, and for a key on a curve the algorithm of Active
    /// Authentication (Doc 9303-11 section 6.1.2.3).
    private static byte[] dg14(TestKey key, String seed) {
        ASN1EncodableVector infos = new ASN1EncodableVector();
        ASN1Encodable one = new ASN1Integer(1);
        infos.add(TestAsn1.sequence(CHIP_AUTHENTICATION_WITH_AES, one));
        infos.add(
                TestAsn1.sequence(
                        EACObjectIdentifiers.id_PK_ECDH,
                        TestKey.explicit("brainpoolP256r1", "CA " + seed).info()));
        if (!key.isRsa()) {
            infos.add(
                    TestAsn1.sequence(
                            ACTIVE_AUTHENTICATION, one, BSIObjectIdentifiers.ecdsa_plain_SHA256));
        }
        return DataGroupFile.of(14, TestAsn1.der(new DERSet(infos)));
    }
}
