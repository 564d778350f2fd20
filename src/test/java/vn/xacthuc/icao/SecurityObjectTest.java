package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.TestCountry;

/// EF.SOD beside the defects of the test country: what is tolerated, and what is refused.
class SecurityObjectTest {

    private static final ASN1ObjectIdentifier OTHER = new ASN1ObjectIdentifier("2.999.8");
    private static final byte[] SOD = Inspected.draft().make().sod();

    static Stream<Consumer<List<ASN1Encodable>>> toleratedSigners() {
        return Stream.of(
                fields -> fields.set(SodParts.VERSION, new ASN1Integer(3)),
                fields ->
                        fields.add(
                                new DLTaggedObject(
                                        false,
                                        1,
                                        new DLSet(SodParts.attribute(OTHER, DERNull.INSTANCE)))));
    }

    @ParameterizedTest
    @MethodSource("toleratedSigners")
    void whatNothingRestsOnIsTolerated(Consumer<List<ASN1Encodable>> change) {
        PassiveFindings findings = Inspected.alone(SodParts.signer(SOD, change));

        assertThat(Inspected.check(findings, Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void revocationListsInsideAreNotLookedAt() {
        byte[] sod =
                SodParts.signedData(
                        SOD,
                        fields ->
                                fields.add(
                                        4,
                                        new DLTaggedObject(false, 1, new DLSet(DERNull.INSTANCE))));

        assertThat(Inspected.check(Inspected.alone(sod), Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
    }

    static Stream<Arguments> malformed() {
        ASN1Encodable nothing = SodParts.empty();
        return Stream.of(
                signer("version 2", fields -> fields.set(0, new ASN1Integer(2))),
                signer("version -1", fields -> fields.set(0, new ASN1Integer(-1))),
                signer("large version", fields -> fields.set(0, new ASN1Integer(257))),
                signer("name of nobody", fields -> fields.set(1, nothing)),
                signer(
                        "name and more",
                        fields ->
                                fields.set(
                                        1,
                                        sequence(
                                                TestCountry.csca().subject(),
                                                new ASN1Integer(1),
                                                new ASN1Integer(1)))),
                signer("no digest algorithm", fields -> fields.set(2, nothing)),
                signer("no signature algorithm", fields -> fields.set(4, nothing)),
                signer("signature of another type", fields -> fields.set(5, nothing)),
                signer("more than a signer", fields -> fields.add(nothing)),
                signer("nothing", List::clear),
                signedData("large version", f -> f.set(0, new DERUTF8String("3"))),
                signedData("no digest algorithms", f -> f.set(1, nothing)),
                signedData("no content", f -> f.set(2, sequence(OTHER))),
                signedData(
                        "content of another type",
                        f -> f.set(2, sequence(OTHER, new DLTaggedObject(true, 0, nothing)))),
                signedData(
                        "attribute certificate",
                        f ->
                                f.set(
                                        3,
                                        new DLTaggedObject(
                                                false,
                                                0,
                                                new DLSet(new DLTaggedObject(false, 1, nothing))))),
                signedData(
                        "no certificate",
                        f -> f.set(3, new DLTaggedObject(false, 0, new DLSet(nothing)))),
                signedData(
                        "certificates without number",
                        f ->
                                f.set(
                                        3,
                                        new DLTaggedObject(
                                                false, 0, new DLSet(SodParts.many(17, nothing))))),
                signedData("signers of another type", f -> f.set(4, nothing)),
                signedData("more than signed data", f -> f.add(nothing)),
                Arguments.of("nothing", SodParts.file(new byte[0])),
                Arguments.of("no tag", new byte[0]),
                Arguments.of("another tag", TlvBytes.tlv(0x61, bytes(0x30, 0))),
                Arguments.of("no content info", SodParts.file(bytes(0x04, 0))),
                Arguments.of("three bytes", bytes(0x77, 0x82, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedFileIsRefused(String what, byte[] sod) {
        assertThat(Inspected.structure(Inspected.alone(sod)))
                .isEqualTo(failed(CheckReason.MALFORMED));
    }

    static Stream<Arguments> wrongLists() {
        return Stream.of(
                Arguments.of(CheckReason.MALFORMED, list(sequence(new ASN1Integer(0)))),
                Arguments.of(CheckReason.LDS_VERSION, list(sequence(new ASN1Integer(1000)))),
                Arguments.of(CheckReason.MALFORMED, TlvBytes.join(list(sequence()), bytes(5, 0))),
                Arguments.of(CheckReason.MALFORMED, new byte[0]),
                Arguments.of(
                        CheckReason.MALFORMED,
                        version1(sequence(new DERUTF8String("0108"), new DERUTF8String("4")))),
                Arguments.of(CheckReason.MALFORMED, version1(sequence())),
                Arguments.of(
                        CheckReason.MALFORMED,
                        version1(sequence(text("0108"), text("040000"), text("more")))),
                Arguments.of(
                        CheckReason.MALFORMED,
                        version1(sequence(text("0108"), text("040000")), text("more"))));
    }

    private static ASN1Encodable text(String text) {
        return new DERPrintableString(text);
    }

    private static byte[] version1(ASN1Encodable... after) {
        List<ASN1Encodable> fields = new ArrayList<>();
        fields.add(new ASN1Integer(1));
        fields.add(sequence(NISTObjectIdentifiers.id_sha256));
        fields.add(sequence(sequence(new ASN1Integer(1), new DEROctetString(new byte[32]))));
        fields.addAll(List.of(after));
        return list(sequence(fields.toArray(ASN1Encodable[]::new)));
    }

    private static byte[] list(ASN1Encodable list) {
        return Keys.encoded(list);
    }

    @ParameterizedTest
    @MethodSource("wrongLists")
    void listThatIsNotOfTheStandardIsRefused(CheckReason reason, byte[] content) {
        assertThat(Inspected.structure(Inspected.sod(sod -> sod.content(list -> content))))
                .isEqualTo(failed(reason));
    }

    @Test
    void hashFunctionOfTheListMayBeUnknown() {
        byte[] list =
                Keys.encoded(
                        sequence(
                                new ASN1Integer(0),
                                sequence(OTHER),
                                sequence(
                                        sequence(
                                                new ASN1Integer(1),
                                                new DEROctetString(new byte[7])))));
        PassiveFindings findings = Inspected.sod(sod -> sod.content(same -> list));

        assertThat(Inspected.check(findings, Check.DATA_GROUP_HASHES))
                .isEqualTo(
                        CheckOutcome.notDone(
                                Check.DATA_GROUP_HASHES, CheckReason.ALGORITHM_NOT_SUPPORTED));
        assertThat(findings.integrity()).isEqualTo(Integrity.NOT_CHECKED);
        assertThat(findings.dataGroups()).isEmpty();
    }

    @Test
    void hashFunctionOfTheSignerMayBeUnknown() {
        byte[] sod = SodParts.signer(SOD, fields -> fields.set(2, sequence(OTHER)));

        assertThat(Inspected.check(Inspected.alone(sod), Check.SOD_SIGNATURE))
                .isEqualTo(
                        CheckOutcome.notDone(
                                Check.SOD_SIGNATURE, CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @Test
    void partsShowNothing() {
        SecurityObject sod = SecurityObject.read(SOD);

        assertThat(
                        List.of(
                                sod.toString(),
                                sod.signer().toString(),
                                sod.signer().attributes().toString(),
                                LdsSecurityObject.read(sod.content()).toString()))
                .allMatch(text -> text.endsWith("[masked]"));
    }

    private static CheckOutcome failed(CheckReason reason) {
        return CheckOutcome.failed(Check.SOD_STRUCTURE, reason);
    }

    private static Arguments signer(String what, Consumer<List<ASN1Encodable>> change) {
        return Arguments.of("signer: " + what, SodParts.signer(SOD, change));
    }

    private static Arguments signedData(String what, Consumer<List<ASN1Encodable>> change) {
        return Arguments.of("signed data: " + what, SodParts.signedData(SOD, change));
    }

    private static ASN1Encodable sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
