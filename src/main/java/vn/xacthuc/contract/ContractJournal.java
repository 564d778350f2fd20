package vn.xacthuc.contract;

import java.util.Map;
import vn.xacthuc.party.Caller;

/// Where every change of a party or contract is recorded before it happens.
@FunctionalInterface
interface ContractJournal {

    /// Records a change that is about to be committed; durable when it returns. If this throws, the
    /// change does not happen.
    void record(Caller administrator, Map<String, Object> particulars);
}
