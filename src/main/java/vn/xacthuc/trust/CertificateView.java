package vn.xacthuc.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.icao.Certificate;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.Fingerprint;

/// A CSCA certificate of the trust list.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A CSCA certificate of the trust list.")
public record CertificateView(
        @Schema(description = "SHA-256 of the certificate, hexadecimal.") String fingerprint,
        @Schema(description = "The subject.", examples = "C=VN,O=Example,CN=CSCA") String subject,
        @Schema(description = "The issuer; another name or key than the subject's in a link.")
                String issuer,
        @Schema(description = "The country, ISO 3166-1 alpha-2.", examples = "VN")
                @Nullable String country,
        @Schema(description = "The serial number, decimal; zero and negative ones occur.")
                String serialNumber,
        @Schema(description = "Start of its validity.") Instant notBefore,
        @Schema(description = "End of its validity.") Instant notAfter,
        @Schema(description = "Who supplied it.") Source source,
        @Schema(description = "Fingerprint of the master list that named it.")
                @Nullable String masterList,
        @Schema(
                        description =
                                "Whether it is a link certificate, by which an older key of its"
                                        + " country promoted this one.")
                boolean link,
        @Schema(
                        description =
                                "Whether it counts. It does not while no loaded key promotes it;"
                                        + " then it is kept and counts again with that key.")
                boolean inForce,
        @Schema(description = "What is unusual about it: " + TrustTexts.FLAGS) List<String> flags,
        @Schema(description = "The version of the trust list that brought it.") String addedIn,
        @Schema(description = "When that was.") Instant addedAt) {

    static CertificateView of(Anchor anchor, Instant now) {
        return of(
                anchor.certificate(),
                anchor.masterList().map(Fingerprint::toString).orElse(null),
                anchor.source(),
                anchor.link(),
                true,
                anchor.since(),
                now);
    }

    /// One that waits for the key that promoted it.
    static CertificateView dormant(CscaCertificate certificate, TrustVersion since, Instant now) {
        return of(certificate, null, Source.OPERATOR, true, false, since, now);
    }

    private static CertificateView of(
            CscaCertificate csca,
            @Nullable String masterList,
            Source source,
            boolean link,
            boolean inForce,
            TrustVersion since,
            Instant now) {
        Certificate certificate = csca.certificate();
        return new CertificateView(
                csca.fingerprint().toString(),
                certificate.subject().toString(),
                certificate.issuer().toString(),
                csca.country().orElse(null),
                certificate.serialNumber().toString(),
                certificate.notBefore(),
                certificate.notAfter(),
                source,
                masterList,
                link,
                inForce,
                TrustTexts.names(csca.flags(now)),
                since.label(),
                since.changedAt());
    }
}
