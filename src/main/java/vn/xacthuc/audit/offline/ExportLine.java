package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of an export, as `docs/log.md` section 7 describes it. Every member must be there, none
/// that is not said to be nullable may be null, and no other may be there.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExportLine.Opening.class, name = "export"),
    @JsonSubTypes.Type(value = ExportLine.Entry.class, name = "entry"),
    @JsonSubTypes.Type(value = ExportLine.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = ExportLine.End.class, name = "end")
})
sealed interface ExportLine {

    /// The first line: what the export is of.
    ///
    /// @param size the size of the tree that proofs and `rootHash` are of
    /// @param toLeaf the first leaf behind the export's range
    /// @param complete whether every leaf of the range follows
    /// @param withheld true where a party's own reader was told of no details; absent otherwise
    record Opening(
            @JsonProperty(required = true) int version,
            @JsonProperty(required = true) String origin,
            @JsonProperty(required = true) long size,
            @JsonProperty(required = true) byte[] rootHash,
            @JsonProperty(required = true) long fromLeaf,
            @JsonProperty(required = true) long toLeaf,
            @JsonProperty(required = true) boolean complete,
            @JsonProperty(required = true) String generatedAt,
            @Nullable Boolean withheld)
            implements ExportLine {

        public Opening {
            Objects.requireNonNull(origin);
            Objects.requireNonNull(rootHash);
            Objects.requireNonNull(generatedAt);
        }

        /// Whether the reader was told of no details, and not of every leaf.
        boolean isWithheld() {
            return Boolean.TRUE.equals(withheld);
        }
    }

    /// An entry.
    ///
    /// @param leaf null where it is withheld
    /// @param salt null, like the details, once they are erased
    /// @param erasedBy the ERASURE entry by which they were
    /// @param proof the leaf's inclusion proof, its sibling first; null where none was asked for
    record Entry(
            @JsonProperty(required = true) long leafIndex,
            @JsonProperty(required = true) byte @Nullable [] leaf,
            @JsonProperty(required = true) byte @Nullable [] salt,
            @JsonProperty(required = true) byte @Nullable [] details,
            @JsonProperty(required = true) @Nullable UUID erasedBy,
            @JsonProperty(required = true) Columns columns,
            @Nullable List<byte[]> proof)
            implements ExportLine {

        public Entry {
            Objects.requireNonNull(columns);
            proof = proof == null ? null : List.copyOf(proof);
        }

        @Override
        public String toString() {
            return "Entry[masked]";
        }
    }

    /// The columns that the database has beside leaf and details.
    record Columns(
            @JsonProperty(required = true) UUID id,
            @JsonProperty(required = true) String recordedAt,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) @Nullable String party,
            @JsonProperty(required = true) @Nullable String purpose,
            @JsonProperty(required = true) @Nullable String decision,
            @JsonProperty(required = true) @Nullable String sector,
            @JsonProperty(required = true) byte @Nullable [] subjectHmac,
            @JsonProperty(required = true) byte @Nullable [] officerHmac,
            @JsonProperty(required = true) byte @Nullable [] dossierHmac,
            @JsonProperty(required = true) @Nullable String procedureCode,
            @JsonProperty(required = true) List<String> reasons) {

        public Columns {
            Objects.requireNonNull(id);
            Objects.requireNonNull(recordedAt);
            Objects.requireNonNull(kind);
            reasons = List.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "Columns[masked]";
        }
    }

    /// Everything below this leaf has been looked at.
    record Progress(@JsonProperty(required = true) long leafIndex) implements ExportLine {}

    /// The last line. An export without it broke off.
    record End(
            @JsonProperty(required = true) long entries,
            @JsonProperty(required = true) long nextLeaf)
            implements ExportLine {}
}
