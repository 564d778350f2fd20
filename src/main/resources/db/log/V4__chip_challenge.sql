-- Challenges for Active Authentication (Doc 9303-11 section 6.1). They stand beside the log, because a
-- chip's presence proves nothing without the service's memory of what it asked.

create table chip_challenge (
    id uuid primary key,
    client_id text not null check (length(client_id) between 1 and 200),
    challenge bytea not null check (length(challenge) = 8),
    expires_at timestamptz not null
);
comment on table chip_challenge is 'Challenges that were issued, each for one client.';
create index chip_challenge_expires_at on chip_challenge using brin (expires_at);

create table chip_challenge_use (
    challenge_id uuid primary key references chip_challenge on delete cascade,
    key_hash bytea not null check (length(key_hash) = 32),
    body_hash bytea not null check (length(body_hash) = 32),
    used_at timestamptz not null default now()
);
comment on table chip_challenge_use is 'Which request used a challenge up: the first one. Both hashes are those of its Idempotency-Key.';

-- A used challenge stays as long as an Idempotency-Key is bound, so that the retry which that stands for
-- still finds it. One that nobody used is forgotten soon: anybody with the permission can ask for many.
create function release_chip_challenges() returns bigint
    language sql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
    with released as (
        delete from chip_challenge c
        where c.expires_at < now() - interval '72 hours'
           or (c.expires_at < now() - interval '1 hour'
               and not exists (select from chip_challenge_use u where u.challenge_id = c.id))
        returning 1)
    select count(*) from released;
$$;

grant select, insert on chip_challenge, chip_challenge_use to ${serviceRole};
revoke execute on function release_chip_challenges from public;
grant execute on function release_chip_challenges to ${serviceRole};
