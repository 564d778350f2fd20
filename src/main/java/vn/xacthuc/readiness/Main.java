package vn.xacthuc.readiness;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.checkpoint.LogSucceedCommand;
import vn.xacthuc.audit.offline.VerifyLogCommand;
import vn.xacthuc.audit.retention.LogArchiveCommand;
import vn.xacthuc.receipt.VerifyExportCommand;
import vn.xacthuc.receipt.VerifyReceiptCommand;
import vn.xacthuc.secret.RefusedSecretException;
import vn.xacthuc.witness.WitnessCommand;

/// The program: without arguments the service, with `migrate` the one-shot command that brings the
/// databases to this version as their owner, with another command's name that command.
@QuarkusMain
public class Main {

    private static final int USAGE = 2;

    private static final Map<String, Command> COMMANDS =
            Map.ofEntries(
                    Map.entry("log-archive", LogArchiveCommand::run),
                    Map.entry("log-succeed", LogSucceedCommand::run),
                    Map.entry("verify-export", VerifyExportCommand::run),
                    Map.entry("verify-log", VerifyLogCommand::run),
                    Map.entry("verify-receipt", VerifyReceiptCommand::run),
                    Map.entry("witness", WitnessCommand::run));

    /// A program of its own in this jar.
    @FunctionalInterface
    private interface Command {

        /// 0 if all is well, 1 if something does not hold, 2 if the arguments are wrong.
        int run(List<String> arguments, PrintStream out, PrintStream err);
    }

    /// Starts what the arguments name.
    public static void main(String... arguments) {
        try {
            run(arguments);
        } catch (RefusedSecretException e) {
            stop(e.getMessage());
        }
    }

    private static void run(String... arguments) {
        if (arguments.length == 0) {
            List<String> missing = RequiredSettings.missingForService();
            if (missing.isEmpty()) {
                refuseUnsafe();
                // A path that is no URI is answered as a problem by us, not with an empty 400.
                System.setProperty("vertx.disableURIValidation", "true");
                Quarkus.run(arguments);
            } else {
                stop("set " + String.join(", ", missing));
            }
        } else if (arguments.length == 1 && arguments[0].equals("migrate")) {
            List<String> missing = RequiredSettings.missingForMigration();
            if (missing.isEmpty()) {
                Migration.run();
            } else {
                stop("set " + String.join(", ", missing));
            }
        } else {
            Command command = COMMANDS.get(arguments[0]);
            if (command == null) {
                String names = String.join(" | ", new TreeSet<>(COMMANDS.keySet()));
                stop("usage: java -jar quarkus-run.jar [migrate | " + names + "]");
            } else {
                List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
                System.exit(command.run(rest, System.out, System.err));
            }
        }
    }

    /// Development is unsafe on purpose.
    private static void refuseUnsafe() {
        if (!RequiredSettings.isPackaged()) {
            return;
        }
        Config config = ConfigProvider.getConfig();
        List<String> unsafe = UnsafeSettings.found(config);
        if (unsafe.isEmpty()) {
            return;
        }
        if (UnsafeSettings.isDemonstration(config)) {
            System.err.println(
                    "xacthuc: a demonstration, not for real people: " + String.join("; ", unsafe));
        } else {
            stop("set " + String.join("; ", unsafe));
        }
    }

    private static void stop(@Nullable String why) {
        // Logging has not started yet when this is said.
        System.err.println("xacthuc: not started: " + why);
        System.exit(USAGE);
    }
}
