package vn.xacthuc.audit;

import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Releases Idempotency-Keys after 72 hours. Replicas may all try; each key is released once.
@ApplicationScoped
class IdempotencyRelease {

    private static final Logger LOG = Logger.getLogger(IdempotencyRelease.class);

    private final javax.sql.DataSource dataSource;

    IdempotencyRelease(@DataSource("log") javax.sql.DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void release() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select release_idempotency_keys()")) {
            statement.execute();
        } catch (SQLException e) {
            LOG.warnf("idempotency keys not released (SQLSTATE %s)", e.getSQLState());
        }
    }
}
