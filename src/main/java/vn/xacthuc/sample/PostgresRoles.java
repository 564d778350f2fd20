package vn.xacthuc.sample;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// The roles and databases that production gets from its administrator.
record PostgresRoles(PostgresCoordinates server) {

    void create() {
        execute(
                "postgres",
                List.of(
                        "create role %s login password '%s'"
                                .formatted(server.owner().user(), server.owner().password()),
                        "create role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                                .formatted(server.service().user(), server.service().password())));
    }

    void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "a database's name is lower-case letters and digits");
        }
        String owner = server.owner().user();
        execute(
                "postgres",
                List.of(
                        "drop database if exists %s with (force)".formatted(name),
                        "create database %s owner %s".formatted(name, owner)));
        execute(
                name,
                List.of(
                        "revoke all on schema public from public",
                        "create schema register authorization " + owner,
                        "create schema log authorization " + owner));
    }

    private void execute(String database, List<String> statements) {
        try (Connection connection = connect(server.jdbcUrl(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException("PostgreSQL refuses a set-up statement", exception);
        }
    }

    private Connection connect(String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.superuser().user());
        properties.setProperty("password", server.superuser().password());
        // Not DriverManager: it hides drivers of another class loader, and Quarkus has several.
        for (Driver driver :
                ServiceLoader.load(Driver.class, PostgresRoles.class.getClassLoader())) {
            @Nullable Connection connection = driver.connect(url, properties);
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("no JDBC driver of PostgreSQL is on the class path");
    }
}
