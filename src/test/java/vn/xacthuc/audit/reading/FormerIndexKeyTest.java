package vn.xacthuc.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.audit.SampleReader.auditor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Officer;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.Database;

/// Entries that were written under an index key of before are found as long as the key is there.
class FormerIndexKeyTest {

    private static final String PERSON = "003090000001";

    private static Database database;
    private static Replica before;
    private static Replica after;

    private static String first = "";
    private static String second = "";

    @BeforeAll
    static void open() {
        database = Database.newLog("audit_former_keys");
        before = Replica.running(database, LogSettings.NEW.withIndexKeys("old"));
        after = Replica.running(database, LogSettings.NEW.withIndexKeys("new", "old"));
        first = append(before, "HS-1", "VERIFIED");
        append(before, "HS-2", "NOT_VERIFIED");
        append(before, "HS-3", "NOT_VERIFIED");
        append(before, "HS-4", "VERIFIED");
        second = append(after, "HS-1", "VERIFIED");
        append(after, "HS-2", "VERIFIED");
        append(after, "HS-4", "NOT_VERIFIED");
        append(after, "HS-5", "VERIFIED");
    }

    @AfterAll
    static void close() {
        before.close();
        after.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "officer", "dossier"})
    void searchFindsThemPageAfterPage(String term) {
        AuditSearch search =
                search(
                        term.equals("subject") ? PERSON : null,
                        term.equals("officer") ? "officer-9" : null,
                        term.equals("dossier") ? "HS-1" : null);
        int fitting = term.equals("dossier") ? 2 : 8;

        List<String> found = found(after, search);
        assertThat(found).hasSize(fitting).endsWith(first).contains(second).doesNotHaveDuplicates();
    }

    @Test
    void termsUnderDifferentKeysNarrowTogether() {
        assertThat(found(after, search(PERSON, "officer-9", "HS-1")))
                .containsExactly(second, first);
        assertThat(found(after, search(PERSON, "another", "HS-1"))).isEmpty();
    }

    @Test
    void checkOfDossiersTakesTheBestOfBoth() {
        DossierCheckAnswer answer =
                checks(after)
                        .check(
                                auditor(),
                                new DossierCheckRequest(
                                        List.of("HS-1", "HS-2", "HS-3", "HS-4", "HS-5", "HS-6"),
                                        null,
                                        null,
                                        null,
                                        null));

        assertThat(answer.withoutVerification()).containsExactly("HS-6");
        assertThat(answer.withoutVerified()).containsExactly("HS-3");
    }

    @Test
    void withoutTheKeyTheyAreNotFoundByWhatItHashed() {
        try (Replica forgetful = Replica.running(database, LogSettings.NEW.withIndexKeys("new"))) {
            assertThat(found(forgetful, search(null, null, "HS-1"))).containsExactly(second);
        }
    }

    private static String append(Replica replica, String dossier, String decision) {
        EntryDetails some = EntryDetails.of("demo-bank", List.of(), Map.of());
        return replica.log
                .append(
                        new EntryDraft(
                                EntryKind.VERIFICATION,
                                Optional.of("demo-bank"),
                                Optional.of(Sector.BANK),
                                Optional.of("BANK_ACCOUNT_OPENING"),
                                Optional.of(decision),
                                Optional.of(PERSON),
                                new EntryDetails(
                                        some.clientId(),
                                        new Officer("officer-9", OfficerSource.DECLARED),
                                        null,
                                        null,
                                        dossier,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        some.reasons(),
                                        some.fields(),
                                        some.particulars(),
                                        null,
                                        null,
                                        null)))
                .toString();
    }

    /// One entry a page, the newest first.
    private static List<String> found(Replica replica, AuditSearch search) {
        ReadingParts parts = new ReadingParts(replica);
        AuditReader reader =
                new AuditReader(
                        replica.entries,
                        parts.scan,
                        parts.contents,
                        parts.terms,
                        replica.log,
                        replica.settings);
        List<String> found = new ArrayList<>();
        long below = Long.MAX_VALUE;
        while (true) {
            EntryPage page = reader.search(auditor(), search, below, 1);
            page.items().stream().map(EntryView::id).map(UUID::toString).forEach(found::add);
            if (page.nextCursor() == null) {
                return found;
            }
            below = Cursor.read(page.nextCursor());
        }
    }

    private static AuditSearch search(
            @Nullable String subject, @Nullable String officer, @Nullable String dossier) {
        return new AuditSearch(
                null,
                null,
                "VERIFICATION",
                null,
                null,
                officer,
                null,
                null,
                dossier,
                null,
                null,
                subject,
                null);
    }

    private static DossierChecks checks(Replica replica) {
        ReadingParts parts = new ReadingParts(replica);
        return new DossierChecks(
                replica.entries,
                parts.scan,
                replica.readers,
                parts.terms,
                replica.keys,
                replica.log,
                replica.settings);
    }
}
