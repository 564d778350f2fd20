package vn.xacthuc.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.Officer;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.SearchHashes;
import vn.xacthuc.audit.reading.EntryFilter;
import vn.xacthuc.audit.reading.Visibility;
import vn.xacthuc.party.OfficerSource;

class CsvExportTest {

    private static final LogSpan LOG = new LogSpan(0, "log.example/a");
    private static final ExportPlan PLAN =
            new ExportPlan(
                    "demo-auditor",
                    LOG,
                    1,
                    new byte[32],
                    new RowRange(0, 1),
                    EntryFilter.ALL,
                    new Visibility(Optional.empty(), Set.of(), Optional.empty()),
                    true,
                    false,
                    Instant.EPOCH);

    private final EntryDetailsJson details = new EntryDetailsJson();
    private final CsvExport csv = new CsvExport(details);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            textBlock =
                    """
                    plain,plain
                    ~=SUM(A1)~,~'=SUM(A1)~
                    +84,'+84
                    -1,'-1
                    @x,'@x
                    a;=b,a;'=b
                    ~a\t+b~,~a\t'+b~
                    a=b;c,a=b;c
                    ~a,b~,~"a,b"~
                    ~a"b~,~"a""b"~
                    ~a\nb~,~"a\nb"~
                    ~\tx~,~'\tx~
                    ~\rx~,~"'\rx"~
                    Cán bộ,Cán bộ
                    """)
    void cellIsNeitherFormulaNorMoreThanOneCell(String officer, String cell) throws IOException {
        csv.entry(entry(Optional.empty()), Optional.of(contents(officer)), Optional.empty());

        assertThat(ended())
                .isEqualTo(
                        "7,00000000-0000-0000-0000-000000000001,1970-01-01T00:00:00.000Z,VERIFICATION,,,,,"
                                + "A B,"
                                + cell
                                + ",U-1,p-1,HS-1,false\r\n");
    }

    @Test
    void erasedDetailsAreEmptyCells() throws IOException {
        csv.entry(entry(Optional.of(new UUID(0, 2))), Optional.empty(), Optional.empty());

        assertThat(ended()).endsWith(",A B,,,p-1,,true\r\n");
    }

    @Test
    void silenceIsFilledWithTheRecordHeldBack() throws IOException {
        csv.begin(PLAN);
        assertThat(csv.sendTo(out)).isFalse();

        for (int i = 0; i < 100_000; i++) {
            csv.progress(i);
        }
        assertThat(csv.sendTo(out)).isTrue();
        String filled = out.toString(StandardCharsets.UTF_8);

        assertThat(filled).startsWith("leafIndex,").endsWith("detailsErased\r");
        assertThat(ended()).endsWith("detailsErased\r\n").startsWith(filled);
    }

    private String ended() throws IOException {
        csv.end(PLAN, 1);
        csv.sendTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Contents contents(String officer) {
        EntryDetails said =
                new EntryDetails(
                        "client",
                        new Officer(officer, OfficerSource.DECLARED),
                        "U-1",
                        "p-1",
                        "HS-1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("A", "B"),
                        List.of(),
                        Map.of(),
                        null,
                        null,
                        null);
        EntryDraft draft =
                new EntryDraft(
                        EntryKind.VERIFICATION,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        said);
        SearchHashes none = SearchHashes.NONE;
        return new Contents(new byte[32], details.write(draft, none), new byte[0]);
    }

    private static EntryRow entry(Optional<UUID> erasedBy) {
        return new EntryRow(
                7,
                LOG,
                new UUID(0, 1),
                Instant.EPOCH,
                EntryKind.VERIFICATION.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SearchHashes.NONE,
                Optional.of("p-1"),
                List.of("A", "B"),
                new byte[0],
                Optional.empty(),
                erasedBy);
    }
}
