package regional.planted.pack;

/** Planted: pack sees benchmark, draws with JFreeChart outside pack.chart. */
public class SeesBenchmark {
  public regional.planted.benchmark.SeesDisclosure seen;
  public org.jfree.chart.JFreeChart chart;
}
