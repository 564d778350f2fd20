package vn.xacthuc.sample;

import static vn.xacthuc.icao.Check.COUNTRY;
import static vn.xacthuc.icao.Check.DOCUMENT_TYPE;
import static vn.xacthuc.icao.Check.KEY_USAGE_PERIOD;
import static vn.xacthuc.icao.Check.REVOCATION;
import static vn.xacthuc.icao.Check.SIGNER_PROFILE;
import static vn.xacthuc.icao.Check.SIGNER_VALIDITY;
import static vn.xacthuc.icao.Check.TRUST_PATH;
import static vn.xacthuc.icao.CheckReason.COUNTRY_DIFFERS;
import static vn.xacthuc.icao.CheckReason.COUNTRY_MISSING;
import static vn.xacthuc.icao.CheckReason.CRITICAL_EXTENSION;
import static vn.xacthuc.icao.CheckReason.DOCUMENT_TYPES_MISSING;
import static vn.xacthuc.icao.CheckReason.DOCUMENT_TYPE_NOT_LISTED;
import static vn.xacthuc.icao.CheckReason.EXTENDED_KEY_USAGE;
import static vn.xacthuc.icao.CheckReason.ISSUED_OUTSIDE_PERIOD;
import static vn.xacthuc.icao.CheckReason.KEY_USAGE;
import static vn.xacthuc.icao.CheckReason.NO_ANCHOR;
import static vn.xacthuc.icao.CheckReason.REVOKED;
import static vn.xacthuc.icao.CheckReason.SIGNATURE_WRONG;
import static vn.xacthuc.icao.CheckReason.SIGNER_EXPIRED;
import static vn.xacthuc.icao.CheckReason.SIGNER_IS_AUTHORITY;
import static vn.xacthuc.icao.CheckReason.SIGNER_NOT_YET_VALID;
import static vn.xacthuc.sample.Expectation.forged;
import static vn.xacthuc.sample.Expectation.genuine;
import static vn.xacthuc.sample.Expectation.undecided;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import vn.xacthuc.icao.Warning;

