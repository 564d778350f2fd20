package vn.xacthuc.trust;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.testing.Database;

/// One process' share of the trust list, put together by hand, so that a test can have several of
/// them, or one whose database or journal fails at a chosen moment. Nothing refreshes it by itself.
final class TrustReplica {

    private static final int[] NOBODY_LISTENS = {1};

    final TrustStore store;
    final TrustRegistrar registrar;
    final List<String> journal = new CopyOnWriteArrayList<>();
    private final PGSimpleDataSource database;
    private final int[] ports;
    private volatile boolean journalFails;

    TrustReplica(Database log) {
        database = log.ofService("-c lock_timeout=2000");
        ports = database.getPortNumbers().clone();
        TrustRepository repository = new TrustRepository(database);
        TrustReader reader = new TrustReader(Cscas.SIGNATURES, Optional::empty);
        store = new TrustStore(repository, reader);
        registrar =
                new TrustRegistrar(
                        store,
                        reader,
                        repository,
                        new Journal(),
                        Cscas.SIGNATURES,
                        Clock.fixed(Cscas.NOW, ZoneOffset.UTC));
    }

    TrustReplica failingDatabase(boolean fails) {
        database.setPortNumbers(fails ? NOBODY_LISTENS : ports);
        return this;
    }

    TrustReplica failingJournal(boolean fails) {
        journalFails = fails;
        return this;
    }

    ImportAnswer add(CertifiedKey csca) {
        return registrar.addCertificates(csca.der(), Optional.empty());
    }

    boolean trusts(CertifiedKey csca) {
        return store.state().assembly().anchor(Fingerprint.ofEncoded(csca.der())).isPresent();
    }

    private final class Journal implements TrustJournal {

        @Override
        public void recordChange(Entry entry, TrustVersion version, Judgement judgement) {
            if (journalFails) {
                throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
            }
            journal.add(version.label());
        }

        @Override
        public void recordRefusal(Entry entry, TrustVersion version, Judgement judgement) {
            journal.addAll(TrustLab.reasons(judgement.refused()));
        }
    }
}
