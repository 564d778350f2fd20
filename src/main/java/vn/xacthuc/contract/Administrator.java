package vn.xacthuc.contract;

import vn.xacthuc.party.Caller;

/// Who administers contracts: a person, or a program of its own.
///
/// @param subject the token's `sub`
record Administrator(String clientId, String subject) {

    static Administrator of(Caller caller) {
        return new Administrator(caller.clientId(), caller.subject());
    }

    /// Whether both are the same pair of eyes. Whoever holds a program's secret can have tokens in
    /// the program's name beside those in his own, so that there the clients must differ too.
    boolean isSameAs(Administrator other) {
        boolean sameClient = clientId.equals(other.clientId);
        return subject.equals(other.subject) || (sameClient && (isProgram() || other.isProgram()));
    }

    private boolean isProgram() {
        return subject.equals(clientId);
    }

    @Override
    public String toString() {
        return "Administrator[masked]";
    }
}
