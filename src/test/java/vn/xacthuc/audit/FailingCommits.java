package vn.xacthuc.audit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// A database whose next commits lose their connection, either just before or just after the server
/// has carried them out, which a client cannot tell apart.
final class FailingCommits {

    private static final String CONNECTION_FAILURE = "08006";

    private final DataSource source;
    private final boolean carriedOut;
    private final AtomicInteger left;
    private final int outage;
    private final AtomicInteger refused = new AtomicInteger();

    /// @param outage how many connections are refused after a commit was lost
    private FailingCommits(DataSource source, boolean carriedOut, int count, int outage) {
        this.source = source;
        this.outage = outage;
        this.carriedOut = carriedOut;
        this.left = new AtomicInteger(count);
    }

    static DataSource carriedOut(DataSource source, int count) {
        return new FailingCommits(source, true, count, 0).dataSource();
    }

    static DataSource notCarriedOut(DataSource source, int count) {
        return new FailingCommits(source, false, count, 0).dataSource();
    }

    /// One commit is carried out and lost, and then the database cannot be reached once.
    static DataSource carriedOutBeforeAnOutage(DataSource source) {
        return new FailingCommits(source, true, 1, 1).dataSource();
    }

    private DataSource dataSource() {
        return proxy(
                DataSource.class,
                (self, method, arguments) -> {
                    if (refused.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
                        throw new SQLException("no connection", CONNECTION_FAILURE);
                    }
                    Object result = call(source, method, arguments);
                    return result instanceof Connection connection ? failing(connection) : result;
                });
    }

    private Connection failing(Connection connection) {
        return proxy(
                Connection.class,
                (self, method, arguments) -> {
                    if (method.getName().equals("commit") && left.getAndDecrement() > 0) {
                        if (carriedOut) {
                            connection.commit();
                        }
                        connection.close();
                        refused.set(outage);
                        throw new SQLException("the connection is lost", CONNECTION_FAILURE);
                    }
                    return call(connection, method, arguments);
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        FailingCommits.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
