package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LogReadersTest {

    @Test
    void whoeverIsInterruptedWhileHeWaitsReadsNothingAndStaysInterrupted() {
        LogReaders readers = new LogReaders(new PGSimpleDataSource(), LogSettings.NEW);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> readers.read(connection -> "read"))
                .isInstanceOf(SQLTransientConnectionException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
