package vn.xacthuc.readiness;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/// The program: without arguments the service, with `migrate` the one-shot command that brings the
/// databases to this version as their owner.
@QuarkusMain
public class Main {

    private static final int USAGE = 2;

    /// Starts what the arguments name.
    public static void main(String... arguments) {
        if (arguments.length == 0) {
            List<String> missing = RequiredSettings.missingForService();
            if (missing.isEmpty()) {
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
            stop("usage: java -jar quarkus-run.jar [migrate]");
        }
    }

    private static void stop(String why) {
        // Logging has not started yet when this is said.
        System.err.println("xacthuc: not started: " + why);
        System.exit(USAGE);
    }
}
