-- Relying parties and their contracts. They stand beside the log, not beside the register, because a
-- change of contract is an entry of the log.

create schema if not exists party;

create table party.relying_party (
    code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    name text not null,
    province_code text check (province_code ~ '^[0-9]{2}$'),
    sector text not null check (sector in ('BANK', 'HEALTH', 'TAX', 'SOCIAL_INSURANCE', 'JUSTICE',
        'EDUCATION', 'TRANSPORT', 'ENERGY', 'ONE_STOP', 'POLICE', 'OTHER')),
    status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    officer_source text not null default 'DECLARED' check (officer_source in ('TOKEN', 'DECLARED'))
);
comment on table party.relying_party is 'Who may ask: agencies and companies with a contract.';
comment on column party.relying_party.officer_source is 'TOKEN: the officer logs in and is the token''s subject. DECLARED: the party names the officer.';

create table party.client (
    client_id text primary key check (length(client_id) between 1 and 200),
    party_code text not null references party.relying_party
);
comment on table party.client is 'OAuth 2 client ids of a party.';
create index client_party on party.client (party_code);

create table party.policy (
    party_code text not null references party.relying_party,
    version integer not null check (version > 0),
    name text not null,
    status text not null default 'ACTIVE' check (status in ('DRAFT', 'ACTIVE', 'RETIRED')),
    document jsonb not null,
    primary key (party_code, version)
);
comment on table party.policy is 'Versions of a party''s contract; the newest ACTIVE one is in force.';
comment on column party.policy.document is 'What the party may ask for which purpose, what counts, and what the answer shows.';

create table party.purpose (
    code text primary key check (code ~ '^[A-Z][A-Z0-9_]{2,63}$'),
    name_vi text not null,
    name_en text not null,
    concerns_deceased boolean not null default false
);
comment on table party.purpose is 'Purposes that a verification may have.';
comment on column party.purpose.concerns_deceased is 'The purpose is about a person who died, so that DECEASED is no reason against.';

insert into party.purpose (code, name_vi, name_en, concerns_deceased) values
    ('BANK_ACCOUNT_OPENING', 'Mở tài khoản ngân hàng', 'Opening a bank account', false),
    ('BANK_LARGE_TRANSFER', 'Chuyển khoản giá trị lớn', 'Large bank transfer', false),
    ('HOSPITAL_CHECK_IN', 'Tiếp đón khám chữa bệnh', 'Hospital check-in', false),
    ('HOSPITAL_EMERGENCY', 'Cấp cứu', 'Medical emergency', false),
    ('TAX_REGISTRATION', 'Đăng ký thuế', 'Tax registration', false),
    ('TAX_RECONCILIATION', 'Rà soát dữ liệu thuế', 'Reconciliation of tax records', false),
    ('INSURANCE_RECONCILIATION', 'Rà soát dữ liệu bảo hiểm xã hội', 'Reconciliation of social-insurance records', false),
    ('PUBLIC_SERVICE_FILING', 'Nộp hồ sơ dịch vụ công', 'Filing for a public service', false),
    ('RESIDENCE_CONFIRMATION', 'Xác nhận thông tin cư trú', 'Confirmation of residence', false),
    ('OLD_ID_CONFIRMATION', 'Xác nhận số CMND 9 số', 'Confirmation of an old identity-card number', false),
    ('FUNERAL_ALLOWANCE', 'Trợ cấp mai táng', 'Funeral allowance', true),
    ('TELECOM_SUBSCRIPTION', 'Đăng ký thuê bao viễn thông', 'Telecommunications subscription', false);

-- Replicas read the contracts anew when this number has moved.
create sequence party.revision;
create function party.move_revision() returns trigger
    language plpgsql security definer set search_path = party, pg_temp as $$
begin
    perform nextval('party.revision');
    return null;
end $$;
create trigger relying_party_changed after insert or update or delete on party.relying_party
    for each statement execute function party.move_revision();
create trigger client_changed after insert or update or delete on party.client
    for each statement execute function party.move_revision();
create trigger policy_changed after insert or update or delete on party.policy
    for each statement execute function party.move_revision();
create trigger purpose_changed after insert or update or delete on party.purpose
    for each statement execute function party.move_revision();

grant usage on schema party to ${serviceRole};
grant select on all tables in schema party to ${serviceRole};
grant select on sequence party.revision to ${serviceRole};
