package vn.xacthuc.audit.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.DetailCipher;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.EntryRow;

/// Opens what an entry holds beside its leaf, for those who read the log.
@ApplicationScoped
public class EntryContents {

    private static final Logger LOG = Logger.getLogger(EntryContents.class);

    private final DetailCipher cipher;
    private final EntryDetailsJson detailsJson;

    EntryContents(DetailCipher cipher, EntryDetailsJson detailsJson) {
        this.cipher = cipher;
        this.detailsJson = detailsJson;
    }

    /// Empty once they are erased, and when they do not decrypt: whoever alters a row must not keep
    /// auditors from all others.
    ///
    /// @throws SQLException when the database does not answer
    public Optional<Contents> of(EntryRow entry) throws SQLException {
        if (entry.sealed().isEmpty()) {
            return Optional.empty();
        }
        EntryRow.Sealed sealed = entry.sealed().get();
        try {
            return Optional.of(cipher.decrypt(sealed.keyId(), entry.id(), sealed.ciphertext()));
        } catch (SQLException e) {
            if (e.getSQLState() != null) {
                throw e;
            }
            LOG.errorf("the details of the entry in row %d do not decrypt", entry.row());
            return Optional.empty();
        }
    }

    /// The details, where there are some ([#of]) and this version of the service understands them.
    public Optional<EntryDetails> details(EntryRow entry) throws SQLException {
        Optional<Contents> contents = of(entry);
        if (contents.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(detailsJson.read(contents.get().details()));
        } catch (SQLException e) {
            LOG.errorf("the details of the entry in row %d are of another version", entry.row());
            return Optional.empty();
        }
    }
}
