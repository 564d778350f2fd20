package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestScheme;

/// Whatever the bytes of EF.SOD are, its inspection ends soon, in findings, and finds no signature
/// over what was never signed.
class HostileSecurityObjectTest {

    private static final long MOST_NANOSECONDS = 50_000_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int RUNS = 3_000;
    private static final int LONGEST = 64 * 1024;

    private static final byte[] SOD = Inspected.draft().make().sod();
    private static final byte[] CONTENT = SecurityObject.read(SOD).content();

    @Test
    void noChangedBitPutsASignatureUnderOtherHashes() {
        int passed = 0;
        for (int at = 0; at < SOD.length; at++) {
            byte[] changed = SOD.clone();
            changed[at] ^= (byte) (1 << at % Byte.SIZE);
            passed += passes(changed) ? 1 : 0;
        }

        // What nothing rests on may be anything: the list of digest algorithms, the signer's name,
        // the certificate's own spelling of its issuer's algorithm.
        assertThat(passed).isBetween(1, SOD.length / 8);
    }

    @Test
    void changedBytesEndInFindings() {
        Random random = new Random(77);
        for (int run = 0; run < RUNS; run++) {
            passes(mutated(random));
        }
    }

    @Test
    void filesCutShortFail() {
        for (int length = 0; length < SOD.length; length++) {
            assertThat(Inspected.alone(Arrays.copyOf(SOD, length)).integrity())
                    .isEqualTo(Integrity.FAILED);
        }
    }

