package vn.xacthuc.audit;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import vn.xacthuc.testing.Database;

/// A log's database that gives no connections any more once it is gone.
public final class LeavingDatabase {

    private final DataSource there;
    private boolean gone;

    public LeavingDatabase(Database database) {
        there = database.ofService("");
    }

    public void leave() {
        gone = true;
    }

    public DataSource dataSource() {
        return (DataSource)
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> {
                            if (gone) {
                                throw new SQLException("gone", "08006");
                            }
                            return there.getConnection();
                        });
    }
}
