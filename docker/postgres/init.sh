#!/bin/sh
# Runs once, when the database's volume is empty: an owner for migrations, and the service's own role,
# which may neither alter the schemas nor change the log. The migrations grant it what it needs.
set -eu
# Passwords are read by psql itself: as arguments they would show in the list of processes.
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv owner_password XACTHUC_OWNER_PASSWORD
\getenv service_password XACTHUC_SERVICE_PASSWORD
create role xacthuc_owner login nosuperuser nocreatedb nocreaterole noreplication
    password :'owner_password';
create role xacthuc_service login nosuperuser nocreatedb nocreaterole noreplication
    password :'service_password';
create database xacthuc owner xacthuc_owner encoding 'UTF8' template template0;
revoke all on database xacthuc from public;
grant connect on database xacthuc to xacthuc_service;
\connect xacthuc
revoke all on schema public from public;
SQL
