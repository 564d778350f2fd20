package vn.xacthuc.population;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the room `population`.
@ConfigMapping(prefix = "xacthuc.population")
public interface PopulationConfig {

    /// How long the register may take to answer one statement, and how long a request may wait for
    /// a connection to it. Past either the answer is that the register is unavailable, so this is
    /// what a person at a counter waits at most, twice. Write it with its unit (`500ms`): the
    /// database reads the same text as its `statement_timeout`.
    @WithDefault("500ms")
    Duration lookupTimeout();

    /// How many questions and changes the register works on at a time, a quarter of them changes;
    /// more callers wait their turn for at most `lookup-timeout`. Must be the size of the
    /// datasource's pool: with fewer connections than callers the pool itself becomes the place
    /// where they wait. At least 2.
    @WithDefault("20")
    int connections();

    /// How long the log stays silent about a failing register after a warning. The next warning
    /// says how many failures it stands for.
    @WithDefault("10s")
    Duration warningInterval();
}
