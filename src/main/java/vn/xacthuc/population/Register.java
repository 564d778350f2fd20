package vn.xacthuc.population;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.population.RegisterFinding.Ambiguous;
import vn.xacthuc.population.RegisterFinding.Found;
import vn.xacthuc.population.RegisterFinding.NoOldIdMapping;
import vn.xacthuc.population.RegisterFinding.NotFound;
import vn.xacthuc.population.RegisterFinding.Unavailable;

/// The population register, asked for one person at a time.
@ApplicationScoped
public class Register {
    private static final Logger LOG = Logger.getLogger(Register.class);

    private final LookupRepository lookups;
    private final RegisterGate gate;
    private final MeterRegistry meters;
    private final RareWarning warning;

    Register(
            LookupRepository lookups,
            RegisterGates gates,
            MeterRegistry meters,
            PopulationConfig config) {
        this.lookups = lookups;
        gate = gates.questions();
        this.meters = meters;
        warning = new RareWarning(LOG, config.warningInterval(), System::nanoTime);
    }

    /// Finds the person who has a personal number, in any state.
    public RegisterFinding find(PersonalId id) {
        return timed(
                () -> LookupRows.people(lookups.byId(id)),
                person -> person.personalId().equals(id),
                NotFound::new);
    }

    /// Finds the person who held a nine-digit number.
    public RegisterFinding findByOldIdNumber(OldIdNumber number) {
        return timed(
                () -> LookupRows.people(lookups.byOldNumber(number)),
                person -> person.oldNumbers().contains(number),
                NoOldIdMapping::new);
    }

    private RegisterFinding timed(
            Supplier<List<Person>> question,
            Predicate<Person> meant,
            Function<Optional<Person>, RegisterFinding> nobody) {
        Timer.Sample sample = Timer.start(meters);
        RegisterFinding finding = ask(question, meant, nobody);
        sample.stop(meters.timer("xacthuc.register.lookup", "outcome", outcome(finding)));
        return finding;
    }

    private RegisterFinding ask(
            Supplier<List<Person>> question,
            Predicate<Person> meant,
            Function<Optional<Person>, RegisterFinding> nobody) {
        if (!gate.enter()) {
            warning.say("The register has no place for more questions");
            return new Unavailable();
        }
        try {
            return finding(question.get(), meant, nobody);
        } catch (RuntimeException failure) {
            DatabaseFault fault = DatabaseFault.behind(failure).orElseThrow(() -> failure);
            warning.say("The register did not answer (SQLSTATE %s)".formatted(fault.sqlState()));
            return new Unavailable();
        } finally {
            gate.leave();
        }
    }

    private static RegisterFinding finding(
            List<Person> people,
            Predicate<Person> meant,
            Function<Optional<Person>, RegisterFinding> nobody) {
        List<Person> found = people.stream().filter(meant).toList();
        if (found.isEmpty()) {
            return nobody.apply(people.stream().findFirst());
        }
        List<Person> different = LookupRows.withoutEarlierNumbers(found);
        return different.size() == 1 ? new Found(different.getFirst()) : new Ambiguous();
    }

    private static String outcome(RegisterFinding finding) {
        return switch (finding) {
            case Found found -> "found";
            case NotFound notFound -> "not-found";
            case NoOldIdMapping noMapping -> "not-found";
            case Ambiguous ambiguous -> "ambiguous";
            case Unavailable unavailable -> "unavailable";
        };
    }
}
