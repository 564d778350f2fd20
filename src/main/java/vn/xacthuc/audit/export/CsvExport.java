package vn.xacthuc.audit.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.Instants;
import vn.xacthuc.audit.Officer;

/// A table for people (RFC 4180, UTF-8, with a header).
///
/// CSV has no comments, so there is no line that could say that the export goes on. The last record
/// is held back instead, and given out byte by byte while nothing is found: a connection that is
/// silent for a minute is closed.
final class CsvExport implements ExportWriter {

    private static final List<String> HEADER =
            List.of(
                    "leafIndex",
                    "id",
                    "recordedAt",
                    "kind",
                    "party",
                    "sector",
                    "purpose",
                    "decision",
                    "reasons",
                    "officer",
                    "unit",
                    "procedure",
                    "dossier",
                    "detailsErased");

    /// Where a formula could begin.
    private static final Pattern FORMULA =
            Pattern.compile("^(?=[=+\\-@\t\r])|(?<=[;\t\r\n])(?=[=+\\-@])");

    /// How many times nothing is found before the next byte is given out: about every ten seconds.
    private static final int PATIENCE = 20;

    private final EntryDetailsJson detailsJson;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 16);
    private byte[] held = new byte[0];
    private int silences;

    CsvExport(EntryDetailsJson detailsJson) {
        this.detailsJson = detailsJson;
    }

    @Override
    public void begin(ExportPlan plan) {
        record(HEADER.stream());
    }

    @Override
    public void entry(EntryRow entry, Optional<Contents> contents, Optional<List<byte[]>> proof)
            throws IOException {
        Optional<EntryDetails> details = contents.flatMap(this::details);
        record(
                Stream.of(
                        Long.toString(entry.leafIndex()),
                        entry.id().toString(),
                        Instants.format(entry.recordedAt()),
                        entry.kind(),
                        entry.party().orElse(""),
                        entry.sector().orElse(""),
                        entry.purpose().orElse(""),
                        entry.decision().orElse(""),
                        String.join(" ", entry.reasons()),
                        details.map(EntryDetails::officer).map(Officer::id).orElse(""),
                        details.map(EntryDetails::unitCode).orElse(""),
                        entry.procedureCode().orElse(""),
                        details.map(EntryDetails::dossierCode).orElse(""),
                        Boolean.toString(entry.erasedBy().isPresent())));
    }

    @Override
    public void progress(long leaf) {
        silences++;
        if (silences % PATIENCE == 0 && held.length > 1) {
            buffer.write(held[0]);
            held = Arrays.copyOfRange(held, 1, held.length);
        }
    }

    @Override
    public void end(ExportPlan plan, long entries) {
        buffer.writeBytes(held);
        held = new byte[0];
    }

    @Override
    public boolean sendTo(OutputStream out) throws IOException {
        boolean some = buffer.size() > 0;
        buffer.writeTo(out);
        buffer.reset();
        return some;
    }

    private void record(Stream<String> fields) {
        buffer.writeBytes(held);
        held =
                fields.map(CsvExport::field)
                        .collect(Collectors.joining(",", "", "\r\n"))
                        .getBytes(StandardCharsets.UTF_8);
    }

    /// Empty where another version of the service wrote what this one does not understand.
    private Optional<EntryDetails> details(Contents contents) {
        try {
            return Optional.of(detailsJson.read(contents.details()));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /// A spreadsheet takes a cell that begins like this for a formula, and what stands in it came
    /// from outside. Where lists are separated by semicolons, it cuts a cell there.
    private static String field(String text) {
        String harmless = FORMULA.matcher(text).replaceAll("'");
        return harmless.chars().anyMatch(character -> "\",\r\n".indexOf(character) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
