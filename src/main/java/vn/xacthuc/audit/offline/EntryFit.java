package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.DetailCipher;
import vn.xacthuc.audit.Instants;
import vn.xacthuc.audit.Leaf;

/// Whether an entry's leaf, details and columns belong together.
///
/// This tells nothing about the tree: whoever can rewrite leaf and columns alike is found out by
/// the checkpoint. The details cannot be rewritten along, since they are encrypted under a key that
/// is not in the database.
final class EntryFit {

    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private final List<String> misfits;
    private final List<String> unchecked;
    private final Optional<JsonNode> details;

    private EntryFit(List<String> misfits, List<String> unchecked, Optional<JsonNode> details) {
        this.misfits = misfits;
        this.unchecked = unchecked;
        this.details = details;
    }

    /// What does not belong together, a sentence each.
    List<String> misfits() {
        return misfits;
    }

    /// What nothing tells the truth of: columns that the details of an earlier version are not
    /// committed to, or that are left of erased ones, and all where details are withheld.
    List<String> unchecked() {
        return unchecked;
    }

    /// What the entry is committed to; empty when erased or not fitting.
    Optional<JsonNode> details() {
        return details;
    }

    /// @param withheld whether the entry comes without its details, though they were not erased
    static EntryFit of(LeafFields leaf, ExportLine.Entry entry, boolean withheld) {
        List<String> misfits = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        Optional<JsonNode> details = Optional.empty();
        againstLeaf(leaf, entry.columns(), misfits);
        if (entry.erasedBy() != null) {
            erased(entry, misfits);
            // It outlives the details, so that auditors of a sector see that there was an entry.
            unchecked.add("sector");
        } else if (withheld) {
            unchecked.add("details");
        } else if (entry.salt() == null || entry.details() == null) {
            misfits.add("its details are missing, and nothing says that they were erased");
        } else if (entry.salt().length != DetailCipher.SALT_LENGTH
                || !Arrays.equals(
                        Leaf.commitment(entry.salt(), entry.details()), leaf.commitment())) {
            misfits.add("its details are not those that the leaf is committed to");
        } else {
            details = parse(entry.details()).filter(JsonNode::isObject);
            details.ifPresentOrElse(
                    said -> againstDetails(said, entry.columns(), misfits, unchecked),
                    () -> misfits.add("its details are no JSON object"));
        }
        return new EntryFit(misfits, unchecked, details);
    }

    private static void againstLeaf(
            LeafFields leaf, ExportLine.Columns columns, List<String> misfits) {
        differ("id", leaf.id().toString(), columns.id().toString(), misfits);
        differ("time", Instants.format(leaf.time()), columns.recordedAt(), misfits);
        differ("kind", leaf.kind().name(), columns.kind(), misfits);
        differ("party", leaf.party().orElse(null), columns.party(), misfits);
        differ("purpose", leaf.purpose().orElse(null), columns.purpose(), misfits);
        differ("decision", leaf.decision().orElse(null), columns.decision(), misfits);
    }

    private static void differ(
            String member, @Nullable String leaf, @Nullable String column, List<String> misfits) {
        if (!Objects.equals(leaf, column)) {
            misfits.add(
                    "its %s is %s in the leaf and %s in the column"
                            .formatted(member, leaf, column));
        }
    }

    private static void erased(ExportLine.Entry entry, List<String> misfits) {
        ExportLine.Columns columns = entry.columns();
        if (entry.salt() != null
                || entry.details() != null
                || columns.subjectHmac() != null
                || columns.officerHmac() != null
                || columns.dossierHmac() != null
                || columns.procedureCode() != null
                || !columns.reasons().isEmpty()) {
            misfits.add("its details are said to be erased, and yet some are there");
        }
    }

    private static Optional<JsonNode> parse(byte[] details) {
        try {
            return Optional.of(JSON.readValue(details));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What is committed to may be personal, so the values are not shown here.
    private static void againstDetails(
            JsonNode details,
            ExportLine.Columns columns,
            List<String> misfits,
            List<String> unchecked) {
        List<String> differing = new ArrayList<>();
        if (!Objects.equals(details.path("sector").textValue(), columns.sector())) {
            differing.add("sector");
        }
        if (!Objects.equals(details.path("procedureCode").textValue(), columns.procedureCode())) {
            differing.add("procedureCode");
        }
        List<String> reasons = new ArrayList<>();
        details.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        if (!reasons.equals(columns.reasons())) {
            differing.add("reasons");
        }
        hmac("subjectHmac", columns.subjectHmac(), details, false, differing, unchecked);
        hmac(
                "officerHmac",
                columns.officerHmac(),
                details,
                details.has("officer"),
                differing,
                unchecked);
        hmac(
                "dossierHmac",
                columns.dossierHmac(),
                details,
                details.has("dossierCode"),
                differing,
                unchecked);
        differing.forEach(
                column -> misfits.add("its column " + column + " is not what its details say"));
    }

    /// @param named whether the details name what is hashed; those of an earlier version then have
    ///   no hash, which only the holder of the key could make
    private static void hmac(
            String member,
            byte @Nullable [] column,
            JsonNode details,
            boolean named,
            List<String> differing,
            List<String> unchecked) {
        JsonNode committed = details.path(member);
        if (committed.isMissingNode() && named && column != null) {
            unchecked.add(member);
        } else if (!Arrays.equals(binary(committed), column)) {
            differing.add(member);
        }
    }

    private static byte @Nullable [] binary(JsonNode node) {
        try {
            return node.binaryValue();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
