package regional.planted.indicator;

/** Planted: indicator sees benchmark, shows Tablesaw, and uses its readers. */
public class SeesBenchmark {
  public regional.planted.benchmark.SeesDisclosure seen;

  public tech.tablesaw.api.Table shown() {
    return tech.tablesaw.api.Table.create();
  }

  public Object reader() {
    return tech.tablesaw.io.csv.CsvReadOptions.class;
  }
}
