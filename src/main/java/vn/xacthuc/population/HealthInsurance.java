package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A health insurance card (BHYT); it never passes from one person to another.
@Entity
@Table(name = "health_insurance")
class HealthInsurance {
    @Id
    @Column(name = "insurance_number")
    private String number;

    @Column(name = "personal_id", updatable = false)
    private String personalId;

    @Column(name = "benefit_level")
    private @Nullable Integer benefitLevel;

    @Column(name = "facility_code")
    private @Nullable String facilityCode;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    HealthInsurance(
            String number,
            String personalId,
            @Nullable Integer benefitLevel,
            @Nullable String facilityCode,
            LocalDate validFrom,
            LocalDate validTo) {
        this.number = number;
        this.personalId = personalId;
        this.benefitLevel = benefitLevel;
        this.facilityCode = facilityCode;
        this.validFrom = validFrom;
        this.validTo = validTo;
    }

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected HealthInsurance() {}

    String number() {
        return number;
    }

    String personalId() {
        return personalId;
    }

    @Override
    public String toString() {
        return "HealthInsurance[***]";
    }
}
