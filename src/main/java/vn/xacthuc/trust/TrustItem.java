package vn.xacthuc.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.icao.Certificate;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.CscaCertificateReading;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.icao.MasterList;
import vn.xacthuc.icao.RevocationList;
import vn.xacthuc.icao.RevocationListReading;
import vn.xacthuc.icao.TrustFault;
import vn.xacthuc.icao.TrustFlag;

/// What became of one thing that was supplied.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What became of one certificate or list that was supplied.")
public record TrustItem(
        @Schema(
                        description =
                                "SHA-256 of the certificate or list as supplied, hexadecimal.",
                        examples =
                                "6b5fa6fe0c1f5f2a8f1b6d7c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e")
                String fingerprint,
        @Schema(
                        description =
                                "The certificate's subject; of a revocation list its issuer, of a"
                                        + " master list its signer. Left out where unreadable.",
                        examples = "C=VN,O=Example,CN=CSCA")
                @Nullable String subject,
        @Schema(description = "The country, ISO 3166-1 alpha-2.", examples = "VN")
                @Nullable String country,
        @Schema(description = "The certificate's serial number, decimal.", examples = "1")
                @Nullable String serialNumber,
        @Schema(
                        description =
                                "What is unusual about it and does not keep it out: "
                                        + TrustTexts.FLAGS)
                List<String> flags,
        @Schema(
                        description =
                                "Why it was refused, or ALREADY_LOADED where nothing changed: "
                                        + TrustTexts.FAULTS,
                        examples = "LINK_NOT_SIGNED_BY_ANCHOR")
                @Nullable String reason) {

    static final String ALREADY_LOADED = "ALREADY_LOADED";

    static TrustItem of(CscaCertificate certificate, Instant now) {
        return of(certificate.certificate(), certificate.flags(now));
    }

    private static TrustItem of(Certificate certificate, Set<TrustFlag> flags) {
        return new TrustItem(
                certificate.fingerprint().toString(),
                certificate.subject().toString(),
                certificate.country().orElse(null),
                certificate.serialNumber().toString(),
                TrustTexts.names(flags),
                null);
    }

    static TrustItem of(MasterList list) {
        return new TrustItem(
                list.fingerprint().toString(),
                list.signer().subject().toString(),
                list.signer().country().orElse(null),
                null,
                TrustTexts.names(list.flags()),
                null);
    }

    static TrustItem of(RevocationList list, Instant now) {
        return new TrustItem(
                list.fingerprint().toString(),
                list.issuer().toString(),
                list.country().orElse(null),
                null,
                TrustTexts.names(list.flags(now)),
                null);
    }

    /// What could be read of a certificate that is of no use.
    static TrustItem of(CscaCertificateReading.Refused reading) {
        return reading.certificate()
                .map(certificate -> of(certificate, Set.of()))
                .orElseGet(() -> unread(reading.fingerprint(), Optional.empty()))
                .refused(reading.fault());
    }

    /// What could be read of a revocation list that is of no use.
    static TrustItem of(RevocationListReading.Refused reading) {
        return unread(reading.fingerprint(), reading.issuer()).refused(reading.fault());
    }

    /// What could be read of something that is of no use.
    static TrustItem unread(Fingerprint fingerprint, Optional<X500Name> subject) {
        return new TrustItem(
                fingerprint.toString(),
                subject.map(X500Name::toString).orElse(null),
                null,
                null,
                List.of(),
                null);
    }

    TrustItem refused(TrustFault fault) {
        return because(fault.name());
    }

    TrustItem alreadyLoaded() {
        return because(ALREADY_LOADED);
    }

    private TrustItem because(String why) {
        return new TrustItem(fingerprint, subject, country, serialNumber, flags, why);
    }

    /// The reason of something refused.
    String why() {
        return Objects.requireNonNull(reason);
    }

    static List<TrustItem> flagged(List<TrustItem> items) {
        return items.stream().filter(item -> !item.flags().isEmpty()).toList();
    }
}
