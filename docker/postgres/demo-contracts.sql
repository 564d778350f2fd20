-- Parties, clients and contracts of the demo clients, the same as in development. Runs as the owner,
-- adds what is missing and changes nothing that is there. A real contract is written the same way.
begin;

insert into party.relying_party (code, name, sector) values
    ('demo-bank', 'Ngân hàng Mẫu', 'BANK'),
    ('demo-hospital', 'Bệnh viện Mẫu', 'HEALTH'),
    ('demo-tax', 'Cơ quan thuế Mẫu', 'TAX'),
    ('demo-insurance', 'Bảo hiểm xã hội Mẫu', 'SOCIAL_INSURANCE'),
    ('demo-one-stop', 'Trung tâm hành chính công Mẫu', 'ONE_STOP'),
    ('demo-telecom', 'Viễn thông Mẫu', 'OTHER'),
    ('demo-auditor', 'Thanh tra Mẫu', 'OTHER'),
    ('demo-register', 'Cơ quan quản lý dữ liệu Mẫu', 'POLICE'),
    ('demo-operator', 'Vận hành Mẫu', 'OTHER'),
    ('demo-operator-2', 'Vận hành Mẫu 2', 'OTHER')
on conflict do nothing;

insert into party.client (client_id, party_code) values
    ('demo-bank', 'demo-bank'),
    ('demo-hospital', 'demo-hospital'),
    ('demo-tax', 'demo-tax'),
    ('demo-insurance', 'demo-insurance'),
    ('demo-one-stop', 'demo-one-stop'),
    ('demo-telecom', 'demo-telecom'),
    ('demo-auditor', 'demo-auditor'),
    ('demo-register', 'demo-register'),
    ('demo-operator', 'demo-operator'),
    ('demo-operator-2', 'demo-operator-2')
on conflict do nothing;

insert into party.policy (party_code, version, name, document) values
    ('demo-bank', 1, 'bank-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "BANK_ACCOUNT_OPENING": {"requiredContext": ["OFFICER"], "validCard": true, "genuineChip": false, "chipPresence": false},
            "BANK_LARGE_TRANSFER": {"requiredContext": [], "validCard": true, "genuineChip": true, "chipPresence": true},
            "OLD_ID_CONFIRMATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-hospital', 1, 'hospital-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "HOSPITAL_CHECK_IN": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "HOSPITAL_EMERGENCY": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-tax', 1, 'tax-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "TAX_REGISTRATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "TAX_RECONCILIATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-insurance', 1, 'insurance-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "INSURANCE_RECONCILIATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "FUNERAL_ALLOWANCE": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-one-stop', 1, 'one-stop-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "PUBLIC_SERVICE_FILING": {"requiredContext": ["PROCEDURE", "DOSSIER"], "validCard": false, "genuineChip": false, "chipPresence": false},
            "RESIDENCE_CONFIRMATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "OLD_ID_CONFIRMATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "FUNERAL_ALLOWANCE": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-telecom', 1, 'telecom-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "TELECOM_SUBSCRIPTION": {"requiredContext": [], "validCard": true, "genuineChip": false, "chipPresence": false}
        },
        "shows": [],
        "registerBareCounts": false
    }'),
    ('demo-auditor', 1, 'auditor-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-register', 1, 'register-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-operator', 1, 'operator-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }'),
    ('demo-operator-2', 1, 'operator-default', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false
    }')
on conflict do nothing;

commit;
