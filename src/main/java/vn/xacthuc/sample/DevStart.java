package vn.xacthuc.sample;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import vn.xacthuc.problem.ProblemException;

/// Fills an empty development database with synthetic people and demo contracts, trusts the test
/// country, and says how to begin.
@ApplicationScoped
class DevStart {

    private static final Logger LOG = Logger.getLogger(DevStart.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Before anything that reads contracts.
    private static final int FIRST = 1;

    private final DevDatabase register;
    private final DevDatabase log;
    private final int people;
    private final Clock clock;
    private final DevTrust trust;

    DevStart(
            @ConfigProperty(name = "quarkus.flyway.register.jdbc-url") String registerUrl,
            @ConfigProperty(name = "quarkus.flyway.register.username") String registerUser,
            @ConfigProperty(name = "quarkus.flyway.register.password") String registerPassword,
            @ConfigProperty(name = "quarkus.flyway.log.jdbc-url") String logUrl,
            @ConfigProperty(name = "quarkus.flyway.log.username") String logUser,
            @ConfigProperty(name = "quarkus.flyway.log.password") String logPassword,
            @ConfigProperty(name = "xacthuc.sample.people", defaultValue = "10000") int people,
            Clock clock,
            DevTrust trust) {
        this.register = new DevDatabase(registerUrl, registerUser, registerPassword);
        this.log = new DevDatabase(logUrl, logUser, logPassword);
        this.people = people;
        this.clock = clock;
        this.trust = trust;
    }

    private record DevDatabase(String url, String user, String password) {

        @Override
        public String toString() {
            return "DevDatabase[" + user + "]";
        }
    }

    void fill(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
        try (Connection owner =
                DriverManager.getConnection(log.url(), log.user(), log.password())) {
            DemoContracts.write(owner);
        }
        long start = System.nanoTime();
        Population population =
                Population.of(
                        Population.DEVELOPMENT_SEED,
                        people,
                        LocalDate.ofInstant(clock.instant(), VIETNAM));
        if (new PopulationLoader(register.url(), register.user(), register.password())
                .load(population)) {
            LOG.infof(
                    "%d synthetic people in %d ms",
                    people, (System.nanoTime() - start) / 1_000_000);
        }
    }

    void greet(@ObservesAsync HttpServerStart started) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            trustTestCountry();
            LOG.info(DevGreeting.text(started.options().getPort()));
        }
    }

    /// A service that trusts nobody is of use too.
    private void trustTestCountry() {
        try {
            trust.load();
        } catch (ProblemException e) {
            LOG.warnf("the test country is not trusted: %s", e.getMessage());
        }
    }
}
