-- Who guesses about people, and how many processes share the parties' quotas.

-- Purposes of life and death: whoever asks for one is counted, and never refused for having asked too often.
alter table party.purpose add column emergency boolean not null default false;
comment on column party.purpose.emergency is 'Nobody who asks for this purpose is refused for probing.';
update party.purpose set emergency = true where code = 'HOSPITAL_EMERGENCY';

-- Insert-only, and written under the log's lock in the transaction of the entries, so that all replicas
-- agree on what a party has left. At most the budget's number of rows for each party, person and day.
create table failed_claim (
    subject bytea not null check (length(subject) = 32),
    party text not null,
    claim bytea not null check (length(claim) in (0, 32)),
    day date not null,
    budget integer not null check (budget > 0),
    unknown_number integer check (unknown_number > 0),
    primary key (subject, party, claim)
);
comment on table failed_claim is 'Distinct claims of a party about a person that did not verify, for a day.';
comment on column failed_claim.subject is 'Keyed HMAC of the day and the number asked for, whether or not it exists; where a party''s budget of unknown numbers refused somebody, the hash of day and party.';
comment on column failed_claim.claim is 'Keyed HMAC of what was claimed; empty where the budget refused somebody for the first time.';
comment on column failed_claim.day is 'The day in Asia/Ho_Chi_Minh on which it counts.';
comment on column failed_claim.budget is 'How many such claims the party''s contract allowed.';
comment on column failed_claim.unknown_number is 'The how-manieth number it is that the party asked for on that day and nobody has.';
create index failed_claim_unknown on failed_claim (party, day, unknown_number) where unknown_number is not null;
create index failed_claim_day on failed_claim using brin (day);

-- The day before stays, for requests that were on their way at midnight.
create function release_failed_claims() returns bigint
    language sql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
    with released as (
        delete from failed_claim where day < (now() at time zone 'Asia/Ho_Chi_Minh')::date - 1 returning 1)
    select count(*) from released;
$$;

grant select, insert on failed_claim to ${serviceRole};
revoke execute on function release_failed_claims from public;
grant execute on function release_failed_claims to ${serviceRole};

create table party.replica (
    id uuid primary key,
    seen_at timestamptz not null,
    calls jsonb not null
);
comment on table party.replica is 'Processes of the service that live: each writes its row every second, and shares the parties'' quotas with all others.';
comment on column party.replica.calls is 'Calls a second of each party that this process has had lately.';
grant select, insert, update, delete on party.replica to ${serviceRole};
