package vn.xacthuc.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Settings of the room `audit`.
@ConfigMapping(prefix = "xacthuc.audit")
public interface AuditConfig {

    /// Name of the log, for instance `log.example.gov.vn/xacthuc`. It stands in every answer and
    /// can never change for a log that has entries.
    String origin();

    /// Keys of the search columns, idempotency keys and counts of guesses, base64 of at least 32
    /// bytes each, by id. An old one must stay as long as entries written under it are to be found
    /// by subject, officer or dossier, and in any case for 72 hours, in which idempotency keys
    /// bind.
    Map<String, String> indexKeys();

    /// Id of the index key that is written under. Every replica must have that key among its own
    /// before one of them writes under it.
    String currentIndexKey();

    /// Keys that wrap the data keys, base64 of 32 bytes each, by id. An old one must stay as long
    /// as entries written under it are to be read.
    Map<String, String> wrappingKeys();

    /// Id of the wrapping key that new data keys are wrapped with.
    String currentWrappingKey();

    /// How many entries may wait for the log; one more is refused with 503 and Retry-After.
    @WithDefault("4096")
    int queueCapacity();

    /// How many entries share one transaction at most.
    @WithDefault("512")
    int batchSize();

    /// How long a request waits for its entry to be durable before it is told to retry (503).
    @WithDefault("PT10S")
    Duration appendTimeout();

    /// How many reads of the log run at a time; at least four fewer than the datasource has
    /// connections.
    @WithDefault("12")
    int readers();

    /// How long a read waits for its turn before it is told to retry (503).
    @WithDefault("PT2S")
    Duration readTimeout();

    /// How long one page of a search looks for entries before it ends early.
    @WithDefault("PT1.5S")
    Duration searchTime();

    /// How much of its time an export works, in percent, 1 to 100; it rests the other time, so that
    /// verifications go on.
    @WithDefault("20")
    int exportShare();

    /// How many exports run at a time; one more is told to come back later (503). No party has more
    /// than half of them.
    @WithDefault("16")
    int exports();

    /// How long a check of dossiers may take before it is told to come back later (503).
    @WithDefault("PT10S")
    Duration checkTime();

    /// How many refusals of one party in a minute are entries of their own before the rest is
    /// counted.
    @WithDefault("20")
    int refusalsPerMinute();

    /// Private keys that sign checkpoints, one at a time, by id: Ed25519, PKCS#8, PEM or the base64
    /// of its DER. All of them verify; one that signed is kept, here or as a retired one.
    Map<String, String> checkpointKeys();

    /// Id of the key that signs checkpoints now.
    Optional<String> currentCheckpointKey();

    /// The one key of a service whose checkpoint keys have no ids; signs where no id is current.
    Optional<String> checkpointKey();

    /// Verifier keys (C2SP signed-note) that signed checkpoints earlier. They stay listed, so that
    /// old checkpoints can be verified.
    Optional<List<String>> retiredCheckpointKeys();

    /// Where this process keeps the last checkpoint it knows, outside the database. Without it and
    /// without a witness a restored backup goes unnoticed.
    Optional<Path> checkpointFile();

    /// The witnesses that are asked to cosign, by a name of your own.
    Map<String, Witness> witnesses();

    /// How long a witness may take to answer.
    @WithDefault("PT2S")
    Duration witnessTimeout();

    /// How long entries stay in the database before they may be archived.
    @WithDefault("P5Y")
    Period retention();

    /// A witness (C2SP tlog-witness).
    interface Witness {

        /// Its submission prefix, without a slash at the end.
        String url();

        /// Its verifier key (C2SP signed-note, signature type 0x04).
        String key();
    }
}
