package vn.xacthuc.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.access.AccessHistories;
import vn.xacthuc.audit.access.AccessHistory;
import vn.xacthuc.audit.access.LoggedAccess;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.ProblemException;

/// Gives persons the statement of all that was done about them.
@ApplicationScoped
class SubjectExports {

    private static final Logger LOG = Logger.getLogger(SubjectExports.class);

    /// Pages that are read at a time, over all statements: each takes a processor for a while.
    private static final int AT_WORK = 2;

    /// What is said when too many read the log.
    private static final String BUSY = "53300";

    /// Each waits for its turn for a while itself.
    private static final int MOST_TRIES = 5;

    private final AccessHistories histories;
    private final ExportPlaces places;
    private final ReceiptKeys keys;
    private final ObjectMapper json;
    private final String issuer;
    private final int mostADay;
    private final Duration patience;
    private final Semaphore working = new Semaphore(AT_WORK, true);

    SubjectExports(
            AccessHistories histories,
            ExportPlaces places,
            ReceiptKeys keys,
            ReceiptConfig config,
            ObjectMapper json) {
        this.histories = histories;
        this.places = places;
        this.keys = keys;
        this.json = json;
        this.issuer = config.issuer();
        this.mostADay = config.exportsADay();
        this.patience = config.exportTime();
    }

    /// What a citizen takes, recorded and ready to be written.
    ///
    /// @throws ProblemException `rate-limited`, `overloaded` or `log-unavailable`
    AccessHistory ofCitizen(Citizen citizen, ExportForm form, Language language) {
        places.refuseUnlessFree(citizen.personalId());
        return histories.ofCitizen(citizen, mostADay, in(form, language), isProved(form));
    }

    /// What an auditor takes for a person.
    ///
    /// @throws ProblemException `missing-field`, `invalid-value`, `insufficient-scope`,
    ///   `overloaded` or `log-unavailable`
    AccessHistory ofSubject(
            Caller reader, SubjectExportRequest request, ExportForm form, Language language) {
        String subject = request.subjectOrRefuse();
        places.refuseUnlessFree(subject);
        return histories.ofSubject(
                reader, subject, request.caseNumber(), in(form, language), isProved(form));
    }

    /// Writes a statement to its end. It has its place only while it is written, so that none is
    /// lost where what was recorded is never read.
    ///
    /// @throws IOException when the log or the reader is gone midway, or reads too slowly; then it
    ///   has no signature
    /// @throws ProblemException `overloaded` when others took the last place meanwhile
    void write(AccessHistory history, ExportForm form, OutputStream out) throws IOException {
        places.take(history.personalId());
        try {
            ExportWriter writer =
                    switch (form) {
                        case SIGNED -> new SignedExport(out, keys, issuer, json);
                        case PRINTED -> new PrintedExport(out, keys, issuer, json);
                    };
            long start = System.nanoTime();
            writer.begin(history);
            while (history.hasNext()) {
                writer.page(next(history));
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw new InterruptedIOException("the reader is too slow");
                }
            }
            writer.end(history);
        } finally {
            places.give(history.personalId());
        }
    }

    /// A statement that has begun waits its turn, rather than break off, while too many read.
    private List<LoggedAccess> next(AccessHistory history) throws IOException {
        for (int tries = 1; ; tries++) {
            working.acquireUninterruptibly();
            try {
                return history.next();
            } catch (SQLException e) {
                if (!BUSY.equals(e.getSQLState()) || tries == MOST_TRIES) {
                    LOG.warnf("a statement broke off (SQLSTATE %s)", e.getSQLState());
                    throw new IOException("the log is gone", e);
                }
            } finally {
                working.release();
            }
        }
    }

    /// The page is in Vietnamese whatever its reader prefers: it is for offices.
    private static Language in(ExportForm form, Language preferred) {
        return switch (form) {
            case SIGNED -> preferred;
            case PRINTED -> Language.VIETNAMESE;
        };
    }

    /// A page has no room for proofs.
    private static boolean isProved(ExportForm form) {
        return form == ExportForm.SIGNED;
    }
}
