package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestScheme;

class RevocationListTest {

    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "CSCA");
    private static final CertifiedKey NEW = Cscas.root("XA", "CSCA", "new");
    private static final CertifiedKey OTHER = Cscas.root("XA", "another CSCA", "other");
    private static final CertifiedKey ABROAD = Cscas.root("XB", "CSCA", "abroad");
    private static final X500Name ISSUER = CSCA.subject();

    @Test
    void listOfTheProfileIsReadAndNotUnusual() {
        RevocationList list =
                Cscas.list(
                        Cscas.list(CSCA)
                                .number(17)
                                .revoking(BigInteger.ZERO, Cscas.START)
                                .revoking(BigInteger.TWO.negate(), Cscas.START));

        assertThat(list.flags(Cscas.NOW)).isEmpty();
        assertThat(list.number()).contains(BigInteger.valueOf(17));
        assertThat(list.thisUpdate()).isEqualTo(Cscas.START);
        assertThat(list.nextUpdate()).isEqualTo(Cscas.END);
        assertThat(list.country()).contains("XA");
        assertThat(list.issuer()).isEqualTo(ISSUER);
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.lists(BigInteger.ZERO)).isTrue();
        assertThat(list.lists(BigInteger.valueOf(-2))).isTrue();
        assertThat(list.lists(BigInteger.ONE)).isFalse();
        assertThat(list.fingerprint()).isEqualTo(Fingerprint.ofEncoded(list.encoded()));
        assertThat(list).hasToString("RevocationList[" + list.fingerprint() + "]");
    }

    @Test
    void timesAreFlaggedAtTheMoment() {
        RevocationList list = Cscas.list(Cscas.list(CSCA));

        assertThat(list.flags(Cscas.END)).isEmpty();
        assertThat(list.flags(Cscas.END.plusSeconds(1))).containsExactly(TrustFlag.EXPIRED);
        assertThat(list.flags(Cscas.START.minusSeconds(1)))
                .containsExactly(TrustFlag.NOT_YET_VALID);
    }

    @Test
    void missingExtensionsAreFlagged() throws IOException {
        RevocationList list = read(signed(body(1, true)));

        assertThat(list.flags(Cscas.NOW))
                .containsExactlyInAnyOrder(
                        TrustFlag.NUMBER_MISSING, TrustFlag.AUTHORITY_KEY_IDENTIFIER_MISSING);
        assertThat(list.signer(List.of(Cscas.csca(CSCA)), Cscas.SIGNATURES))
                .isInstanceOf(RevocationListSigner.Found.class);
    }

    static Stream<Arguments> useless() throws IOException {
        Extension delta = extension(Extension.deltaCRLIndicator, true);
        Extension partial = extension(Extension.issuingDistributionPoint, false);
        Extension unknown = extension(new ASN1ObjectIdentifier("2.5.29.99"), true);
        return Stream.of(
                arguments(TrustFault.CRL_VERSION, signed(body(0, true))),
                arguments(TrustFault.CRL_VERSION, signed(body(1, false))),
                arguments(TrustFault.CRL_INCOMPLETE, signed(body(1, true, delta))),
                arguments(TrustFault.CRL_INCOMPLETE, signed(body(1, true, partial))),
                arguments(TrustFault.CRITICAL_EXTENSION, signed(body(1, true, unknown))),
                arguments(
                        TrustFault.MALFORMED,
                        signed(body(1, true), TestScheme.ecdsa(TestDigest.SHA384).algorithm())));
    }

    @ParameterizedTest
    @MethodSource("useless")
    void listThatSaysTooLittleIsRefusedByName(TrustFault fault, byte[] der) {
        RevocationListReading.Refused refused =
                (RevocationListReading.Refused) RevocationList.read(der);

        assertThat(refused.fault()).isEqualTo(fault);
        assertThat(refused.issuer()).contains(ISSUER);
        assertThat(refused.fingerprint()).isEqualTo(Fingerprint.ofEncoded(der));
    }

    static Stream<byte[]> broken() throws IOException {
        byte[] list = Cscas.list(CSCA).der();
        byte[] longer = Arrays.copyOf(list, list.length + 1);
        byte[] indefinite = new byte[] {0x30, (byte) 0x80, 0, 0};
        ASN1EncodableVector timeless = new ASN1EncodableVector();
        timeless.add(new ASN1Integer(1));
        timeless.add(CSCA.scheme().algorithm());
        timeless.add(ISSUER);
        timeless.add(new DERGeneralizedTime("99999999999999Z"));
        timeless.add(new DERGeneralizedTime("20400101000000Z"));
        return Stream.of(
                new byte[0],
                new byte[] {0x30, 0},
                longer,
                Arrays.copyOf(list, list.length - 1),
                indefinite,
                CSCA.der(),
                signed(new DERSequence(timeless)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void bytesThatAreNoListAreMalformed(byte[] bytes) {
        RevocationListReading.Refused refused =
                (RevocationListReading.Refused) RevocationList.read(bytes);

        assertThat(refused.fault()).isEqualTo(TrustFault.MALFORMED);
    }

    @Test
    void anyKeyOfTheCountryMayHaveSigned() {
        RevocationList list = Cscas.list(Cscas.list(NEW));
        List<CscaCertificate> all = cscas(ABROAD, OTHER, CSCA, NEW);
        RevocationList renamed = Cscas.list(Cscas.list(OTHER));

        assertThat(list.signer(all, Cscas.SIGNATURES))
                .isEqualTo(new RevocationListSigner.Found(all.getLast()));
        assertThat(renamed.signer(all, Cscas.SIGNATURES))
                .isEqualTo(new RevocationListSigner.Found(all.get(1)));
    }

    @Test
    void unknownKeyIsToldFromAWrongSignature() {
        RevocationList list = Cscas.list(Cscas.list(NEW));
        RevocationList forged = Cscas.list(Cscas.list(NEW.withKey(Cscas.key("forger"))));
        RevocationList silent =
                Cscas.list(
                        Cscas.list(NEW.withKey(Cscas.key("forger")))
                                .withoutAuthorityKeyIdentifier());

        assertThat(fault(list, ABROAD, CSCA, OTHER)).isEqualTo(TrustFault.CRL_ISSUER_UNKNOWN);
        assertThat(fault(list)).isEqualTo(TrustFault.CRL_ISSUER_UNKNOWN);
        assertThat(fault(forged, NEW)).isEqualTo(TrustFault.SIGNATURE_WRONG);
        assertThat(fault(silent, OTHER)).isEqualTo(TrustFault.CRL_ISSUER_UNKNOWN);
        assertThat(fault(silent, OTHER, NEW)).isEqualTo(TrustFault.SIGNATURE_WRONG);
    }

    @Test
    void unknownAlgorithmVerifiesUnderNoKey() {
        RevocationList list = read(Cscas.ofUnknownAlgorithm(Cscas.list(CSCA).der()));

        assertThat(fault(list, CSCA)).isEqualTo(TrustFault.SIGNATURE_WRONG);
    }

    @Test
    void issuerWithoutACountryIsFoundByTheName() {
        CertifiedKey nameless =
                Cscas.draft("XA", "CSCA")
                        .subject(new X500Name("CN=CSCA"))
                        .without(Extension.subjectKeyIdentifier)
                        .selfSigned(Cscas.key("nameless"), Cscas.ECDSA);
        RevocationList list = Cscas.list(Cscas.list(nameless));

        assertThat(list.country()).isEmpty();
        assertThat(list.signer(cscas(CSCA, nameless), Cscas.SIGNATURES))
                .isInstanceOf(RevocationListSigner.Found.class);
    }

    @Test
    void ageIsByNumberAndByTime() {
        RevocationList first = Cscas.list(Cscas.list(CSCA).number(1));
        RevocationList second = Cscas.list(Cscas.list(CSCA).number(2));
        RevocationList later = Cscas.list(Cscas.list(CSCA).number(2).between(Cscas.NOW, Cscas.END));
        RevocationList unnumbered = read(unnumbered());

        assertThat(first.isOlderThan(second)).isTrue();
        assertThat(second.isOlderThan(first)).isFalse();
        assertThat(second.isOlderThan(second)).isFalse();
        assertThat(second.isOlderThan(later)).isTrue();
        assertThat(unnumbered.isOlderThan(first)).isFalse();
        assertThat(first.isOlderThan(unnumbered)).isFalse();
        assertThat(unnumbered.isOlderThan(later)).isTrue();
    }

    private static TrustFault fault(RevocationList list, CertifiedKey... anchors) {
        return ((RevocationListSigner.NotFound) list.signer(cscas(anchors), Cscas.SIGNATURES))
                .fault();
    }

    private static List<CscaCertificate> cscas(CertifiedKey... keys) {
        return Arrays.stream(keys).map(Cscas::csca).toList();
    }

    private static RevocationList read(byte[] der) {
        return ((RevocationListReading.Read) RevocationList.read(der)).list();
    }

    private static byte[] unnumbered() {
        try {
            return signed(body(1, true));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Extension extension(ASN1ObjectIdentifier name, boolean critical)
            throws IOException {
        return new Extension(name, critical, new DEROctetString(DERNull.INSTANCE.getEncoded()));
    }

    /// What is signed, by hand: version, end and extensions as wished.
    private static DERSequence body(int version, boolean ends, Extension... extensions) {
        ASN1EncodableVector body = new ASN1EncodableVector();
        if (version > 0) {
            body.add(new ASN1Integer(version));
        }
        body.add(CSCA.scheme().algorithm());
        body.add(ISSUER);
        body.add(new DERGeneralizedTime("20200101000000Z"));
        if (ends) {
            body.add(new DERGeneralizedTime("20400101000000Z"));
        }
        if (extensions.length > 0) {
            body.add(new DERTaggedObject(true, 0, new Extensions(extensions)));
        }
        return new DERSequence(body);
    }

    private static byte[] signed(DERSequence body) throws IOException {
        return signed(body, CSCA.scheme().algorithm());
    }

    private static byte[] signed(DERSequence body, AlgorithmIdentifier algorithm)
            throws IOException {
        ASN1EncodableVector list = new ASN1EncodableVector();
        list.add(body);
        list.add(algorithm);
        list.add(new DERBitString(CSCA.scheme().sign(CSCA.key(), body.getEncoded("DER"))));
        return new DERSequence(list).getEncoded("DER");
    }
}