    static Stream<Arguments> costly() {
        return Stream.of(
                Arguments.of("levels", filled(bytes(0x30, 0x80))),
                Arguments.of("elements", filled(bytes(0x05, 0))),
                Arguments.of("levels inside", SodParts.file(Arrays.copyOf(deep(), 65_000))),
                Arguments.of("pieces", SodParts.file(pieces())),
                Arguments.of("certificates", certificates(4_000, 5)),
                Arguments.of("large certificates", certificates(16, 3_900)),
                Arguments.of("the largest certificate", certificates(1, 60_000)),
                Arguments.of("signed attributes", attributes()),
                Arguments.of("the longest name of a signer", name()),
                Arguments.of("hashes", hashes()),
                Arguments.of("RSA of 8192 bits", rsa(8192)),
                Arguments.of("RSA of 8193 bits", rsa(8193)),
                Arguments.of("many parameters of a curve", curve()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costly")
    void costlyFileEndsSoon(String what, byte[] sod) {
        assertThat(sod.length).isLessThanOrEqualTo(LONGEST);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The first inspections pay for what the machine has yet to compile.
        for (int run = 0; run < 5; run++) {
            assertThat(Inspected.alone(sod).integrity()).isNotEqualTo(Integrity.PASSED);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = threads.getCurrentThreadCpuTime();
        Inspected.alone(sod);

        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(MOST_NANOSECONDS);
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_BYTES);
    }

    /// Whether the signature holds, and comes from a trusted signer; then the list of hashes must
    /// be the one that was signed.
    private static boolean passes(byte[] sod) {
        PassiveFindings findings = Inspected.alone(sod);
        boolean passes =
                Inspected.check(findings, Check.SOD_SIGNATURE).result() == CheckResult.PASSED
                        && findings.trustPath() == TrustPath.TRUSTED;
        if (passes) {
            assertThat(SecurityObject.read(sod).content()).isEqualTo(CONTENT);
        }
        assertThat(findings.integrity()).isNotEqualTo(Integrity.PASSED);
        return passes;
    }

    private static byte[] mutated(Random random) {
        byte[] mutated = SOD;
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            int at = random.nextInt(mutated.length);
            byte[] before = Arrays.copyOf(mutated, at);
            byte[] after = Arrays.copyOfRange(mutated, at + 1, mutated.length);
            byte[] between =
                    switch (random.nextInt(4)) {
                        case 0 -> bytes(random.nextInt(256));
                        case 1 -> bytes(0x80);
                        case 2 -> new byte[0];
                        default -> bytes(mutated[at], random.nextInt(256));
                    };
            mutated = TlvBytes.join(before, between, after);
        }
        return mutated;
    }

    private static byte[] filled(byte[] pattern) {
        byte[] inside = new byte[60_000];
        for (int at = 0; at < inside.length; at++) {
            inside[at] = pattern[at % pattern.length];
        }
        return SodParts.file(inside);
    }

    private static byte[] deep() {
        byte[] deep = bytes(0x05, 0);
        while (deep.length < 6_000) {
            deep = TlvBytes.sequence(deep);
        }
        return deep;
    }

    private static byte[] pieces() {
        byte[] piece = TlvBytes.tlv(0x04, bytes(1));
        byte[][] all = new byte[20_000][];
        Arrays.fill(all, piece);
        return TlvBytes.tlv(0x24, all);
    }

    private static byte[] certificates(int count, int length) {
        ASN1Encodable certificate = new DERSequence(new DEROctetString(new byte[length]));
        return SodParts.signedData(
                SOD,
                fields ->
                        fields.set(
                                3,
                                new DLTaggedObject(
                                        false, 0, new DLSet(SodParts.many(count, certificate)))));
    }

    private static byte[] attributes() {
        ASN1Encodable value = new DEROctetString(new byte[1]);
        ASN1Encodable attribute =
                SodParts.attribute(PKCSObjectIdentifiers.data, SodParts.many(10_000, value));
        return SodParts.attributes(SOD, Inspected.signer(), List.of(attribute, attribute));
    }

    private static byte[] name() {
        X500NameBuilder name = new X500NameBuilder();
        for (int part = 0; part < 3_000; part++) {
            name.addRDN(BCStyle.OU, "x" + part);
        }
        X500Name built = name.build();
        return SodParts.signer(
                certificates(2, 100),
                fields ->
                        fields.set(
                                1,
                                new DLSequence(new ASN1Encodable[] {built, new ASN1Integer(1)})));
    }

    private static byte[] hashes() {
        ASN1Encodable hash =
                new DERSequence(
                        new ASN1Encodable[] {new ASN1Integer(1), new DEROctetString(new byte[32])});
        byte[] list =
                Keys.encoded(
                        new DERSequence(
                                new ASN1Encodable[] {
                                    new ASN1Integer(0),
                                    TestDigest.SHA256.algorithm(),
                                    new DERSequence(SodParts.many(1_500, hash))
                                }));
        return Inspected.draft().sod(sod -> sod.content(same -> list)).make().sod();
    }

    /// The public half alone: who signs does not matter for what it costs.
    private static byte[] rsa(int bits) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(3));
        SubjectPublicKeyInfo info =
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(
                                PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        Keys.encoded(
                                new DERSequence(
                                        new ASN1Encodable[] {
                                            new ASN1Integer(modulus), new ASN1Integer(0xFFFF_FFFFL)
                                        })));
        TestScheme scheme = TestScheme.rsa(TestDigest.SHA256);
        CertifiedKey signer =
                TestCountry.signerDraft("Test DS large")
                        .issuedBy(
                                TestCountry.csca(),
                                TestKey.rsa(1024, "signatures").describedAs(info),
                                scheme);
        byte[] signature = new byte[(bits + 7) / 8];
        Arrays.fill(signature, 1, signature.length, (byte) 0x55);
        return Inspected.draft(signer)
                .sod(sod -> sod.signerInfo(signed -> signed.signature(made -> signature)))
                .make()
                .sod();
    }

    private static byte[] curve() {
        SubjectPublicKeyInfo info =
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(
                                X9ObjectIdentifiers.id_ecPublicKey,
                                new DERSequence(
                                        SodParts.many(
                                                5,
                                                new ASN1Integer(
                                                        BigInteger.ONE.shiftLeft(20_000))))),
                        new byte[65]);
        CertifiedKey signer =
                TestCountry.signerDraft("Test DS on a large curve")
                        .issuedBy(
                                TestCountry.csca(),
                                TestKey.named("P-256", "large").describedAs(info),
                                Inspected.signer().scheme());
        return Inspected.draft(signer).make().sod();
    }
}
