package vn.xacthuc.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.party.Caller;

/// The trust list's journal in the audit log.
@ApplicationScoped
class AuditTrustJournal implements TrustJournal {

    private final AuditLog log;

    AuditTrustJournal(AuditLog log) {
        this.log = log;
    }

    @Override
    public void recordChange(Entry entry, TrustVersion version, Judgement judgement) {
        Map<String, Object> particulars = particulars(entry, version, judgement);
        particulars.put("accepted", fingerprints(judgement.accepted()));
        particulars.put(
                "removed",
                judgement.change().removals().stream()
                        .map(removal -> removal.kind() + " " + removal.fingerprint())
                        .toList());
        log.append(draft(entry, List.of(), particulars));
    }

    @Override
    public void recordRefusal(Entry entry, TrustVersion version, Judgement judgement) {
        if (!judgement.refused().isEmpty()) {
            List<String> reasons = judgement.refused().stream().map(TrustItem::why).toList();
            log.append(
                    draft(
                            entry,
                            reasons.stream().distinct().toList(),
                            particulars(entry, version, judgement)));
        }
    }

    private static Map<String, Object> particulars(
            Entry entry, TrustVersion version, Judgement judgement) {
        Map<String, Object> particulars = new TreeMap<>();
        particulars.put("trustList", version.label());
        particulars.put(
                "refused",
                judgement.refused().stream()
                        .map(item -> item.why() + " " + item.fingerprint())
                        .toList());
        entry.source().ifPresent(source -> particulars.put("source", source.toString()));
        return particulars;
    }

    private static List<String> fingerprints(List<TrustItem> items) {
        return items.stream().map(TrustItem::fingerprint).toList();
    }

    private static EntryDraft draft(
            Entry entry, List<String> reasons, Map<String, Object> particulars) {
        return new EntryDraft(
                EntryKind.TRUST_CHANGE,
                entry.caller().map(caller -> caller.party().code()),
                entry.caller().map(caller -> caller.party().sector()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EntryDetails.of(
                        entry.caller().map(Caller::clientId).orElse(null), reasons, particulars));
    }
}
