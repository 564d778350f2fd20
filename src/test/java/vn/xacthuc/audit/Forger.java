package vn.xacthuc.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.testing.Database;

/// Somebody who may do anything to the log's database.
public final class Forger {

    private final Database database;

    public Forger(Database database) {
        this.database = database;
    }

    /// Fails when the statement changes nothing, since a forgery that is none proves nothing.
    public void changes(String sql) throws SQLException {
        try (Connection connection = database.asSuperuser();
                Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(sql) == 0) {
                throw new AssertionError("nothing was changed: " + sql);
            }
        }
    }

    public void changesLeaf(long row) throws SQLException {
        changes("update entry set leaf = leaf || '\\x20'::bytea where leaf_index = " + row);
    }

    /// Makes the head fit the leaves again, as far as they have no full tile yet.
    public void recomputesTheHead() throws SQLException {
        try (Connection connection = database.asSuperuser();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update log_batch set frontier = ? where first_index ="
                                        + " (select max(first_index) from log_batch)")) {
            statement.setBytes(1, treeOf(Long.MAX_VALUE).encoded());
            statement.executeUpdate();
        }
    }

    /// Takes back all batches from a row on, as a backup from before them would.
    public void rollsBackTo(long rows) throws SQLException {
        changes("delete from log_batch where first_index >= " + rows);
        changes("delete from entry_detail where leaf_index >= " + rows);
        changes("delete from entry where leaf_index >= " + rows);
    }

    /// The tree over the first leaves, read from the rows alone.
    public Frontier treeOf(long leaves) throws SQLException {
        Frontier tree = Frontier.EMPTY;
        try (Connection connection = database.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select leaf from entry order by leaf_index")) {
            while (tree.size() < leaves && row.next()) {
                tree = tree.append(TreeHash.ofLeaf(row.getBytes(1)));
            }
        }
        return tree;
    }
}
