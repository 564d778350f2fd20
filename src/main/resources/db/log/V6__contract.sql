-- Contracts that administrators write and approve through the service, and what the catalogue of
-- purposes says beside a name. A draft and its approval are rows that nobody changes afterwards.

update party.policy set status = 'RETIRED' where status = 'DRAFT';

alter table party.policy
    alter column status set default 'DRAFT',
    add column based_on integer,
    add column proposed_client text,
    add column proposed_subject text,
    add column proposed_at timestamptz,
    add constraint policy_draft_has_author check (status <> 'DRAFT' or (based_on >= 0
        and proposed_client is not null and proposed_subject is not null and proposed_at is not null));
comment on table party.policy is 'Versions of a party''s contract. In force is the newest approved one that has begun.';
comment on column party.policy.status is 'DRAFT: counts once it is approved. ACTIVE: the owner of the database wrote it, it needs no approval. RETIRED: never counts.';
comment on column party.policy.based_on is 'The newest approved version when the draft was made; 0 where there was none.';
comment on column party.policy.proposed_subject is 'The token''s subject: the administrator.';

create table party.approval (
    party_code text not null,
    version integer not null,
    client_id text not null,
    subject text not null,
    approved_at timestamptz not null,
    primary key (party_code, version),
    foreign key (party_code, version) references party.policy
);
comment on table party.approval is 'Drafts that a second administrator approved.';
create trigger approval_changed after insert or update or delete on party.approval
    for each statement execute function party.move_revision();

create view party.approved_policy as
    select v.party_code, v.version, v.name, v.document,
           coalesce(v.document ->> 'validFrom', '') collate "C" as first_day,
           coalesce(v.document ->> 'validTo', '9999-12-31') collate "C" as last_day
    from party.policy v
    where v.status = 'ACTIVE'
       or (v.status = 'DRAFT' and exists (
            select from party.approval a where a.party_code = v.party_code and a.version = v.version));
comment on view party.approved_policy is 'The versions that count, those that have not begun yet among them.';

-- A party's row does change; what it was stands in the log. Its revision tells a lost update.
alter table party.relying_party add column revision integer not null default 1;
create function party.next_revision() returns trigger
    language plpgsql set search_path = party, pg_temp as $$
begin
    if old.status = 'CLOSED' then
        raise exception 'a closed party stays as it is' using errcode = 'check_violation';
    end if;
    new.revision := old.revision + 1;
    return new;
end $$;
create trigger relying_party_revised before update on party.relying_party
    for each row execute function party.next_revision();

create table party.standing (
    party_code text not null references party.relying_party,
    revision integer not null,
    status text not null check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    reason text not null,
    client_id text not null,
    subject text not null,
    changed_at timestamptz not null,
    primary key (party_code, revision)
);
comment on table party.standing is 'Who suspended, admitted again or closed a party, and why.';
comment on column party.standing.revision is 'The revision of the party that it led to.';

grant insert (code, name, province_code, sector, officer_source) on party.relying_party to ${serviceRole};
grant update (name, province_code, status) on party.relying_party to ${serviceRole};
grant insert (party_code, version, name, document, based_on, proposed_client, proposed_subject, proposed_at)
    on party.policy to ${serviceRole};
grant select, insert on party.approval, party.standing to ${serviceRole};
grant select on party.approved_policy to ${serviceRole};

-- The five groups of utilities of Đề án 06 (Quyết định 06/QĐ-TTg) are the top level of the purposes.
create table party.purpose_group (
    code text primary key check (code ~ '^[A-Z][A-Z0-9_]{2,63}$'),
    name_vi text not null,
    name_en text not null
);
comment on table party.purpose_group is 'Groups of utilities of Đề án 06.';
create trigger purpose_group_changed after insert or update or delete on party.purpose_group
    for each statement execute function party.move_revision();
grant select on party.purpose_group to ${serviceRole};
insert into party.purpose_group (code, name_vi, name_en) values
    ('PUBLIC_SERVICES', 'Giải quyết thủ tục hành chính và cung cấp dịch vụ công trực tuyến',
        'Administrative procedures and online public services'),
    ('SOCIO_ECONOMIC', 'Phát triển kinh tế, xã hội', 'Economic and social development'),
    ('DIGITAL_CITIZENS', 'Phát triển công dân số', 'Digital citizens'),
    ('CONNECTED_DATA', 'Hoàn thiện hệ sinh thái kết nối, khai thác, bổ sung làm giàu dữ liệu dân cư',
        'The ecosystem that connects, uses and enriches population data'),
    ('LEADERSHIP', 'Phục vụ chỉ đạo, điều hành của lãnh đạo các cấp',
        'Direction and administration by leaders at all levels');

alter table party.purpose
    add column group_code text references party.purpose_group,
    add column essential_service boolean not null default false,
    add column legal_basis text,
    add column retention_class text not null default 'USAGE_HISTORY',
    add column citizen_text_vi text,
    add column citizen_text_en text;
