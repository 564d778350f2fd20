package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CertifiedKey;

/// What the signer of EF.SOD signs.
class SignedAttributesTest {

    private static final ASN1ObjectIdentifier OTHER = new ASN1ObjectIdentifier("2.999.8");
    private static final CertifiedKey SIGNER = Inspected.signer();
    private static final byte[] SOD = Inspected.draft().make().sod();

    @Test
    void signingTimeMayBeOfBothKinds() {
        assertThat(with(SodParts.signedAt("20210412023000Z")).signingTime())
                .contains(Instant.parse("2021-04-12T02:30:00Z"));
    }

    @Test
    void signingTimeThatCannotBeReadCountsAsMissing() {
        PassiveFindings findings =
                with(SodParts.attribute(CMSAttributes.signingTime, DERNull.INSTANCE));

        assertThat(findings.signingTime()).isEmpty();
        assertThat(findings.warnings()).containsExactly(Warning.SIGNING_TIME_MISSING);
        assertThat(Inspected.check(findings, Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
    }

    /// The signature is over DER, in which the values of an attribute are sorted too.
    @Test
    void otherAttributesAreSignedInDer() {
        PassiveFindings findings =
                with(SodParts.attribute(OTHER, new ASN1Integer(9), new ASN1Integer(1)));

        assertThat(Inspected.check(findings, Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
    }

    static Stream<Arguments> wrongAttributes() {
        ASN1Encodable digest = SodParts.digest(new byte[1]);
        ASN1Encodable time = SodParts.signedAt("20210412023000Z");
        return Stream.of(
                Arguments.of(CheckReason.SIGNED_ATTRIBUTES_MISSING, List.of()),
                Arguments.of(CheckReason.SIGNED_ATTRIBUTES_MISSING, List.of(digest)),
                Arguments.of(
                        CheckReason.SIGNED_ATTRIBUTES_MISSING,
                        List.of(SodParts.attribute(CMSAttributes.contentType, OTHER))),
                Arguments.of(CheckReason.MALFORMED, List.of(digest, digest)),
                Arguments.of(CheckReason.MALFORMED, List.of(time, time)),
                Arguments.of(
                        CheckReason.MALFORMED,
                        List.of(SodParts.attribute(CMSAttributes.contentType, OTHER, OTHER))),
                Arguments.of(
                        CheckReason.MALFORMED,
                        List.of(
                                SodParts.attribute(CMSAttributes.contentType, OTHER),
                                SodParts.attribute(CMSAttributes.contentType, OTHER))),
                Arguments.of(
                        CheckReason.MALFORMED,
                        List.of(SodParts.attribute(CMSAttributes.messageDigest))),
                Arguments.of(CheckReason.MALFORMED, List.of(SodParts.attribute(OTHER))),
                Arguments.of(CheckReason.MALFORMED, List.of(SodParts.empty())),
                Arguments.of(
                        CheckReason.MALFORMED,
                        List.of(SodParts.many(33, SodParts.attribute(OTHER, DERNull.INSTANCE)))));
    }

    @ParameterizedTest
    @MethodSource("wrongAttributes")
    void attributesThatTieNothingAreRefused(CheckReason reason, List<ASN1Encodable> attributes) {
        assertThat(
                        Inspected.structure(
                                Inspected.alone(SodParts.attributes(SOD, SIGNER, attributes))))
                .isEqualTo(failed(reason));
    }

    private static PassiveFindings with(ASN1Encodable attribute) {
        List<ASN1Encodable> attributes = SodParts.attributes(SOD);
        attributes.add(attribute);
        return Inspected.alone(SodParts.attributes(SOD, SIGNER, attributes));
    }

    private static CheckOutcome failed(CheckReason reason) {
        return CheckOutcome.failed(Check.SOD_STRUCTURE, reason);
    }
}
