package vn.xacthuc.population;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Callers;

/// Records changes of the register in the audit log, on behalf of the caller of the request at
/// hand.
@ApplicationScoped
class AuditJournal implements RegisterJournal {

    private final AuditLog log;
    private final Callers callers;

    AuditJournal(AuditLog log, Callers callers) {
        this.log = log;
        this.callers = callers;
    }

    @Override
    public void record(PersonalId changed, String requestHash) {
        Caller caller = callers.current();
        EntryDetails details =
                EntryDetails.of(caller.clientId(), List.of(), Map.of("requestHash", requestHash));
        log.append(
                EntryDraft.of(EntryKind.REGISTER_CHANGE, caller, details).about(changed.digits()));
    }
}