comment on column party.purpose.essential_service is 'One of the 25 essential public services of Đề án 06.';
comment on column party.purpose.legal_basis is 'The laws it rests on, in Vietnamese.';
comment on column party.purpose.retention_class is 'How long entries are kept at least. USAGE_HISTORY: five years (Nghị định 59/2022/NĐ-CP, Điều 21).';
comment on column party.purpose.citizen_text_vi is 'What a citizen reads who asks why somebody asked.';

update party.purpose p set
    group_code = t.group_code, legal_basis = t.legal_basis, essential_service = t.essential,
    citizen_text_vi = t.citizen_text_vi, citizen_text_en = t.citizen_text_en
from (values
    ('BANK_ACCOUNT_OPENING', 'SOCIO_ECONOMIC', false,
        'Thông tư 17/2024/TT-NHNN; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
        'Để mở tài khoản ngân hàng đứng tên bạn.',
        'To open a bank account in your name.'),
    ('BANK_LARGE_TRANSFER', 'SOCIO_ECONOMIC', false,
        'Quyết định 2345/QĐ-NHNN; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
        'Để thực hiện một giao dịch chuyển tiền giá trị lớn từ tài khoản của bạn.',
        'To make a large transfer from your account.'),
    ('HOSPITAL_CHECK_IN', 'SOCIO_ECONOMIC', false, 'Nghị định 188/2025/NĐ-CP, Điều 37',
        'Để tiếp đón bạn tại cơ sở khám chữa bệnh.',
        'To receive you at a hospital.'),
    ('HOSPITAL_EMERGENCY', 'SOCIO_ECONOMIC', false, 'Nghị định 188/2025/NĐ-CP, Điều 37',
        'Để cấp cứu cho bạn.',
        'To treat you in an emergency.'),
    ('TAX_REGISTRATION', 'PUBLIC_SERVICES', true,
        'Quyết định 06/QĐ-TTg; Chỉ thị 24/CT-TTg; Thông tư 90/2026/TT-BTC',
        'Để đăng ký thuế lần đầu hoặc thay đổi thông tin đăng ký thuế của bạn.',
        'To register you for tax, or to change that registration.'),
    ('TAX_RECONCILIATION', 'CONNECTED_DATA', false,
        'Quyết định 06/QĐ-TTg; Thông tư 90/2026/TT-BTC',
        'Để đối chiếu dữ liệu thuế với cơ sở dữ liệu dân cư.',
        'To compare tax records with the population register.'),
    ('INSURANCE_RECONCILIATION', 'CONNECTED_DATA', false, 'Quyết định 06/QĐ-TTg',
        'Để đối chiếu dữ liệu bảo hiểm xã hội với cơ sở dữ liệu dân cư.',
        'To compare social-insurance records with the population register.'),
    ('PUBLIC_SERVICE_FILING', 'PUBLIC_SERVICES', false,
        'Quyết định 06/QĐ-TTg; Luật Căn cước 26/2023/QH15',
        'Để tiếp nhận hồ sơ dịch vụ công nộp dưới tên bạn.',
        'To accept a dossier that is filed in your name.'),
    ('RESIDENCE_CONFIRMATION', 'PUBLIC_SERVICES', false, 'Nghị định 104/2022/NĐ-CP',
        'Để xác nhận nơi cư trú của bạn thay cho sổ hộ khẩu giấy.',
        'To confirm where you live, in place of the paper household book.'),
    ('OLD_ID_CONFIRMATION', 'PUBLIC_SERVICES', true,
        'Quyết định 06/QĐ-TTg; Chỉ thị 24/CT-TTg; Luật Căn cước 26/2023/QH15',
        'Để xác nhận số CMND 9 số đã cấp trước đây cho bạn.',
        'To confirm the nine-digit number that you had before.'),
    ('FUNERAL_ALLOWANCE', 'SOCIO_ECONOMIC', false, 'Quyết định 06/QĐ-TTg',
        'Để giải quyết trợ cấp mai táng.',
        'To decide on a funeral allowance.'),
    ('TELECOM_SUBSCRIPTION', 'SOCIO_ECONOMIC', false,
        'Luật Căn cước 26/2023/QH15; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
        'Để đăng ký thuê bao viễn thông đứng tên bạn.',
        'To register a telephone subscription in your name.')
    ) as t (code, group_code, essential, legal_basis, citizen_text_vi, citizen_text_en)
where p.code = t.code;

-- The 25 essential public services: with the two above, eleven of the police and fourteen of others.
insert into party.purpose
    (code, group_code, essential_service, legal_basis, concerns_deceased, name_vi, name_en, citizen_text_vi, citizen_text_en)
select code, 'PUBLIC_SERVICES', true, 'Quyết định 06/QĐ-TTg; Chỉ thị 24/CT-TTg; ' || basis, deceased,
    name_vi, name_en,
    'Để giải quyết dịch vụ công "' || name_vi || '".',
    'For the public service "' || name_en || '".'
