package vn.xacthuc.contract;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.party.Caller;

/// The journal of parties and contracts in the audit log.
@ApplicationScoped
class AuditContractJournal implements ContractJournal {

    private final AuditLog log;

    AuditContractJournal(AuditLog log) {
        this.log = log;
    }

    @Override
    public void record(Caller administrator, Map<String, Object> particulars) {
        log.append(
                EntryDraft.of(
                        EntryKind.CONTRACT_CHANGE,
                        administrator,
                        EntryDetails.of(administrator, particulars)));
    }
}
