-- Parties, clients and contracts of the demo clients, the same as in development. Runs as the owner,
-- adds what is missing and changes nothing that is there. The first administrators' contracts are written
-- the same way; all others are drafted and approved through /v1/parties.
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

insert into party.policy (party_code, version, name, status, document) values
    ('demo-bank', 1, 'bank-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "BANK_ACCOUNT_OPENING": {"requiredContext": ["OFFICER"], "validCard": true, "genuineChip": false, "chipPresence": false},
            "BANK_LARGE_TRANSFER": {"requiredContext": [], "validCard": true, "genuineChip": true, "chipPresence": true},
            "OLD_ID_CONFIRMATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-hospital', 1, 'hospital-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "HOSPITAL_CHECK_IN": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "HOSPITAL_EMERGENCY": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-tax', 1, 'tax-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "TAX_REGISTRATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "TAX_RECONCILIATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-insurance', 1, 'insurance-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "INSURANCE_RECONCILIATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "FUNERAL_ALLOWANCE": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-one-stop', 1, 'one-stop-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "PUBLIC_SERVICE_FILING": {"requiredContext": ["PROCEDURE", "DOSSIER"], "validCard": false, "genuineChip": false, "chipPresence": false},
            "RESIDENCE_CONFIRMATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "OLD_ID_CONFIRMATION": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false},
            "FUNERAL_ALLOWANCE": {"requiredContext": [], "validCard": false, "genuineChip": false, "chipPresence": false}
        },
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-telecom', 1, 'telecom-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {
            "TELECOM_SUBSCRIPTION": {"requiredContext": [], "validCard": true, "genuineChip": false, "chipPresence": false}
        },
        "shows": [],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-auditor', 1, 'auditor-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-register', 1, 'register-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-operator', 1, 'operator-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }'),
    ('demo-operator-2', 1, 'operator-default', 'ACTIVE', '{
        "fields": ["personalId","fullName","dateOfBirth","sex","oldIdNumber","cardIssuedOn","permanentAddress"],
        "purposes": {},
        "shows": ["reasons","register","fields","hints","assertions","card","chip"],
        "registerBareCounts": false,
        "quota": {"perSecond": 1000000, "burst": 1000000},
        "probing": {"failedClaims": 1000000, "assertionParameters": 1000000, "unknownNumbers": 1000000000, "missRatioAlarm": 1.0}
    }')
on conflict do nothing;

commit;
