package vn.xacthuc.trust;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.icao.CscaCertificate;

/// All that is trusted, and why.
@Schema(description = "All that is trusted, by country and subject.")
public record TrustView(
        @Schema(
                        description =
                                "The version: the civil day in Vietnam of the last change, and its"
                                        + " number.",
                        examples = "2026-11-21#4")
                String trustList,
        @Schema(description = "When the last change was made.") Instant changedAt,
        @Schema(description = "The CSCA certificates.") List<CertificateView> certificates,
        @Schema(description = "The master lists.") List<MasterListView> masterLists,
        @Schema(description = "The revocation lists.") List<CrlView> crls) {

    /// The trust list as it is shown.
    ///
    /// @param country only this country's; empty for all
    static TrustView of(TrustState state, Optional<String> country, Instant now) {
        Stream<CertificateView> trusted =
                state.assembly().anchors().stream().map(anchor -> CertificateView.of(anchor, now));
        Stream<CertificateView> dormant =
                state.archive().certificates().stream()
                        .filter(held -> !isTrusted(state, held))
                        .map(held ->
                                CertificateView.dormant(
                                        held, state.archive().since(held.fingerprint()), now));
        return new TrustView(
                state.version().label(),
                state.version().changedAt(),
                sorted(
                        Stream.concat(trusted, dormant),
                        country,
                        CertificateView::country,
                        view -> ordered(view.subject(), view.notBefore(), view.fingerprint())),
                sorted(
                        state.archive().masterLists().stream()
                                .map(list -> MasterListView.of(list, state)),
                        country,
                        MasterListView::country,
                        view -> ordered(view.signer(), view.signedAt(), view.fingerprint())),
                sorted(
                        state.archive().revocationLists().stream()
                                .map(list -> CrlView.of(list, state, now)),
                        country,
                        CrlView::country,
                        view -> ordered(view.issuer(), view.thisUpdate(), view.fingerprint())));
    }

    /// A name comes before any longer one that begins with it: nothing in names sorts before a line
    /// feed.
    private static String ordered(String name, @Nullable Instant time, String fingerprint) {
        return name + "\n" + time + fingerprint;
    }

    private static boolean isTrusted(TrustState state, CscaCertificate certificate) {
        return state.assembly().anchor(certificate.fingerprint()).isPresent();
    }

    private static <T> List<T> sorted(
            Stream<T> views,
            Optional<String> wanted,
            Function<T, @Nullable String> country,
            Function<T, String> order) {
        Function<T, String> named = view -> Optional.ofNullable(country.apply(view)).orElse("");
        return views.filter(view -> wanted.isEmpty() || named.apply(view).equals(wanted.get()))
                .sorted(Comparator.comparing(named).thenComparing(order))
                .toList();
    }
}
