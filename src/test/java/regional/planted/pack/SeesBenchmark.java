package regional.planted.pack;

/** Planted: pack sees benchmark and what is no view, draws with JFreeChart outside pack.chart. */
public class SeesBenchmark {
  public regional.planted.benchmark.SeesDisclosure seen;
  public regional.planted.disclosure.SeesPack uncontrolled;
  public org.jfree.chart.JFreeChart chart;
}
