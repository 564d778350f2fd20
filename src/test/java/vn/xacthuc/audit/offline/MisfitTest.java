package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Leaf;

/// Every way in which one entry of an export can fail to fit is named, with leaf number and id.
class MisfitTest {

    private static final int ENTRY = 7;
    private static final UUID ERASURE_ID = SampleLog.id(10);

    @TempDir Path folder;

    private final SampleLog log = SampleLog.of(10);

    @ParameterizedTest
    @CsvSource({
        "id, 019aa5f0-0000-7000-8000-000000000000, its id is 019aa5f0-0007-7000-8000-000000000007",
        "recordedAt, 2026-11-21T02:11:00.701Z, its time is 2026-11-21T02:11:00.700Z in the leaf",
        "kind, REFUSAL, its kind is VERIFICATION in the leaf and REFUSAL in the column",
        "party, other-bank, its party is demo-bank in the leaf and other-bank in the column",
        "purpose, NONE, its purpose is BANK_ACCOUNT_OPENING in the leaf and NONE in the column",
        "decision, UNDECIDED, its decision is VERIFIED in the leaf and UNDECIDED in the column",
        "sector, TAX, its column sector is not what its details say",
        "procedureCode, 1, its column procedureCode is not what its details say"
    })
    void changedColumnIsNamed(String column, String value, String finding) throws IOException {
        log.columns(ENTRY).put(column, value);

        assertThat(findings()).singleElement().asString().contains(named()).contains(finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subjectHmac", "officerHmac", "dossierHmac"})
    void changedOrRemovedHashIsNamed(String column) throws IOException {
        log.columns(ENTRY).put(column, SampleLog.hmac('x'));
        log.columns(ENTRY - 1).putNull(column);

        assertThat(findings())
                .hasSize(2)
                .allMatch(line ->
                        line.endsWith(": its column " + column + " is not what its details say"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"party", "purpose", "decision", "sector", "procedureCode"})
    void removedColumnIsNamed(String column) throws IOException {
        log.columns(ENTRY).putNull(column);

        assertThat(findings()).singleElement().asString().contains(named()).contains(column);
    }

    @Test
    void changedReasonsAreNamed() throws IOException {
        log.columns(ENTRY).putArray("reasons");

        assertThat(findings())
                .containsExactly(named() + "its column reasons is not what its details say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"details", "salt"})
    void detailsThatTheLeafIsNotCommittedToAreNamed(String member) throws IOException {
        ObjectNode line = log.entries.get(ENTRY);
        line.set(member, log.entries.get(0).get(member));

        assertThat(findings())
                .containsExactly(
                        named() + "its details are not those that the leaf is committed to");
    }

    @Test
    void saltOfAnotherLengthIsNamed() throws IOException {
        byte[] details = "x{\"reasons\":[]}".getBytes(StandardCharsets.UTF_8);
        log.add(EntryKind.REFUSAL, Optional.empty(), Optional.empty(), new byte[32], details);
        log.entries.get(10).put("salt", new byte[33]);
        log.entries.get(10).put("details", "{\"reasons\":[]}".getBytes(StandardCharsets.UTF_8));

        assertThat(findings())
                .singleElement()
                .asString()
                .contains("its details are not those that the leaf is committed to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"details", "salt"})
    void missingDetailsAreNamed(String member) throws IOException {
        log.entries.get(ENTRY).putNull(member);

        assertThat(findings())
                .containsExactly(
                        named()
                                + "its details are missing, and nothing says that they were erased");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "{\"a\":1,\"a\":2}", "{} {}", ""})
    void detailsThatAreNoObjectAreNamed(String details) throws IOException {
        log.add(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                new byte[32],
                details.getBytes(StandardCharsets.UTF_8));

        assertThat(findings())
                .singleElement()
                .asString()
                .endsWith("its details are no JSON object");
    }

    @Test
    void hashThatIsNoBase64FitsNothing() throws IOException {
        log.add(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                Map.of("subjectHmac", "?", "reasons", List.of()));
        log.columns(10).putNull("subjectHmac");

        assertThat(findings())
                .singleElement()
                .asString()
                .endsWith("its column subjectHmac is not what its details say");
    }

    @Test
    void officerAndDossierOfAnEarlierVersionAreUnchecked() throws IOException {
        log.add(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "officer", Map.of("id", "teller", "source", "DECLARED"),
                        "dossierCode", "HS-1",
                        "reasons", List.of()));
        log.columns(10)
                .put("officerHmac", SampleLog.hmac('o'))
                .put("dossierHmac", SampleLog.hmac('d'));

        VerifyLogRun run = run();

        assertThat(run.out()).contains("11 fit their details").contains("1 with unchecked columns");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void officerOfAnEarlierVersionWithoutAColumnLeavesNothingUnchecked() throws IOException {
        log.add(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "officer", Map.of("id", "teller", "source", "DECLARED"),
                        "reasons", List.of()));

        assertThat(run().out()).contains("HOLDS, 0").contains("0 with unchecked columns");
    }

    @Test
    void hashOfAnOfficerThatNobodyNamedFitsNothing() throws IOException {
        log.add(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                Map.of("reasons", List.of()));
        log.columns(10).put("officerHmac", SampleLog.hmac('o'));

        assertThat(findings())
                .singleElement()
                .asString()
                .endsWith("its column officerHmac is not what its details say");
    }

    @Test
    void erasedEntryIsCountedWhereAnErasureNamesIt() throws IOException {
        erasure(SampleLog.id(ENTRY));
        log.erase(ENTRY, ERASURE_ID);

        VerifyLogRun run = run();

        assertThat(run.out())
                .contains("11 entries, the whole log (10 fit their details, 1 details erased")
                .contains("1 with unchecked columns");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void erasedEntryThatTheErasureDoesNotNameIsNamed() throws IOException {
        erasure(SampleLog.id(ENTRY + 1));
        log.erase(ENTRY, ERASURE_ID);

        assertThat(findings())
                .containsExactly(
                        named()
                                + "its details are erased, and no ERASURE entry "
                                + ERASURE_ID
                                + " that names it was given");
    }

    @Test
    void entryThatOnlyAnotherKindOfEntryErasedIsNamed() throws IOException {
        log.erase(ENTRY, SampleLog.id(9));

        assertThat(findings()).singleElement().asString().contains("no ERASURE entry");
    }

    @Test
    void secondEntryOfOneErasureIsNamed() throws IOException {
        erasure(SampleLog.id(ENTRY));
        log.erase(ENTRY, ERASURE_ID);
        log.erase(ENTRY + 1, ERASURE_ID);

        assertThat(findings())
                .singleElement()
                .asString()
                .contains("leaf " + (ENTRY + 1))
                .contains(
                        "its details are erased by entry " + ERASURE_ID + ", which erased others");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salt",
                "details",
                "subjectHmac",
                "officerHmac",
                "dossierHmac",
                "procedureCode",
                "reasons"
            })
    void whatErasureShouldHaveRemovedIsNamed(String member) throws IOException {
        erasure(SampleLog.id(ENTRY));
        ObjectNode whole = log.entries.get(ENTRY).deepCopy();
        log.erase(ENTRY, ERASURE_ID);
        if (whole.has(member)) {
            log.entries.get(ENTRY).set(member, whole.get(member));
        } else {
            log.columns(ENTRY).set(member, whole.get("columns").get(member));
        }

        assertThat(findings())
                .containsExactly(
                        named() + "its details are said to be erased, and yet some are there");
    }

    @Test
    void erasuresOfAPartialExportAreOnlyCounted() throws IOException {
        erasure(SampleLog.id(ENTRY));
        log.erase(ENTRY, ERASURE_ID);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.proved(folder.resolve("some"), List.of(ENTRY)),
                        log.checkpoint(folder.resolve("c"), 11),
                        "--partial");

        assertThat(run.out()).contains("0 of 1 erasures are named by an ERASURE entry");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void idThatTwoEntriesBearIsNamed() throws IOException {
        byte[] leaf =
                Leaf.bytes(
                        SampleLog.id(ENTRY),
                        Instant.parse("2026-11-21T02:12:00Z"),
                        EntryKind.REFUSAL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Leaf.commitment(
                                new byte[32], "{\"reasons\":[]}".getBytes(StandardCharsets.UTF_8)));
        log.add(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                new byte[32],
                "{\"reasons\":[]}".getBytes(StandardCharsets.UTF_8));
        log.leaves.set(10, leaf);
        log.entries.get(10).put("leaf", leaf);
        log.columns(10)
                .put("id", SampleLog.id(ENTRY).toString())
                .put("recordedAt", "2026-11-21T02:12:00.000Z");

        assertThat(findings())
                .containsExactly(
                        "leaf 10, entry " + SampleLog.id(ENTRY) + ": leaf 7 bears the same id");
    }

    private void erasure(UUID erased) {
        log.add(
                EntryKind.ERASURE,
                Optional.of("demo-bank"),
                Optional.empty(),
                Map.of("reasons", List.of(), "particulars", Map.of("entry", erased.toString())));
    }

    private static String named() {
        return "leaf " + ENTRY + ", entry " + SampleLog.id(ENTRY) + ": ";
    }

    private VerifyLogRun run() throws IOException {
        return VerifyLogRun.whole(log, folder);
    }

    private List<String> findings() throws IOException {
        return run().misfits();
    }
}
