package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.testing.Database;

/// What the service could do to the log and the contracts if somebody else spoke through it.
class LogGrantsTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static Database database;

    @BeforeAll
    static void fill() {
        database = Database.newLog("audit_grants");
        try (Replica replica = Replica.running(database)) {
            replica.answer("a key");
        }
        database.write(
                "insert into party.relying_party (code, name, sector) values ('bank', 'Bank',"
                        + " 'BANK')");
        database.write("insert into party.client values ('bank', 'bank')");
        database.write("insert into party.policy values ('bank', 1, 'bank', 'ACTIVE', '{}')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry set decision = 'VERIFIED'",
                "update entry set leaf = ''",
                "delete from entry",
                "truncate entry",
                "update entry_r0 set leaf = ''",
                "delete from entry_r0",
                "insert into entry_r0 select * from entry_r0",
                "select * from entry_r0",
                "update entry_detail set ciphertext = ''",
                "update entry_detail set subject_hmac = null",
                "delete from entry_detail",
                "truncate entry_detail",
                "delete from entry_detail_r0",
                "update entry_detail_r0 set ciphertext = ''",
                "update log_batch set frontier = ''",
                "delete from log_batch",
                "truncate log_batch",
                "update tile set hashes = hashes",
                "delete from tile",
                "truncate tile",
                "update checkpoint set note = ''",
                "delete from checkpoint",
                "truncate checkpoint",
                "update cosignature set line = ''",
                "delete from cosignature",
                "insert into log_opening (first_row, origin) values (0, 'another')",
                "update log_opening set origin = 'another'",
                "delete from log_opening",
                "insert into log_partition (first_row, end_row) values (99, 100)",
                "update log_partition set archived_at = now()",
                "delete from log_partition",
                "update entry_detail set erased_by = gen_random_uuid()",
                "create or replace function log.erase_details(target bigint, erasure uuid) returns"
                        + " boolean language sql as 'select true'",
                "update idempotency set entry_id = gen_random_uuid()",
                "delete from idempotency",
                "truncate idempotency",
                "update failed_claim set claim = ''",
                "delete from failed_claim",
                "truncate failed_claim",
                "update detail_key set wrapped = ''",
                "delete from detail_key",
                "insert into entry select * from entry on conflict (leaf_index) do update set leaf"
                        + " = ''",
                "merge into log_batch using log_batch other on true when matched then delete",
                "alter table entry detach partition entry_r0",
                "drop table entry_r0",
                "drop table entry",
                "alter table entry drop column leaf",
                "alter table entry disable trigger all",
                "alter table entry owner to xacthuc_service",
                "create table log.remark (remark text)",
                "create table entry_9 partition of entry for values from (90000000) to (100000000)",
                "create index remark on entry (kind)",
                "create rule remark as on insert to entry do instead nothing",
                "create trigger remark after insert on entry execute function"
                        + " suppress_redundant_updates_trigger()",
                "create or replace function log.ensure_partitions(head bigint) returns integer"
                        + " language sql as 'select 1'",
                "drop function ensure_partitions",
                "drop schema log cascade",
                "begin; lock table entry in access exclusive mode",
                "update flyway_schema_history set success = false",
                "delete from flyway_schema_history",
                "insert into party.relying_party (code, name, sector, status)"
                        + " values ('more', 'More', 'BANK', 'CLOSED')",
                "update party.relying_party set sector = 'BANK'",
                "update party.relying_party set officer_source = 'TOKEN'",
                "update party.relying_party set revision = 1",
                "delete from party.relying_party",
                "insert into party.client values ('more', 'bank')",
                "update party.client set party_code = 'bank'",
                "delete from party.client",
                "insert into party.policy values ('bank', 2, 'bank', 'ACTIVE', '{}')",
                "update party.policy set document = '{}'",
                "delete from party.policy",
                "update party.approval set subject = 'nobody'",
                "delete from party.approval",
                "update party.standing set reason = 'none'",
                "delete from party.standing",
                "update party.purpose_group set name_vi = 'none'",
                "update party.purpose set concerns_deceased = true",
                "delete from party.purpose",
                "truncate party.purpose",
                "insert into party.change default values",
                "delete from party.change",
                "create table party.remark (remark text)",
                "drop schema party cascade",
                "set role xacthuc_owner",
                "set session_replication_role = replica",
                "alter role xacthuc_service superuser",
                "alter system set fsync = off",
                "copy entry to program 'cat'",
                "select pg_read_file('/etc/passwd')"
            })
    void serviceMayNot(String statement) throws SQLException {
        try (Connection service = database.asService();
                Statement attempt = service.createStatement()) {
            SQLException refusal =
                    catchThrowableOfType(SQLException.class, () -> attempt.execute(statement));

            assertThat((Throwable) refusal).as(statement).isNotNull();
            assertThat(refusal.getSQLState())
                    .as(refusal.getMessage())
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from entry",
                "select * from entry_detail",
                "select * from log_batch",
                "select * from tile",
                "select * from checkpoint",
                "select * from cosignature",
                "select * from log_opening",
                "select * from log_partition",
                "select name_log('grants.xacthuc.example/log')",
                "select * from idempotency",
                "select * from detail_key",
                "select * from party.relying_party",
                "select * from party.client",
                "select * from party.policy",
                "select * from party.purpose",
                "select count(*) from party.change",
                "select ensure_partitions(1)",
                "select release_idempotency_keys()",
                "select * from failed_claim",
                "select release_failed_claims()",
                "select * from party.replica",
                "delete from party.replica"
            })
    void serviceMay(String statement) throws SQLException {
        try (Connection service = database.asService();
                Statement attempt = service.createStatement()) {
            assertThatCode(() -> attempt.execute(statement)).doesNotThrowAnyException();
        }
    }

    @Test
    void functionsOfTheOwnerCannotBeLedAstray() {
        // A function that runs with its owner's rights must fix where it looks for names.
        assertThat(
                        database.read(
                                "select proname from pg_proc where prosecdef and pronamespace in"
                                        + " ('log'::regnamespace, 'party'::regnamespace) and not"
                                        + " exists (select from unnest(proconfig) setting where"
                                        + " setting like 'search_path=%')"))
                .isEmpty();
        assertThat(
                        database.count(
                                "select count(*) from pg_proc where prosecdef and pronamespace in"
                                        + " ('log'::regnamespace, 'party'::regnamespace)"))
                .isPositive();
    }

    @Test
    void anIdempotencyKeyIsReleasedAfterThreeDaysAndNotBefore() throws SQLException {
        database.write(
                "insert into idempotency select sha256('old'), sha256('old'), gen_random_uuid(),"
                        + " now() - interval '72 hours 1 minute'");
        database.write(
                "insert into idempotency select sha256('new'), sha256('new'), gen_random_uuid(),"
                        + " now() - interval '71 hours 59 minutes'");
        try (Connection service = database.asService();
                Statement statement = service.createStatement()) {
            statement.execute("select release_idempotency_keys()");
        }

        assertThat(
                        database.read(
                                "select 'old' from idempotency where key_hash = sha256('old') union"
                                        + " select 'new' from idempotency where key_hash ="
                                        + " sha256('new')"))
                .containsExactly("new");
    }
}