from (values
    ('ID_CARD_REISSUE', 'Luật Căn cước 26/2023/QH15', false,
        'Cấp lại, đổi thẻ căn cước', 'Reissue or exchange of the identity card'),
    ('PERMANENT_RESIDENCE', 'Luật Cư trú 2020', false,
        'Đăng ký thường trú', 'Registration of permanent residence'),
    ('TEMPORARY_RESIDENCE', 'Luật Cư trú 2020', false,
        'Đăng ký tạm trú', 'Registration of temporary residence'),
    ('TEMPORARY_ABSENCE', 'Luật Cư trú 2020', false,
        'Khai báo tạm vắng', 'Declaration of temporary absence'),
    ('STAY_NOTIFICATION', 'Luật Cư trú 2020', false,
        'Thông báo lưu trú', 'Notification of a stay'),
    ('MOTORCYCLE_REGISTRATION', 'Luật Căn cước 26/2023/QH15', false,
        'Đăng ký, cấp biển số mô tô, xe gắn máy', 'Registration and number plate of a motorcycle'),
    ('TRAFFIC_FINE_PAYMENT', 'Luật Căn cước 26/2023/QH15', false,
        'Nộp phạt vi phạm giao thông qua thiết bị ghi hình', 'Payment of a traffic fine'),
    ('SEAL_REGISTRATION', 'Luật Căn cước 26/2023/QH15', false,
        'Đăng ký mẫu con dấu mới', 'Registration of a new seal'),
    ('SPECIAL_SEAL_REGISTRATION', 'Luật Căn cước 26/2023/QH15', false,
        'Đăng ký thêm con dấu thu nhỏ, dấu nổi, dấu xi', 'Registration of a small, embossed or wax seal'),
    ('PASSPORT_ISSUE', 'Luật Căn cước 26/2023/QH15', false,
        'Cấp hộ chiếu phổ thông', 'Issue of an ordinary passport'),
    ('BIRTH_REGISTRATION', 'Luật Căn cước 26/2023/QH15', false,
        'Đăng ký khai sinh', 'Registration of a birth'),
    ('DEATH_REGISTRATION', 'Luật Căn cước 26/2023/QH15', true,
        'Đăng ký khai tử', 'Registration of a death'),
    ('MARRIAGE_REGISTRATION', 'Luật Căn cước 26/2023/QH15', false,
        'Đăng ký kết hôn', 'Registration of a marriage'),
    ('CRIMINAL_RECORD_CERTIFICATE', 'Luật Căn cước 26/2023/QH15', false,
        'Cấp phiếu lý lịch tư pháp', 'Certificate of criminal record'),
    ('INSURANCE_CONTRIBUTION_CHANGE', 'Luật Căn cước 26/2023/QH15', false,
        'Tăng, giảm, điều chỉnh đóng bảo hiểm xã hội, y tế, thất nghiệp',
        'Change of social, health and unemployment insurance'),
    ('UNEMPLOYMENT_BENEFIT', 'Luật Căn cước 26/2023/QH15', false,
        'Giải quyết hưởng trợ cấp thất nghiệp', 'Unemployment benefit'),
    ('BIRTH_RESIDENCE_INSURANCE', 'Luật Cư trú 2020', false,
        'Liên thông đăng ký khai sinh, thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi',
        'Birth, permanent residence and health insurance of a child under six'),
    ('DEATH_RESIDENCE_FUNERAL', 'Luật Cư trú 2020', true,
        'Liên thông đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng phí',
        'Death, end of permanent residence and funeral allowance'),
    ('DRIVING_LICENCE', 'Luật Căn cước 26/2023/QH15', false,
        'Đổi, cấp lại giấy phép lái xe', 'Exchange or reissue of the driving licence'),
    ('LAND_CHANGE', 'Luật Căn cước 26/2023/QH15', false,
        'Đăng ký biến động đất đai', 'Registration of a change in land'),
    ('ELECTRICITY_CONNECTION', 'Luật Căn cước 26/2023/QH15', false,
        'Cấp điện mới', 'New electricity connection'),
    ('ELECTRICITY_CONTRACT_TRANSFER', 'Luật Căn cước 26/2023/QH15', false,
        'Thay đổi chủ thể hợp đồng mua bán điện', 'Change of the party to an electricity contract'),
    ('EXAM_REGISTRATION', 'Luật Căn cước 26/2023/QH15', false,
        'Đăng ký dự thi tốt nghiệp THPT và xét tuyển đại học, cao đẳng',
        'Registration for the final school examination and admission to universities')
    ) as t (code, basis, deceased, name_vi, name_en)
on conflict (code) do update set
    group_code = excluded.group_code, essential_service = true, legal_basis = excluded.legal_basis,
    citizen_text_vi = excluded.citizen_text_vi, citizen_text_en = excluded.citizen_text_en;

-- Purposes that the owner of the database added by himself.
update party.purpose set
    group_code = 'PUBLIC_SERVICES', legal_basis = 'Luật Căn cước 26/2023/QH15',
    citizen_text_vi = name_vi, citizen_text_en = name_en
where group_code is null;

alter table party.purpose
    alter column group_code set not null,
    alter column legal_basis set not null,
    alter column citizen_text_vi set not null,
    alter column citizen_text_en set not null;
