-- What makes the log provable from outside: hash tiles, signed checkpoints and their cosignatures, and
-- what lets it end and go on: erasure, archived partitions, successors.
--
-- Rows of `entry` are numbered without a gap over all logs of this database. A log's own leaf numbers
-- start at its first row: leaf number = leaf_index - log_opening.first_row. The first log starts at row
-- 0, so its rows and leaves have the same numbers.

create table log_opening (
    first_row bigint primary key check (first_row >= 0),
    origin text not null unique,
    predecessor_origin text,
    predecessor_size bigint check (predecessor_size >= 0),
    predecessor_root bytea check (length(predecessor_root) = 32),
    opened_at timestamptz not null default clock_timestamp(),
    check (first_row = 0 or predecessor_origin is not null),
    check ((predecessor_origin is null) = (predecessor_size is null)),
    check ((predecessor_origin is null) = (predecessor_root is null))
);
comment on table log_opening is 'The logs of this database by name; the newest is open. A log that was rolled back is closed by a successor.';
comment on column log_opening.predecessor_size is 'The largest size of the closed log that was known outside it, which may be more than its rows here.';

-- The service names the first log; successors are opened by the owner.
create function name_log(name text) returns void
    language sql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
    insert into log_opening (first_row, origin) select 0, name where not exists (select from log_opening);
$$;

create table tile (
    log_first_row bigint not null,
    level smallint not null check (level between 0 and 63),
    tile_index bigint not null check (tile_index >= 0),
    root bytea not null check (length(root) = 32),
    hashes bytea not null check (length(hashes) = 8192),
    primary key (log_first_row, level, tile_index)
);
comment on table tile is 'Full hash tiles (C2SP tlog-tiles), written with the leaves that complete them. What a partial tile holds is hashed from the entries and tiles below it.';
comment on column tile.root is 'Hash of the subtree that the tile is, which is one hash of the tile above.';

-- A service of before this version would append without tiles. It cannot: it knows nothing of this column.
alter table log_batch add column tile_count integer not null default 0 check (tile_count >= 0);
alter table log_batch alter column tile_count drop default;
comment on column log_batch.tile_count is 'How many tiles the batch completed.';

create table checkpoint (
    log_first_row bigint not null,
    size bigint not null check (size > 0),
    previous_size bigint not null check (previous_size >= 0 and previous_size < size),
    root bytea not null check (length(root) = 32),
    note text not null,
    signed_at timestamptz not null default clock_timestamp(),
    primary key (log_first_row, size),
    unique (log_first_row, previous_size)
);
comment on table checkpoint is 'Signed checkpoints (C2SP tlog-checkpoint). Each extends the one before: two that extend the same one cannot both stand.';

create table cosignature (
    log_first_row bigint not null,
    size bigint not null,
    witness text not null,
    line text not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (log_first_row, size, witness),
    foreign key (log_first_row, size) references checkpoint
);
comment on table cosignature is 'What witnesses signed: lines of C2SP tlog-cosignature, to be appended to the checkpoint.';

-- Erasure leaves the row, and says by which entry it was done.
alter table entry_detail
    alter column key_id drop not null,
    alter column ciphertext drop not null,
    add column erased_by uuid,
    add constraint entry_detail_erased_whole check (
        case when erased_by is null then key_id is not null and ciphertext is not null
        else key_id is null and ciphertext is null and subject_hmac is null and officer_hmac is null
            and dossier_hmac is null and procedure_code is null and reasons = '{}' end);
comment on column entry_detail.erased_by is 'Id of the ERASURE entry by which everything else here was erased.';
create index entry_detail_erased_by on entry_detail (erased_by) where erased_by is not null;

-- Erases the details of one entry. It needs a later ERASURE entry, in the log and of the last hour, that
-- erased nothing yet, so that nothing is erased without one.
create function erase_details(target bigint, erasure uuid) returns boolean
    language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(erasure::text, 0));
    if not exists (select from entry where id = erasure and kind = 'ERASURE'
            and recorded_at > now() - interval '1 hour' and leaf_index > target
            and leaf_index < (select first_index + entry_count from log_batch
                order by first_index desc limit 1))
        or exists (select from entry_detail where erased_by = erasure) then
        raise exception 'no entry says that this is to be erased' using errcode = '22023';
    end if;
    if not exists (select from entry where leaf_index = target and kind in ('VERIFICATION',
            'CHIP_VERIFICATION', 'CHECK_IN', 'BATCH_RECORD', 'REFUSAL', 'REGISTER_CHANGE')) then
        raise exception 'entries of this kind keep their details' using errcode = '22023';
    end if;
    update entry_detail set key_id = null, ciphertext = null, subject_hmac = null, officer_hmac = null,
        dossier_hmac = null, procedure_code = null, reasons = '{}', erased_by = erasure
        where leaf_index = target and erased_by is null;
    return found;
end $$;
comment on function erase_details is 'Erases the details of the entry in row `target`; false when they were erased before.';

