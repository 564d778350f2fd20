package vn.xacthuc.icao;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.stream.Stream;

/// The ways in which signatures are verified on this machine: a test that goes through all of them
/// shows that the outcome is the same.
public final class SignatureProviders {

    private SignatureProviders() {}

    /// BouncyCastle alone, the Java platform's own provider for elliptic curves, and the native one
    /// where the platform has it.
    static Stream<Signatures> all() {
        return Stream.concat(
                Stream.of(Signatures.portable()),
                Stream.concat(Stream.of(Security.getProvider("SunEC")), fast().stream())
                        .map(Signatures::preferring));
    }

    /// The native provider, where this machine has it.
    public static Optional<Provider> fast() {
        try {
            Class<?> type =
                    Class.forName(
                            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            boolean loaded = type.getMethod("getLoadingError").invoke(provider) == null;
            return Optional.of(provider).filter(found -> loaded);
        } catch (ReflectiveOperationException | LinkageError notOnThisMachine) {
            return Optional.empty();
        }
    }
}
