package vn.xacthuc.sample;

/// A role of the embedded PostgreSQL and its generated password.
///
/// @param user the role's name
/// @param password good for this one server, as long as it runs
public record PostgresLogin(String user, String password) {

    /// Names the role only: passwords have no place in logs.
    @Override
    public String toString() {
        return user;
    }
}
