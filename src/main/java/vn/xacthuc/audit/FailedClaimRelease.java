package vn.xacthuc.audit;

import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Forgets the failed claims of days that are over. Replicas may all try.
@ApplicationScoped
class FailedClaimRelease {

    private static final Logger LOG = Logger.getLogger(FailedClaimRelease.class);

    private final javax.sql.DataSource dataSource;

    FailedClaimRelease(@DataSource("log") javax.sql.DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Scheduled(every = "10m", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    void release() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select release_failed_claims()")) {
            statement.execute();
        } catch (SQLException e) {
            LOG.warnf("failed claims not released (SQLSTATE %s)", e.getSQLState());
        }
    }
}
