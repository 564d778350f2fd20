package vn.xacthuc.population;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Sex;

/// A person's own row. Place of birth and of origin are left to imports, so they are not mapped.
@Entity
@Table(name = "citizen")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class Citizen {
    /// What a nationality is when nobody says otherwise (ISO 3166-1).
    static final String VIETNAM = "VNM";

    @Id
    @Column(name = "personal_id")
    private String personalId;

    @Column(name = "full_name")
    private String fullName;

    @Column(name = "other_name")
    private @Nullable String otherName;

    private BirthDate birth;

    @Enumerated(EnumType.STRING)
    private Sex sex;

    private String nationality;

    private @Nullable EthnicGroupKey ethnicGroup;

    @AttributeOverride(name = "provinceCode", column = @Column(name = "permanent_province_code"))
    @AttributeOverride(name = "districtCode", column = @Column(name = "permanent_district_code"))
    @AttributeOverride(name = "communeCode", column = @Column(name = "permanent_commune_code"))
    @AttributeOverride(name = "detail", column = @Column(name = "permanent_detail"))
    @AttributeOverride(name = "codesAsOf", column = @Column(name = "permanent_codes_as_of"))
    private @Nullable Residence permanent;

    @AttributeOverride(name = "provinceCode", column = @Column(name = "temporary_province_code"))
    @AttributeOverride(name = "districtCode", column = @Column(name = "temporary_district_code"))
    @AttributeOverride(name = "communeCode", column = @Column(name = "temporary_commune_code"))
    @AttributeOverride(name = "detail", column = @Column(name = "temporary_detail"))
    @AttributeOverride(name = "codesAsOf", column = @Column(name = "temporary_codes_as_of"))
    private @Nullable Residence temporary;

    @AttributeOverride(name = "provinceCode", column = @Column(name = "current_province_code"))
    @AttributeOverride(name = "districtCode", column = @Column(name = "current_district_code"))
    @AttributeOverride(name = "communeCode", column = @Column(name = "current_commune_code"))
    @AttributeOverride(name = "detail", column = @Column(name = "current_detail"))
    @AttributeOverride(name = "codesAsOf", column = @Column(name = "current_codes_as_of"))
    private @Nullable Residence current;

    private @Nullable Absence absence;

    private @Nullable Kin kin;

    private @Nullable HouseholdPlace householdPlace;

    @Column(name = "marital_status")
    @Enumerated(EnumType.STRING)
    private @Nullable MaritalStatus maritalStatus;

    private Fate fate;

    @Column(name = "updated_at")
    private Instant updatedAt;

    Citizen(String personalId, String fullName, BirthDate birth, Sex sex, Instant updatedAt) {
        this.personalId = personalId;
        this.fullName = fullName;
        this.birth = birth;
        this.sex = sex;
        this.updatedAt = updatedAt;
        nationality = VIETNAM;
        fate = new Fate(PersonState.ALIVE, null, null);
    }

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected Citizen() {}

    Citizen alsoCalled(@Nullable String name) {
        otherName = name;
        return this;
    }

    Citizen belongingTo(String country, @Nullable EthnicGroupKey group) {
        nationality = country;
        ethnicGroup = group;
        return this;
    }

    Citizen livingAt(
            @Nullable Residence permanentResidence,
            @Nullable Residence temporaryResidence,
            @Nullable Residence currentResidence,
            @Nullable Absence declaredAbsence) {
        permanent = permanentResidence;
        temporary = temporaryResidence;
        current = currentResidence;
        absence = declaredAbsence;
        return this;
    }

    Citizen relatedTo(
            @Nullable Kin nextOfKin,
            @Nullable HouseholdPlace place,
            @Nullable MaritalStatus status) {
        kin = nextOfKin;
        householdPlace = place;
        maritalStatus = status;
        return this;
    }

    Citizen withFate(Fate known) {
        fate = known;
        return this;
    }

    @Nullable EthnicGroupKey ethnicGroup() {
        return ethnicGroup;
    }

    String personalId() {
        return personalId;
    }

    /// The household, or null where the person is in none.
    @Nullable Long householdId() {
        return householdPlace == null ? null : householdPlace.householdId();
    }

    /// Whether the person heads a household.
    boolean isHead() {
        return householdPlace != null && householdPlace.isHead();
    }

    @Override
    public String toString() {
        return "Citizen[***]";
    }
}
