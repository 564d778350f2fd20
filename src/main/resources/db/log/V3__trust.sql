-- What the operator gave the trust list. It stands beside the log, because a change of it is an
-- entry of the log. Insert-only: what is taken back is a row of its own.

create schema if not exists trust;

create table trust.version (
    number bigint primary key check (number >= 0),
    changed_at timestamptz not null
);
comment on table trust.version is 'Versions of the trust list, one per change, numbered without a gap under an advisory lock.';

-- The empty list has a date too, so that every answer can name what it rested on.
insert into trust.version (number, changed_at) values (0, clock_timestamp());

create table trust.change (
    version bigint not null references trust.version,
    position integer not null check (position >= 0),
    kind text not null check (kind in ('CSCA_CERTIFICATE', 'MASTER_LIST', 'CRL')),
    fingerprint bytea not null check (length(fingerprint) = 32),
    encoded bytea check (fingerprint = sha256(encoded)),
    primary key (version, position)
);
comment on table trust.change is 'What a version adds and takes back. Which of it counts is found out anew from the signatures whenever the list is read.';
comment on column trust.change.fingerprint is 'SHA-256 of the certificate or list as it is encoded.';
comment on column trust.change.encoded is 'What is added, as it was supplied; null where something is taken back.';

grant usage on schema trust to ${serviceRole};
grant select, insert on trust.version, trust.change to ${serviceRole};
