package vn.xacthuc.audit;

/// Judges whether this database may grow. It is asked before each append, by the one who appends.
///
/// Whoever judges goes by what is known of the log outside its database, and so stands where that
/// is known (`audit.checkpoint`): the writer needs the verdict alone.
public interface AppendGuard {

    /// Takes down what is known now, before the log's head is read. What becomes known later may
    /// rightly be newer than the head, if whoever reads it is held up.
    HeadCheck known();

    /// Refuses all appends from now on.
    ///
    /// @param reason why, in words for the operator and without personal data
    void refuse(String reason);

    /// Compares a head with what was known before it was read.
    interface HeadCheck {

        /// @param head as it is under the log's lock
        /// @throws RefusedAppendException when this database must not grow
        void check(Head head) throws RefusedAppendException;
    }
}
