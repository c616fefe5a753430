package regional.planted.indicator;

/**
 * Planted: indicator sees benchmark, shows Tablesaw, uses its readers, solves, fits lines and
 * writes graphs.
 */
public class SeesBenchmark {
  public regional.planted.benchmark.SeesDisclosure seen;

  public tech.tablesaw.api.Table shown() {
    return tech.tablesaw.api.Table.create();
  }

  public Object program() {
    return org.ojalgo.optimisation.ExpressionsBasedModel.class;
  }

  public Object line() {
    return org.hipparchus.stat.regression.SimpleRegression.class;
  }

  public Object graph() {
    return com.esotericsoftware.kryo.Kryo.class;
  }

  public Object reader() {
    return tech.tablesaw.io.csv.CsvReadOptions.class;
  }
}
