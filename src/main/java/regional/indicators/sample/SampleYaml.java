package regional.indicators.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import regional.indicators.core.Quarter;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.InvalidDefinition;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/**
 * Reads {@code jobs/sample}: {@code stories.yaml}, and a file for each return that has a model.
 * What they may say stands in {@code schema/sample.schema.json}.
 */
public final class SampleYaml {

  private static final String STORIES = "stories.yaml";
  private static final Set<String> GIVEN =
      Set.of("start", "group", "sub_region", "earlier", "member", "family");

  private record StoriesFile(String levelsAt, @OrEmpty List<Story> stories) {}

  private record ModelFile(
      @JsonProperty("return") String returnId,
      Optional<CountsModel> counts,
      Optional<RecordsModel> records) {}

  private final String file;

  private SampleYaml(String file) {
    this.file = file;
  }

  /**
   * Reads the folder.
   *
   * @throws InvalidDefinition if a file does not fit, or names what is not there
   */
  public static Sample read(Path jobsSample, Returns returns) {
    Map<String, CountsModel> counts = new HashMap<>();
    Map<String, RecordsModel> records = new HashMap<>();
    for (Path path : files(jobsSample)) {
      SampleYaml reader = new SampleYaml(String.valueOf(path.getFileName()));
      ModelFile read = DefinitionFile.read(path, ModelFile.class);
      Return form = reader.find(returns, read.returnId());
      boolean aggregate = form.kind() == Return.Kind.AGGREGATE;
      reader.hold(
          read.counts().isPresent() == aggregate && read.records().isPresent() != aggregate,
          form.id(),
          aggregate ? "an aggregate return has counts" : "a record return has records");
      read.counts().ifPresent(each -> reader.check(each, form));
      read.records().ifPresent(each -> reader.check(each));
      read.counts().ifPresent(each -> counts.put(form.id(), each));
      read.records().ifPresent(each -> records.put(form.id(), each));
    }
    SampleYaml reader = new SampleYaml(STORIES);
    StoriesFile read = DefinitionFile.read(jobsSample.resolve(STORIES), StoriesFile.class);
    List<Story> stories = read.stories();
    stories.forEach(each -> reader.check(each, reader.find(returns, each.returnId())));
    return new Sample(Quarter.parse(read.levelsAt()), counts, records, stories);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(each -> each.toString().endsWith(".yaml") && !each.endsWith(STORIES))
          .sorted(Comparator.comparing(each -> String.valueOf(each.getFileName())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Return find(Returns returns, String id) {
    return returns.find(id).orElseThrow(() -> new InvalidDefinition(file, id, "no such return"));
  }

  private void hold(boolean holds, String entry, String fault) {
    if (!holds) {
      throw new InvalidDefinition(file, entry, fault);
    }
  }

  private void check(CountsModel model, Return form) {
    Set<String> names = new HashSet<>(model.quantities().keySet());
    for (List<CountsModel.Case> cases : model.quantities().values()) {
      for (CountsModel.Case each : cases) {
        each.split()
            .filter(split -> split.along().isEmpty())
            .ifPresent(split -> names.addAll(split.weights().keySet()));
      }
    }
    hold(form.key().containsAll(model.dimensions()), "dimensions", "are columns of the key");
    model
        .quantities()
        .forEach((name, cases) -> cases.forEach(each -> check(name, each, names, model, form)));
  }

  private void check(
      String name, CountsModel.Case how, Set<String> names, CountsModel model, Return form) {
    List<Proportion> levels =
        Stream.of(how.share(), how.rate(), how.stock().map(CountsModel.Stock::begins))
            .flatMap(Optional::stream)
            .toList();
    hold(
        one(
                    how.share(),
                    how.rate(),
                    how.split(),
                    how.between(),
                    how.stock(),
                    how.census(),
                    how.text())
                + (how.sum().isEmpty() ? 0 : 1)
            == 1,
        name,
        "a case is exactly one of share, rate, sum, split, between, stock, census, text");
    for (Proportion each : levels) {
      hold(
          each.of().isPresent() != each.population().isPresent(),
          name,
          "either of or population says out of what");
    }
    how.share()
        .ifPresent(
            each -> hold(each.each() > 0 && each.each() < 1, name, "a share is between 0 and 1"));
    how.split()
        .ifPresent(
            each -> {
              hold(
                  each.along().isPresent() == each.codes().isPresent(),
                  name,
                  "along goes with codes");
              each.along()
                  .ifPresent(
                      along ->
                          hold(model.dimensions().contains(along), name, "no dimension " + along));
              each.codes()
                  .ifPresent(
                      list ->
                          hold(form.codeLists().containsKey(list), name, "no code list " + list));
            });
    Stream.of(
            levels.stream().flatMap(each -> each.of().stream()),
            how.sum().stream(),
            how.less().stream(),
            how.split().map(CountsModel.Split::of).stream(),
            how.between().map(CountsModel.Between::of).stream(),
            how.stock().stream().flatMap(each -> each.plus().stream()),
            how.stock().stream().flatMap(each -> each.minus().stream()))
        .flatMap(each -> each)
        .forEach(
            ref -> {
              hold(names.contains(ref.name()), name, "no quantity " + ref.name());
              hold(
                  model.dimensions().containsAll(ref.at().keySet()),
                  name,
                  "at names dimensions, not " + ref.at().keySet());
            });
  }

  private static long one(Optional<?>... kinds) {
    return Stream.of(kinds).filter(Optional::isPresent).count();
  }

  private void check(RecordsModel model) {
    Set<String> known = new HashSet<>(GIVEN);
    for (RecordsModel.Fact fact : model.facts()) {
      String name = fact.name();
      hold(
          one(
                      fact.date(),
                      fact.number(),
                      fact.part(),
                      fact.every(),
                      fact.age(),
                      fact.form(),
                      fact.host(),
                      fact.pool(),
                      fact.copy(),
                      fact.text())
                  + (fact.choose().isEmpty() ? 0 : 1)
                  + (fact.sum().isEmpty() ? 0 : 1)
              == 1,
          name,
          "a fact is exactly one of date, choose, number, part, sum, every, age, form, host, pool, copy, text");
      Stream.of(
              fact.where().keySet().stream(),
              fact.unless().keySet().stream(),
              fact.inSet().keySet().stream(),
              fact.filled().stream(),
              fact.sum().stream(),
              fact.less().stream(),
              fact.host().stream(),
              fact.copy().stream(),
              fact.part().map(RecordsModel.Part::of).stream(),
              fact.date().flatMap(RecordsModel.Day::after).stream(),
              fact.date().flatMap(RecordsModel.Day::before).stream(),
              fact.date().flatMap(RecordsModel.Day::yearsOf).stream(),
              fact.date().flatMap(RecordsModel.Day::notAfter).stream(),
              fact.age().map(RecordsModel.Age::born).stream(),
              fact.age().flatMap(RecordsModel.Age::on).stream(),
              fact.form().map(RecordsModel.Form::by).stream().flatMap(Collection::stream))
          .flatMap(each -> each)
          .forEach(each -> hold(known.contains(each), name, "no fact " + each + " above it"));
      known.add(name);
    }
    for (RecordsModel.Fact fact : model.facts()) {
      Stream.of(
              fact.from(),
              fact.until(),
              fact.every().map(RecordsModel.Every::from),
              fact.every().map(RecordsModel.Every::until))
          .flatMap(Optional::stream)
          .forEach(each -> hold(known.contains(each), fact.name(), "no fact " + each));
    }
    hold(known.contains(model.ends()), "ends", "no fact " + model.ends());
    model.before().ifPresent(each -> hold(known.contains(each), "before", "no fact " + each));
  }

  private void check(Story story, Return form) {
    boolean level = story.shift().isPresent();
    hold(
        one(story.missing(), story.dropRows(), story.write(), story.shift(), story.revised()) == 1,
        story.story(),
        "a story is exactly one of missing, drop_rows, write, shift, revised");
    hold(
        !level || story.back().isEmpty(), story.story(), "a shift names its own quarters: no back");
    Stream.of(
            story.dropRows().map(Map::keySet),
            story.write().map(each -> each.where().keySet()),
            story.write().map(each -> each.cells().keySet()))
        .flatMap(Optional::stream)
        .flatMap(Set::stream)
        .forEach(
            each ->
                hold(
                    form.column(Objects.requireNonNull(each)).isPresent(),
                    story.story(),
                    "no column " + each));
  }
}
