package vn.xacthuc.population;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonalId;

/// Reads people for verifications, each question in one round trip.
///
/// Where nobody has a number, whoever has the next one is read instead, and the last one past the
/// end: as many pages are touched then, as cold as any, and as many rows are read, so that the time
/// does not tell whether there is somebody. [Register] knows who was meant.
///
/// Without a transaction, so that neither a begin nor a commit travels to the server, and without
/// entities, since nothing is changed here.
@ApplicationScoped
class LookupRepository {
    private static final String PEOPLE =
            """
            select c.personalId, c.fullName, c.birth, c.sex, c.permanent, c.fate, c.updatedAt,
                   old.key.number, card.type, card.key.issuedOn, card.expiresOn, card.state
            from Citizen c
            left join IdentityCard card on card.key.personalId = c.personalId
            left join OldNumber old on old.key.personalId = c.personalId
            """;

    private static final String BY_ID =
            PEOPLE
                    + """
                    where c.personalId = coalesce(
                        (select min(next.personalId) from Citizen next
                            where next.personalId >= :number),
                        (select max(last.personalId) from Citizen last))
                    """;

    private static final String BY_OLD_NUMBER =
            PEOPLE
                    + """
                    where c.personalId in (
                        select held.key.personalId from OldNumber held
                        where held.key.number = coalesce(
                            (select min(next.key.number) from OldNumber next
                                where next.key.number >= :number),
                            (select max(last.key.number) from OldNumber last)))
                    """;

    private final SessionFactory sessions;

    LookupRepository(@PersistenceUnit("register") SessionFactory sessions) {
        this.sessions = sessions;
    }

    List<LookupRow> byId(PersonalId id) {
        return read(BY_ID, id.digits());
    }

    List<LookupRow> byOldNumber(OldIdNumber number) {
        return read(BY_OLD_NUMBER, number.digits());
    }

    private List<LookupRow> read(String query, String number) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            return session.createSelectionQuery(query, LookupRow.class)
                    .setParameter("number", number)
                    .getResultList();
        }
    }
}
