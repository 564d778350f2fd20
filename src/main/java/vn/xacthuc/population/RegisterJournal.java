package vn.xacthuc.population;

import vn.xacthuc.matching.PersonalId;

/// Where every change of the register is recorded before it happens.
@FunctionalInterface
interface RegisterJournal {

    /// Records that a person is about to be changed; durable when it returns.
    ///
    /// Called inside the register's transaction, when all that remains is its commit. If this
    /// throws, the change does not happen. If the commit then fails, there is an entry without a
    /// change, which harms nobody; a change without an entry would.
    ///
    /// @param requestHash SHA-256 of the request's bytes, base64
    void record(PersonalId changed, String requestHash);
}
