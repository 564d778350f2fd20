package vn.xacthuc.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.AddressReading;
import vn.xacthuc.matching.AddressReading.Fault;
import vn.xacthuc.matching.AddressReading.Impossible;
import vn.xacthuc.matching.AddressReading.Possible;
import vn.xacthuc.matching.AddressReading.Reason;

/// Reads an address of a record.
final class AddressFields {
    private static final int LONGEST_DETAIL = 300;

    private final Fields fields;

    AddressFields(Fields fields) {
        this.fields = fields;
    }

    @Nullable Residence read(String pointer, @Nullable AddressRecord address) {
        if (address == null) {
            return null;
        }
        String province = fields.required(pointer + "/provinceCode", address.provinceCode());
        String detail = fields.text(pointer + "/detail", address.detail(), LONGEST_DETAIL);
        LocalDate codesAsOf = fields.date(pointer + "/codesAsOf", address.codesAsOf());
        boolean isListKnown = codesAsOf != null || address.codesAsOf() == null;
        if (province == null || !isListKnown) {
            return null;
        }
        AddressReading reading =
                AddressReading.of(
                        province,
                        address.districtCode(),
                        address.communeCode(),
                        detail,
                        codesAsOf,
                        fields.today());
        return switch (reading) {
            case Possible possible -> Residence.of(possible.address());
            case Impossible impossible -> {
                for (Fault fault : impossible.faults()) {
                    fields.refuse(pointer + "/" + fault.member(), fault(fault.reason()));
                }
                yield null;
            }
        };
    }

    private static FieldFault fault(Reason reason) {
        return switch (reason) {
            case IN_FUTURE -> FieldFault.IN_FUTURE;
            case WRONG_DIGITS,
                    NOT_ON_LIST,
                    ONLY_ON_EARLIER_LIST,
                    NOT_IN_PROVINCE,
                    NOT_IN_DISTRICT,
                    LEVEL_ABOLISHED ->
                    FieldFault.ADDRESS_CODE;
        };
    }
}
