package vn.xacthuc.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.Instant;
import java.util.Optional;
import vn.xacthuc.audit.Instants;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.access.AccessHistory;
import vn.xacthuc.audit.access.HistoryParts;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.problem.Language;
import vn.xacthuc.testing.Database;

/// Writes statements about one person from a log of its own, without a service around it.
final class StatementLab implements AutoCloseable {

    static final Citizen CITIZEN = new Citizen("003090000001", Optional.empty());

    final Database database;
    final Replica replica;

    StatementLab(String name) {
        database = Database.newLog(name);
        replica = Replica.signing(database, LogSettings.NEW);
    }

    SubjectExports exports(ReceiptLab lab) {
        ObjectMapper json =
                new ObjectMapper()
                        .registerModule(
                                new SimpleModule()
                                        .addSerializer(
                                                Instant.class,
                                                new StdDelegatingSerializer(
                                                        Instant.class, new InstantText())));
        return new SubjectExports(
                new HistoryParts(replica, database.ofService("")).histories,
                new ExportPlaces(lab.config()),
                lab.keys(),
                lab.config(),
                json);
    }

    AccessHistory history() {
        return history(replica);
    }

    AccessHistory history(Replica read) {
        return new HistoryParts(read, database.ofService(""))
                .histories.ofCitizen(CITIZEN, 1_000, Language.VIETNAMESE, true);
    }

    String logKey() {
        return replica.checkpointKeys.current().encoded();
    }

    @Override
    public void close() {
        replica.close();
    }

    /// As the service writes them.
    private static final class InstantText extends StdConverter<Instant, String> {

        @Override
        public String convert(Instant instant) {
            return Instants.format(instant);
        }
    }
}