/// Defects of the signer's certificate, and of where it comes from.
// Error Prone cannot see that expectations and bends are immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum SignerDefect implements CardDefect {
    ANCHOR_UNKNOWN(
            "The signer comes from a CSCA that nobody loaded.",
            undecided(TRUST_PATH, NO_ANCHOR),
            by(() -> Signers.under(TestCountry.stranger(), "VN", "VNM", "stranger"))),
    ANCHOR_NAMESAKE(
            "The signer comes from a key that took the name of a CSCA.",
            undecided(TRUST_PATH, NO_ANCHOR),
            by(Signers::underNamesake)),
    ANCHOR_IMPOSTOR(
            "The signer names the key of a CSCA; another key signed its certificate.",
            forged(TRUST_PATH, SIGNATURE_WRONG),
            by(Signers::underImpostor)),
    ANCHOR_ABROAD(
            "A signer of another country signed the card.",
            undecided(COUNTRY, COUNTRY_DIFFERS),
            by(() -> Signers.under(TestCountry.abroad(), "DE", "D", "abroad"))),
    SIGNER_ABROAD(
            "The CSCA gave the signer the name of another country.",
            undecided(COUNTRY, COUNTRY_DIFFERS),
            by(() -> Signers.under(TestCountry.csca(), "DE", "D", "abroad"))),
    SIGNER_COUNTRY_LOWER_CASE(
            "The signer's country is in lower case.",
            genuine(),
            bent("lower case", draft -> draft.subject(new X500Name("C=vn,CN=Test DS lower case")))),
    SIGNER_COUNTRY_MISSING(
            "The signer's name has no country.",
            genuine(COUNTRY, COUNTRY_MISSING),
            bent("nowhere", draft -> draft.subject(new X500Name("CN=Test DS nowhere")))),
    SIGNER_EXPIRED_UNDATED(
            "The signer's certificate has expired, and EF.SOD does not say when it was signed.",
            undecided(SIGNER_VALIDITY, SIGNER_EXPIRED),
            chip -> chip.signer(Signers.expired()).signedAtNoTime()),
    SIGNER_EXPIRED_SIGNED_IN_TIME(
            "The signer's certificate has expired; the card was signed while it was valid.",
            undecided(SIGNER_VALIDITY, SIGNER_EXPIRED),
            chip -> chip.signer(Signers.expired()).signedAt(Instant.parse("2021-04-12T02:30:00Z"))),
    SIGNER_FUTURE(
            "The signer's certificate is not valid yet, and EF.SOD bears no time.",
            undecided(SIGNER_VALIDITY, SIGNER_NOT_YET_VALID),
            chip -> chip.signer(Signers.future()).signedAtNoTime()),
    SIGNER_REVOKED(
            "The signer's certificate is on the current revocation list.",
            undecided(REVOCATION, REVOKED),
            by(Signers::revoked)),
    KEY_USAGE_PERIOD_MISSED(
            "The card was issued before its signer's key was in use.",
            undecided(KEY_USAGE_PERIOD, ISSUED_OUTSIDE_PERIOD),
            bent(
                    "late",
                    draft ->
                            draft.usedBetween(
                                    Instant.parse("2040-01-01T00:00:00Z"),
                                    TestCountry.SIGNER_END))),
    SIGNER_AUTHORITY(
            "The signer's certificate is one of an authority.",
            forged(SIGNER_PROFILE, SIGNER_IS_AUTHORITY),
            extended("authority", Extension.basicConstraints, new BasicConstraints(0))),
    SIGNER_BY_CSCA_KEY(
            "The CSCA signed the card itself.",
            forged(SIGNER_PROFILE, SIGNER_IS_AUTHORITY),
            by(TestCountry::csca)),
    SIGNER_KEY_USAGE_WRONG(
            "The signer's key is for agreeing on keys, not for signing.",
            forged(SIGNER_PROFILE, KEY_USAGE),
            extended("agreement", Extension.keyUsage, new KeyUsage(KeyUsage.keyAgreement))),
    SIGNER_EXTENDED_KEY_USAGE(
            "The signer's certificate is one for master lists.",
            forged(SIGNER_PROFILE, EXTENDED_KEY_USAGE),
            extended(
                    "purpose",
                    Extension.extendedKeyUsage,
                    new ExtendedKeyUsage(
                            KeyPurposeId.getInstance(CertificateDraft.MASTER_LIST_SIGNING)))),
    SIGNER_CRITICAL_EXTENSION(
            "The signer's certificate has a critical extension that nobody knows.",
            forged(SIGNER_PROFILE, CRITICAL_EXTENSION),
            extended("critical", new ASN1ObjectIdentifier("2.999.3"), DERNull.INSTANCE)),
    SIGNER_KEY_USAGE_MISSING(
            "The signer's certificate has no key usage.",
            genuine(Warning.SIGNER_KEY_USAGE_MISSING),
            without("no usage", Extension.keyUsage)),
    SIGNER_AUTHORITY_KEY_IDENTIFIER_MISSING(
            "The signer's certificate does not name the CSCA's key.",
            genuine(Warning.SIGNER_AUTHORITY_KEY_IDENTIFIER_MISSING),
            without("no AKI", Extension.authorityKeyIdentifier)),
    SIGNER_SUBJECT_KEY_IDENTIFIER_MISSING(
            "The signer's certificate does not name its own key.",
            genuine(Warning.SIGNER_SUBJECT_KEY_IDENTIFIER_MISSING),
            without("no SKI", Extension.subjectKeyIdentifier)),
    SIGNER_KEY_USAGE_PERIOD_MISSING(
            "The signer's certificate has no PrivateKeyUsagePeriod.",
            genuine(Warning.SIGNER_KEY_USAGE_PERIOD_MISSING),
            without("no period", Extension.privateKeyUsagePeriod)),
    SIGNER_SERIAL_ZERO(
            "The serial number of the signer's certificate is 0.",
            genuine(Warning.SIGNER_SERIAL_NOT_POSITIVE),
            by(() -> Signers.numbered(0))),
    SIGNER_SERIAL_NEGATIVE(
            "The serial number of the signer's certificate is negative.",
            genuine(Warning.SIGNER_SERIAL_NOT_POSITIVE),
            by(() -> Signers.numbered(-78))),
    DOCUMENT_TYPES_BARE(
            "The signer's DocumentTypeList lacks version and set, as in Indonesia.",
            genuine(Warning.DOCUMENT_TYPE_LIST_MALFORMED),
            bent("bare types", draft -> draft.bareDocumentTypes("P", "ID"))),
    DOCUMENT_TYPES_IN_SETS(
            "The signer's DocumentTypeList has a set for each type, as in Moldova.",
            genuine(Warning.DOCUMENT_TYPE_LIST_MALFORMED),
            bent(
                    "types in sets",
                    draft ->
                            draft.extend(
                                    CertificateDraft.DOCUMENT_TYPES,
                                    false,
                                    Signers.documentTypesInSets("P", "ID")))),
    DOCUMENT_TYPES_OF_ONE_LETTER(
            "The signer may sign all types that begin with I.",
            genuine(),
            bent("one letter", draft -> draft.documentTypes("I"))),
    DOCUMENT_TYPES_WITHOUT_ID(
            "The signer may sign passports only.",
            undecided(DOCUMENT_TYPE, DOCUMENT_TYPE_NOT_LISTED),
            bent("passports", draft -> draft.documentTypes("P"))),
    NO_DOCUMENT_TYPES(
            "The signer's certificate does not say which documents it may sign.",
            genuine(DOCUMENT_TYPE, DOCUMENT_TYPES_MISSING),
            without("no types", CertificateDraft.DOCUMENT_TYPES));

    private final String meaning;
    private final Expectation expected;
    private final Consumer<ChipDraft> bend;

    SignerDefect(String meaning, Expectation expected, Consumer<ChipDraft> bend) {
        this.meaning = meaning;
        this.expected = expected;
        this.bend = bend;
    }

    private static Consumer<ChipDraft> by(Supplier<CertifiedKey> signer) {
        return chip -> chip.signer(signer.get());
    }

    private static Consumer<ChipDraft> bent(String name, UnaryOperator<CertificateDraft> bend) {
        return by(() -> Signers.bent(name, bend));
    }

    private static Consumer<ChipDraft> without(String name, ASN1ObjectIdentifier extension) {
        return bent(name, draft -> draft.without(extension));
    }

    private static Consumer<ChipDraft> extended(
            String name, ASN1ObjectIdentifier extension, ASN1Encodable value) {
        return bent(name, draft -> draft.extend(extension, true, value));
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public Expectation expected() {
        return expected;
    }

    @Override
    public void bend(ChipDraft chip, CardHolder holder) {
        bend.accept(chip);
    }
}
