-- The audit log. Insert-only: the service's role can add entries and read them, and nothing else.
-- Numbering: requests in flight share one transaction under an advisory lock, which numbers their
-- leaves without a gap and adds one log_batch row; the newest such row is the head of the log. A head
-- row that were updated instead would decay under any long snapshot.

create table log_batch (
    first_index bigint primary key check (first_index >= 0),
    entry_count integer not null check (entry_count > 0),
    batch_id uuid not null unique,
    frontier bytea not null check (length(frontier) % 32 = 0),
    committed_at timestamptz not null default clock_timestamp()
);
comment on table log_batch is 'One row per group commit; the newest is the head of the log.';
comment on column log_batch.batch_id is 'Tells after a lost connection whether the commit happened.';
comment on column log_batch.frontier is 'Roots of the complete subtrees of the tree after this batch, largest first, 32 bytes each (RFC 6962 section 2.1).';

create table entry (
    leaf_index bigint not null,
    id uuid not null,
    recorded_at timestamptz not null,
    kind text not null check (kind in ('VERIFICATION', 'CHIP_VERIFICATION', 'CHECK_IN', 'BATCH_RECORD',
        'REFUSAL', 'AUDIT_READ', 'AUDIT_EXPORT', 'ERASURE', 'REGISTER_CHANGE', 'TRUST_CHANGE',
        'CONTRACT_CHANGE', 'DAILY_COUNTS', 'LOG_OPENED')),
    party text,
    purpose text,
    decision text check (decision in ('VERIFIED', 'NOT_VERIFIED', 'UNDECIDED')),
    leaf bytea not null,
    primary key (leaf_index)
) partition by range (leaf_index);
comment on table entry is 'Who asked what, when and why, one leaf each. Holds nothing about the person asked for.';
comment on column entry.leaf is 'The bytes that the tree hashes, stored and served exactly as hashed.';
create index entry_id on entry (id);
create index entry_party on entry (party, leaf_index);
create index entry_recorded_at on entry using brin (recorded_at);

create table entry_detail (
    leaf_index bigint not null,
    key_id uuid not null,
    ciphertext bytea not null,
    sector text,
    subject_hmac bytea check (length(subject_hmac) = 32),
    officer_hmac bytea check (length(officer_hmac) = 32),
    dossier_hmac bytea check (length(dossier_hmac) = 32),
    procedure_code text,
    reasons text[] not null default '{}',
    primary key (leaf_index)
) partition by range (leaf_index);
comment on table entry_detail is 'Salt, details and answer of an entry, encrypted, and the columns that searches go over. Erasable: the leaf holds only a salted commitment to the details.';
comment on column entry_detail.key_id is 'The data key that encrypted this row (detail_key).';
comment on column entry_detail.subject_hmac is 'Keyed HMAC of the number asked for, whether or not it exists.';
create index entry_detail_subject on entry_detail (subject_hmac, leaf_index) where subject_hmac is not null;
create index entry_detail_officer on entry_detail (officer_hmac, leaf_index) where officer_hmac is not null;
create index entry_detail_dossier on entry_detail (dossier_hmac, leaf_index) where dossier_hmac is not null;

create table detail_key (
    key_id uuid not null,
    wrapping_key_id text not null,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    primary key (key_id, wrapping_key_id)
);
comment on table detail_key is 'Data keys, each wrapped by a key that never reaches the database. A rotation adds rows.';

create table idempotency (
    key_hash bytea primary key check (length(key_hash) = 32),
    body_hash bytea not null check (length(body_hash) = 32),
    entry_id uuid not null,
    created_at timestamptz not null default now()
);
comment on table idempotency is 'Which entry answered which Idempotency-Key. Both hashes are keyed, so that they are no dictionary target.';
create index idempotency_created_at on idempotency using brin (created_at);

-- Partitions of ten million leaves: the service asks for them ahead of need and may create nothing else.
create function ensure_partitions(head bigint) returns integer
    language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    size constant bigint := 10000000;
    made integer := 0;
    number bigint;
begin
    if head < 0 then
        raise exception 'a log has no negative size' using errcode = '22023';
    end if;
    for number in head / size .. head / size + 1 loop
        if to_regclass(format('entry_%s', number)) is null then
            execute format('create table entry_%s partition of entry for values from (%s) to (%s)',
                number, number * size, (number + 1) * size);
            execute format('create table entry_detail_%s partition of entry_detail for values from (%s) to (%s)',
                number, number * size, (number + 1) * size);
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;
comment on function ensure_partitions is 'Creates the partition that holds leaf number `head` and the next one.';
select ensure_partitions(0);

-- An Idempotency-Key binds for 72 hours; afterwards it may be used anew.
create function release_idempotency_keys() returns bigint
    language sql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
    with released as (delete from idempotency where created_at < now() - interval '72 hours' returning 1)
    select count(*) from released;
$$;

grant usage on schema ${flyway:defaultSchema} to ${serviceRole};
grant select on flyway_schema_history to ${serviceRole};
grant select, insert on log_batch, entry, entry_detail, detail_key, idempotency to ${serviceRole};
revoke execute on function ensure_partitions, release_idempotency_keys from public;
grant execute on function ensure_partitions, release_idempotency_keys to ${serviceRole};