-- Partitions are as long as a power of two from here on, so that in a new database they begin and end
-- between bundles of 256 leaves. Where the first ones were made before, all end ten million rows later,
-- inside a bundle.
create table log_partition (
    first_row bigint primary key check (first_row >= 0),
    end_row bigint not null unique check (end_row > first_row),
    archived_at timestamptz
);
comment on table log_partition is 'Partitions of entry and entry_detail by row number; archived ones are detached.';

do $$
begin
    if exists (select from entry) then
        insert into log_partition (first_row, end_row)
            select (m[1])::bigint, (m[2])::bigint
            from pg_inherits i join pg_class c on c.oid = i.inhrelid,
                regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \(''?(\d+)''?\) TO \(''?(\d+)''?\)') m
            where i.inhparent = 'entry'::regclass;
    else
        drop table entry_0, entry_detail_0, entry_1, entry_detail_1;
    end if;
end $$;

-- Ciphertext does not compress, and most of it fits a page: moving it out of the row would cost an append
-- a second row and a second index entry.
alter table entry_detail alter column ciphertext set storage external;
do $$
declare
    child regclass;
begin
    for child in select inhrelid::regclass from pg_inherits where inhparent = 'entry_detail'::regclass loop
        execute format('alter table %s set (toast_tuple_target = 8160)', child);
    end loop;
end $$;

-- Attaching, unlike creating in place, does not wait for those who read the log. It does wait for a VACUUM
-- or ANALYZE of the whole table, but not long: there is room for millions of rows when it is tried first.
create or replace function ensure_partitions(head bigint) returns integer
    language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp
    set lock_timeout = '300ms' as $$
declare
    size constant bigint := 8388608;
    made integer := 0;
    first bigint;
    child text;
begin
    if head < 0 then
        raise exception 'a log has no negative size' using errcode = '22023';
    end if;
    select coalesce(max(first_index + entry_count), 0) into first from log_batch;
    if head > first + size and session_user <> current_user then
        raise exception 'the log is not that long' using errcode = '22023';
    end if;
    loop
        select coalesce(max(end_row), 0) into first from log_partition;
        exit when first >= head + size;
        foreach child in array array['entry', 'entry_detail'] loop
            execute format('create table %1$I (like %2$I including all) %3$s',
                child || '_r' || first, child,
                case child when 'entry_detail' then 'with (toast_tuple_target = 8160)' else '' end);
            execute format('alter table %2$I attach partition %1$I for values from (%3$s) to (%4$s)',
                child || '_r' || first, child, first, first + size);
        end loop;
        insert into log_partition (first_row, end_row) values (first, first + size);
        made := made + 1;
    end loop;
    return made;
end $$;
comment on function ensure_partitions is 'Creates the partitions that hold row number `head` and the 8,388,608 after it.';
select ensure_partitions(0);

-- A log of before this version gets its tiles here.
create function subtree_root(hashes bytea) returns bytea language plpgsql immutable as $$
declare
    level bytea := hashes;
    above bytea;
begin
    while length(level) > 32 loop
        above := ''::bytea;
        for i in 0 .. length(level) / 64 - 1 loop
            above := above || sha256('\x01'::bytea || substr(level, i * 64 + 1, 64));
        end loop;
        level := above;
    end loop;
    return level;
end $$;

do $$
declare
    made bigint;
begin
    insert into tile (log_first_row, level, tile_index, root, hashes)
        select 0, 0, number, subtree_root(hashes), hashes from (
            select leaf_index / 256 as number,
                string_agg(sha256('\x00'::bytea || leaf), ''::bytea order by leaf_index) as hashes
            from entry group by leaf_index / 256 having count(*) = 256) full_tile;
    for below in 0 .. 62 loop
        insert into tile (log_first_row, level, tile_index, root, hashes)
            select 0, below + 1, number, subtree_root(hashes), hashes from (
                select tile_index / 256 as number, string_agg(root, ''::bytea order by tile_index) as hashes
                from tile where level = below group by tile_index / 256 having count(*) = 256) full_tile;
        get diagnostics made = row_count;
        exit when made = 0;
    end loop;
end $$;
drop function subtree_root;

grant select, insert on tile, checkpoint, cosignature to ${serviceRole};
grant select on log_opening, log_partition to ${serviceRole};
revoke execute on function name_log, erase_details, ensure_partitions from public;
grant execute on function name_log, erase_details, ensure_partitions to ${serviceRole};

-- A sequence moves before its transaction commits, so that a reader could remember the old contracts
-- under the new number for good. Rows appear with what they announce.
create table party.change (
    changed_at timestamptz not null default clock_timestamp()
);
comment on table party.change is 'One row per change of the contracts; replicas read them anew when the count has moved.';
create or replace function party.move_revision() returns trigger
    language plpgsql security definer set search_path = party, pg_temp as $$
begin
    insert into party.change default values;
    return null;
end $$;
drop sequence party.revision;
grant select on party.change to ${serviceRole};
