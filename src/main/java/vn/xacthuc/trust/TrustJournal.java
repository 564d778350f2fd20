package vn.xacthuc.trust;

import java.util.Optional;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.party.Caller;

/// Where every change of the trust list is recorded before it happens, and every upload of which
/// nothing was taken.
interface TrustJournal {

    /// Who wanted a change, and by which bytes.
    ///
    /// @param source SHA-256 of the upload; empty where something is taken back
    /// @param caller empty for what the service does by itself
    record Entry(Optional<Fingerprint> source, Optional<Caller> caller) {}

    /// Records a change that is about to be committed; durable when it returns.
    ///
    /// If this throws, the change does not happen. If the commit then fails, there is an entry
    /// without a change, which harms nobody; a change without an entry would.
    void recordChange(Entry entry, TrustVersion version, Judgement judgement);

    /// Records what was refused while nothing changed; nothing where nothing was refused.
    void recordRefusal(Entry entry, TrustVersion version, Judgement judgement);
}
