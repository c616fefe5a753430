package regional.indicators.job;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.Optional;
import regional.indicators.core.Quarter;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.ExplanationName;
import regional.indicators.submission.ExplanationReader;
import regional.indicators.submission.Incoming;

/** Takes files of explanations into the store. */
final class ExplanationIntake {

  private final ExplanationLedger ledger;
  private final ExplanationReader reader;

  ExplanationIntake(ExplanationLedger ledger, Definitions definitions) {
    this.ledger = ledger;
    this.reader = reader(definitions);
  }

  static ExplanationReader reader(Definitions definitions) {
    return new ExplanationReader(definitions.returns(), definitions.reference().authorities());
  }

  /** What a file's name says, if it is one of explanations. */
  static Optional<ExplanationName> name(Incoming.Found found) {
    return found.name().isPresent() ? Optional.empty() : ExplanationName.parse(found.path());
  }

  /** The quarter of a file, whichever it is; empty where its name says none. */
  static Optional<Quarter> quarter(Incoming.Found found) {
    return found
        .name()
        .map(each -> each.quarter())
        .or(() -> name(found).map(ExplanationName::quarter));
  }

  /**
   * Records a file, if it is one of explanations.
   *
   * @return whether it is
   * @throws IOException if it cannot be read
   */
  boolean receive(Incoming.Found found, LocalDate receivedOn) throws IOException {
    Optional<ExplanationName> name = name(found);
    if (name.isPresent() && !ledger.holds(name.get(), found.sha256())) {
      try {
        ledger.receive(
            name.get(), found.sha256(), receivedOn, reader.read(name.get(), found.file()));
      } catch (NoSuchFileException e) {
        // Taken away since it was found: it has not been received.
        return true;
      }
    }
    return name.isPresent();
  }
}
