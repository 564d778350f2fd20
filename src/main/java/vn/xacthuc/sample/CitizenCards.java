package vn.xacthuc.sample;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.population.CardRecord;
import vn.xacthuc.population.CardType;
import vn.xacthuc.population.CitizenRecord;

/// The chip cards of the people in the register, as it has them now.
@ApplicationScoped
class CitizenCards {

    private static final Set<String> WITH_CHIP =
            Set.of(CardType.CCCD_CHIP.name(), CardType.CAN_CUOC.name());

    /// A chip takes about 20 KB, nearly all of it portrait.
    private static final int MOST_CHIPS = 256;

    private static final String NAMES =
            """
            select g.name as ethnic_group,
                   (select f.full_name from citizen f where f.personal_id = c.father_personal_id)
                       as father,
                   (select m.full_name from citizen m where m.personal_id = c.mother_personal_id)
                       as mother,
                   (select s.full_name from citizen s where s.personal_id = c.spouse_personal_id)
                       as spouse
            from citizen c
                 left join ethnic_group g on g.list = c.ethnic_list and g.code = c.ethnic_code
            where c.personal_id = ?
            """;

    private final CitizenSample sample;
    private final javax.sql.DataSource register;
    private final Map<CardHolder, TestChip> chips =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<CardHolder, TestChip> any) {
                            return size() > MOST_CHIPS;
                        }
                    });

    CitizenCards(CitizenSample sample, @DataSource("register") javax.sql.DataSource register) {
        this.sample = sample;
        this.register = register;
    }

    /// What a person's card says: the one issued on a day, or else the newest that has a chip.
    Optional<CardHolder> holder(String personalId, @Nullable LocalDate issuedOn)
            throws SQLException {
        for (CitizenRecord citizen : sample.person(personalId)) {
            Optional<CardRecord> card = card(citizen.cards(), issuedOn);
            if (card.isPresent()) {
                return Optional.of(holder(citizen, card.get()));
            }
        }
        return Optional.empty();
    }

    /// The chip of this card, without defects.
    TestChip chip(CardHolder holder) {
        TestChip known = chips.get(holder);
        if (known == null) {
            // Two requests may make the same chip twice; no matter, the bytes are the same.
            known = CccdChip.of(holder).make();
            chips.put(holder, known);
        }
        return known;
    }

    /// The register lists the newest first.
    private static Optional<CardRecord> card(
            @Nullable List<@Nullable CardRecord> cards, @Nullable LocalDate issuedOn) {
        if (cards == null) {
            return Optional.empty();
        }
        for (CardRecord card : cards) {
            if (card != null
                    && WITH_CHIP.contains(card.type())
                    && (issuedOn == null || issuedOn.toString().equals(card.issuedOn()))) {
                return Optional.of(card);
            }
        }
        return Optional.empty();
    }

    private CardHolder holder(CitizenRecord citizen, CardRecord card) throws SQLException {
        String personalId = Objects.requireNonNull(citizen.personalId());
        try (Connection connection = register.getConnection();
                PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setString(1, personalId);
            try (ResultSet names = statement.executeQuery()) {
                names.next();
                return new CardHolder(
                        personalId,
                        Objects.requireNonNull(citizen.fullName()),
                        Objects.requireNonNull(citizen.dateOfBirth()),
                        Sex.valueOf(Objects.requireNonNull(citizen.sex())),
                        Objects.requireNonNullElse(names.getString("ethnic_group"), ""),
                        PaperAddress.units(citizen.permanentAddress()),
                        PaperAddress.whole(citizen.permanentAddress()),
                        LocalDate.parse(Objects.requireNonNull(card.issuedOn())),
                        Optional.ofNullable(card.expiresOn()).map(LocalDate::parse),
                        Optional.ofNullable(names.getString("father")),
                        Optional.ofNullable(names.getString("mother")),
                        Optional.ofNullable(names.getString("spouse")),
                        Optional.ofNullable(citizen.oldIdNumber()));
            }
        }
    }
}
