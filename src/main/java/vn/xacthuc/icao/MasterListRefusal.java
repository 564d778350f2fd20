package vn.xacthuc.icao;

/// Ends the reading of a master list; never leaves the room.
final class MasterListRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final TrustFault fault;

    MasterListRefusal(TrustFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    TrustFault fault() {
        return fault;
    }
}
