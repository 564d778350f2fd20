package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import vn.xacthuc.sample.CardAnswer;
import vn.xacthuc.sample.CardDefect;
import vn.xacthuc.sample.CardHolder;
import vn.xacthuc.sample.CccdChip;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.ChipDraft;
import vn.xacthuc.sample.DataGroupFile;
import vn.xacthuc.sample.TestChip;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestSigner;

/// A way by which bytes of strangers come into this room.
///
/// @param files real-shaped ones, to be bent
/// @param reader what this room does with bytes, by every means that it has for them; it fails when
///   the outcome is none that may be
record HostileDoor(String name, List<byte[]> files, Function<byte[], Runnable> reader) {

    private static final byte[] CHALLENGE = {1, 2, 3, 4, 5, 6, 7, 8};

    /// A file that is large in itself gives no new shape.
    private static final int ORDINARY = 8_000;

    private static final List<Signatures> SIGNATURES = SignatureProviders.all().toList();

    private static final List<PassiveAuthentication> AUTHENTICATIONS =
            List.of(
                    new PassiveAuthentication(Signatures.portable(), InspectionPolicy.DEFAULT),
                    new PassiveAuthentication(
                            SIGNATURES.getLast(), new InspectionPolicy(true, false)));

    private static final List<TestKey> CHIP_KEYS =
            List.of(
                    TestKey.named("P-256", "hostile chip"),
                    TestKey.explicit("brainpoolP512r1", "hostile chip"),
                    TestKey.rsa(1024, "hostile chip"),
                    TestKey.rsa(2048, "hostile chip"));

    private static final TestChip CHIP =
            CccdChip.of(CardHolder.ordinary(), TestSigner.P256.signer(), CHIP_KEYS.getFirst())
                    .make();

    private static final CscaCertificate ANCHOR = Cscas.csca(TestCountry.csca());

    private static final Certificate SIGNER = Cscas.read(TestSigner.P256.signer().der());

    private static final TrustList TRUST =
            TrustList.of(
                    List.of(ANCHOR),
                    List.of(Cscas.list(TestCountry.revocationList(TestCountry.csca()))),
                    Signatures.portable());

    static Stream<HostileDoor> all() {
        List<ChipDraft> drafts = drafts();
        return Stream.of(
                new HostileDoor("EF.SOD", securityObjects(drafts), HostileDoor::securityObject),
                dataGroup(1, CHIP.dataGroup(1)),
                dataGroup(2, CHIP.dataGroup(2)),
                dataGroup(13, CHIP.dataGroup(13)),
                dataGroup(14, CHIP.dataGroup(14)),
                dataGroup(15, CHIP_KEYS.stream().map(DataGroupFile::dg15).toArray(byte[][]::new)),
                new HostileDoor("certificate", certificates(drafts), HostileDoor::certificate),
                new HostileDoor("revocation list", revocationLists(), HostileDoor::revocationList),
                new HostileDoor("master list", masterLists(), HostileDoor::masterList),
                new HostileDoor("answer", answers(), HostileDoor::answer));
    }

    @Override
    public String toString() {
        return name;
    }

    /// Every signer's chip, and one chip for each thing that can be wrong with one.
    private static List<ChipDraft> drafts() {
        List<ChipDraft> drafts = new ArrayList<>();
        for (TestSigner signer : TestSigner.values()) {
            drafts.add(CccdChip.of(CardHolder.ordinary(), signer.signer()));
        }
        for (CardDefect defect : CardDefect.all()) {
            ChipDraft draft = CccdChip.of(CardHolder.ordinary());
            defect.bend(draft, CardHolder.ordinary());
            drafts.add(draft);
        }
        return drafts;
    }

    private static List<byte[]> securityObjects(List<ChipDraft> drafts) {
        return drafts.stream()
                .map(draft -> draft.make().sod())
                .filter(sod -> sod.length < ORDINARY)
                .toList();
    }

    private static Runnable securityObject(byte[] sod) {
        return () -> inspect(sod, CHIP.dataGroups());
    }

    private static PassiveFindings inspect(byte[] sod, SortedMap<Integer, byte[]> dataGroups) {
        PassiveFindings findings =
                AUTHENTICATIONS
                        .get(sod.length % 2)
                        .inspect(new ChipFiles(sod, dataGroups), TRUST, Cscas.NOW);
        assertThat(findings.checks()).hasSize(Check.values().length - 1);
        findings.mrz().ifPresent(Mrz::checkDigitsHold);
        return findings;
    }

    /// A data group that a state signed as it is, and the same in place of the one that was signed.
    private static HostileDoor dataGroup(int number, byte[]... files) {
        return new HostileDoor(
                "DG" + number,
                List.of(files),
                bytes -> {
                    Map<Integer, byte[]> groups = new TreeMap<>(CHIP.dataGroups());
                    groups.put(number, bytes);
                    TestChip signed = ChipDraft.of(TestSigner.P256.signer(), groups).make();
                    return () -> {
                        inspect(signed.sod(), signed.dataGroups());
                        if (inspect(CHIP.sod(), signed.dataGroups()).integrity()
                                == Integrity.PASSED) {
                            assertThat(bytes).startsWith(CHIP.dataGroup(number));
                        }
                    };
                });
    }

    private static List<byte[]> certificates(List<ChipDraft> drafts) {
        Stream<CertifiedKey> cscas =
                Stream.of(TestCountry.csca(), TestCountry.rsaCsca(), TestCountry.link());
        return Stream.concat(cscas, drafts.stream().map(ChipDraft::signer))
                .distinct()
                .map(CertifiedKey::der)
                .filter(der -> der.length < ORDINARY)
                .toList();
    }

    private static Runnable certificate(byte[] bytes) {
        return () -> {
            if (Certificate.read(bytes) instanceof CertificateReading.Read read) {
                Certificate certificate = read.certificate();
                TRUST.path(certificate);
                TRUST.revocation(certificate, ANCHOR, Cscas.NOW);
                certificate.documentSigner();
                certificate.criticalExtensions();
                certificate.extension(Extension.keyUsage);
                certificate.isSignedBy(ANCHOR.key(), SIGNATURES.getLast());
            }
            if (CscaCertificate.read(bytes) instanceof CscaCertificateReading.Read read) {
                CscaCertificate anchor = read.certificate();
                anchor.isRoot(Signatures.portable());
                anchor.signedBy(ANCHOR, Signatures.portable());
                TrustList trust =
                        TrustList.of(List.of(anchor, ANCHOR), List.of(), Signatures.portable());
                trust.path(SIGNER);
                trust.revocation(SIGNER, anchor, Cscas.NOW);
            }
        };
    }

    private static List<byte[]> revocationLists() {
        return List.of(
                TestCountry.revocationList(TestCountry.csca()).der(),
                TestCountry.revocationList(TestCountry.csca())
                        .revoking(TestSigner.P256.signer())
                        .revoking(TestSigner.BRAINPOOL.signer())
                        .der());
    }

    private static Runnable revocationList(byte[] bytes) {
        return () -> {
            if (RevocationList.read(bytes) instanceof RevocationListReading.Read read) {
                RevocationList list = read.list();
                list.flags(Cscas.NOW);
                list.country();
                TrustList trust =
                        TrustList.of(List.of(ANCHOR), List.of(list), Signatures.portable());
                trust.revocation(SIGNER, ANCHOR, Cscas.NOW);
            }
        };
    }

    private static List<byte[]> masterLists() {
        return List.of(
                TestCountry.masterList(TestCountry.csca()),
                TestCountry.masterList(
                        TestCountry.csca(), TestCountry.newerCsca(), TestCountry.abroad()));
    }

    private static Runnable masterList(byte[] bytes) {
        return () -> {
            if (MasterList.read(bytes, Signatures.portable())
                    instanceof MasterListReading.Read read) {
                read.list().root(List.of(ANCHOR), Signatures.portable());
                read.list().flags();
                read.list().isOfPublisherOf(read.list());
                assertThat(read.list().certificates()).isNotNull();
            }
        };
    }

    private static List<byte[]> answers() {
        return CHIP_KEYS.stream().map(key -> CardAnswer.to(CHALLENGE, key)).toList();
    }

    private static Runnable answer(byte[] bytes) {
        return () -> {
            for (TestKey key : CHIP_KEYS) {
                ActiveAuthenticationKeyReading.Usable usable =
                        (ActiveAuthenticationKeyReading.Usable)
                                ActiveAuthenticationKey.read(
                                        DataGroupFile.dg15(key), Optional.empty());
                AnswerFinding finding =
                        new ActiveAuthentication(SIGNATURES.getLast())
                                .verify(usable.key(), CHALLENGE, bytes);
                if (finding instanceof AnswerFinding.Right) {
                    // Leading zeros may come and go; nothing else may.
                    assertThat(answers())
                            .extracting(genuine -> new BigInteger(1, genuine))
                            .contains(new BigInteger(1, bytes));
                }
            }
        };
    }
}
